import { addressAt } from "../runtime/wire/path.js";
import { familyOf, type ProtocolFamily } from "../runtime/wire/protocol.js";
import type {
  ChannelDescription,
  OperationDescription,
  ServerDescription,
  VariableDescription,
} from "../runtime/wire/service-description.js";

/** A place where somebody can connect or ask. */
export interface Endpoint {
  readonly family: ProtocolFamily;
  /** Name of the channel. */
  readonly channel: string;
  /** The operation, where it is a request of HTTP, and its method. */
  readonly operation?: string;
  readonly method?: string;
  /** The path and the query of the address, or the engine's path of Socket.IO; with what is to be filled in in braces. */
  readonly path: string;
  /** The same with something in place of the braces that fits. */
  readonly filled: string;
  /** Socket.IO. */
  readonly namespace?: string;
  /** Two services that have the same one are in each other's way. */
  readonly key: string;
}

/** What of a description says where its places are. */
interface Placed {
  readonly channels: Readonly<
    Record<string, Pick<ChannelDescription, "address" | "servers" | "socketio" | "parameters">>
  >;
  readonly servers: Readonly<Record<string, ServerDescription>>;
  readonly operations: Readonly<Record<string, Pick<OperationDescription, "channel" | "http">>>;
}

/** Every place of a service, in the order of the document. */
export function endpointsOf({ channels, servers, operations }: Placed): readonly Endpoint[] {
  return Object.entries(channels).flatMap(([channel, { address, servers: keys, socketio, parameters }]) => {
    const requests = Object.entries(operations).filter(([, one]) => one.channel === channel && one.http);
    return keys.flatMap((serverKey): readonly Endpoint[] => {
      const server = servers[serverKey];
      if (server === undefined) return [];
      const family = familyOf(server);
      if (family === "socketio") {
        const path = server.socketio?.path ?? "/socket.io";
        const namespace = socketio?.namespace ?? "/";
        return [{ family, channel, path, filled: path, namespace, key: `socketio ${path} ${namespace}` }];
      }
      const place = addressAt(server, address ?? "");
      const path = place.search === "" ? place.path : `${place.path}?${place.search}`;
      const pattern = path.replaceAll(/\{[^{}]*\}/g, "{}");
      const filled = fill(path, { ...server.variables, ...parameters });
      if (requests.length > 0)
        return requests.map(([operation, { http }]) => {
          const method = http?.method ?? "GET";
          return { family: "http", channel, operation, method, path, filled, key: `${method} ${pattern}` };
        });
      return family === "websocket" ? [{ family, channel, path, filled, key: `websocket ${pattern}` }] : [];
    });
  });
}

const fill = (path: string, variables: Readonly<Record<string, VariableDescription>>): string =>
  path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const { default: usual, enum: allowed } = variables[name] ?? {};
    return encodeURIComponent(usual ?? allowed?.[0] ?? "1");
  });
