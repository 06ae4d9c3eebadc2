import type { Operation, Parameter, SecurityScheme, Server } from "../contract/contract.js";
import { defined } from "../contract/draft.js";
import type {
  SecurityDescription,
  ServerDescription,
  VariableDescription,
} from "../runtime/wire/service-description.js";
import { spokenName } from "../specification/protocols.js";
import { isSocketIo } from "./socketio.js";

type Named<T> = Readonly<Record<string, T>>;

/** The servers of a service by key. */
export const describeServers = (servers: readonly Server[]): Named<ServerDescription> =>
  Object.fromEntries(servers.map((server) => [server.key, describeServer(server)]));

function describeServer(server: Server): ServerDescription {
  const { protocol, host, pathname, variables, security } = server;
  return {
    protocol: spokenName(protocol),
    host,
    pathname,
    ...(variables.length > 0 && { variables: describeVariables(variables) }),
    ...(security.length > 0 && { security: keysOf(security) }),
    ...(isSocketIo(server) && {
      socketio: { path: server.socketio?.path ?? "/socket.io" },
    }),
  };
}

/** Server variables, or the parameters of an address. */
export const describeVariables = (variables: readonly Parameter[]): Named<VariableDescription> =>
  Object.fromEntries(
    variables.map((one) => [
      one.name,
      defined({ default: one.default, enum: one.enum?.length ? one.enum : undefined }),
    ]),
  );

/** The security schemes of servers and operations, by key; of two with one key the servers' counts. */
export function describeSecurity(
  servers: readonly Server[],
  operations: readonly Operation[],
): Named<SecurityDescription> {
  const schemes = new Map(securityOf(servers, operations).map((scheme) => [scheme.key, scheme]));
  return Object.fromEntries([...schemes].map(([key, scheme]) => [key, describeScheme(scheme)]));
}

/** Every security scheme that is asked for somewhere, sorted by key. */
export const securityOf = (
  servers: readonly Server[],
  operations: readonly Operation[],
): readonly SecurityScheme[] =>
  [...operations, ...servers]
    .flatMap(({ security }) => security)
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));

const describeScheme = ({
  type,
  in: place,
  name,
  scheme,
  parameters,
}: SecurityScheme): SecurityDescription => ({
  type,
  ...defined({ in: place, name, scheme, parameters }),
});

/** The keys of security schemes, each once. */
export const keysOf = (schemes: readonly SecurityScheme[]): readonly string[] => [
  ...new Set(schemes.map(({ key }) => key)),
];
