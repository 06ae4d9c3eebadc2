import type { Place } from "../client/target.js";
import type {
  OperationDescription,
  SecurityDescription,
  ServiceDescription,
} from "../wire/service-description.js";

/** Something for every parameter and query that the contract asks for. */
export function fillPlace(
  { channels }: ServiceDescription,
  channel: string,
  operation: OperationDescription | undefined,
): Place {
  const description = channels[channel];
  const address = description?.address ?? "";
  const names = [...address.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const parameters = names.map((name) => {
    const { default: usual, enum: allowed } = description?.parameters?.[name] ?? {};
    return [name, usual ?? allowed?.[0] ?? "1"] as const;
  });
  const required = [...(description?.query?.required ?? []), ...(operation?.http?.query?.required ?? [])];
  return {
    parameters: Object.fromEntries(parameters),
    query: Object.fromEntries(required.map((name) => [name, "1"])),
  };
}

/** Something for every variable of a server that has no default. */
export function fillVariables({ servers }: ServiceDescription): Readonly<Record<string, string>> {
  const variables = Object.values(servers).flatMap((server) => Object.entries(server.variables ?? {}));
  return Object.fromEntries(
    variables.map(([name, variable]) => [name, variable.default ?? variable.enum?.[0] ?? "1"]),
  );
}

/** Something for every security scheme. */
export const credentialsFor = ({ security }: ServiceDescription): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(security).map(([key, scheme]) => [key, credentialOf(scheme)]));

function credentialOf({ type, scheme, parameters }: SecurityDescription): unknown {
  if (parameters !== undefined) return Object.fromEntries(parameters.map((name) => [name, "1"]));
  if (type === "userPassword" || scheme?.toLowerCase() === "basic") return { username: "1", password: "1" };
  return "1";
}
