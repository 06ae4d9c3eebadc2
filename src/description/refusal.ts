import type { Message, Service } from "../contract/contract.js";
import type { Refusal } from "../runtime/wire/service-description.js";

/** How a service says no (`x-refusal`), by the name of the message. */
export const describeRefusals = (service: Service): Readonly<Record<string, Refusal<string>>> =>
  Object.fromEntries(
    service.messages.flatMap((message) => {
      const refusal = describeRefusal(message, service);
      return refusal === undefined ? [] : [[message.name, refusal]];
    }),
  );

function describeRefusal(message: Message, service: Service): Refusal<string> | undefined {
  if (message.refusal === undefined) return undefined;
  const { codes, operations, ...rest } = message.refusal;
  const nameOf = operationNames(service);
  const statuses = (message.errorCodes ?? []).flatMap(({ code, status }) =>
    status === undefined ? [] : [[code, status] as const],
  );
  return {
    message: message.name,
    ...rest,
    codes: codesOf(codes, nameOf),
    ...(statuses.length > 0 && { statuses: Object.fromEntries(statuses) }),
    ...(operations.length > 0 && { operations: operations.map(nameOf) }),
  };
}

/** Documents know operations by their key, code by their name. */
function operationNames({ operations }: Service): (key: string) => string {
  const names = new Map(operations.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

const codesOf = (codes: Refusal["codes"], nameOf: (key: string) => string): Refusal["codes"] =>
  Object.fromEntries(
    Object.entries(codes).map(([reason, code]) => [
      reason,
      typeof code === "string"
        ? code
        : Object.fromEntries(Object.entries(code).map(([key, one]) => [nameOf(key), one])),
    ]),
  );
