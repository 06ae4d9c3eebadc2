import type { PlainService } from "../description/plain.js";
import { isSpoken } from "../runtime/wire/protocol.js";
import type { ServerDescription } from "../runtime/wire/service-description.js";
import type { Block, TryTarget } from "./content.js";
import type { ServiceScope } from "./scope.js";

/** The part of a service that a page can reach: WebSocket, Socket.IO and HTTP, at addresses that are known. */
export function reachable(plain: PlainService): PlainService {
  const { servers, channels } = withServer(plain);
  const spoken = Object.fromEntries(Object.entries(servers).filter(([, server]) => isSpoken(server)));
  const mirrored = new Set(Object.values(channels).map(({ mirrors }) => mirrors));
  const kept = Object.entries(channels).flatMap(([name, channel]) => {
    const own = channel.address === null ? [] : channel.servers.filter((key) => Object.hasOwn(spoken, key));
    return own.length > 0 || mirrored.has(name) ? [[name, { ...channel, servers: own }] as const] : [];
  });
  const names = new Set(kept.map(([name]) => name));
  const operations = Object.entries(plain.operations).filter(([, { channel }]) => names.has(channel));
  return {
    ...plain,
    servers: spoken,
    channels: Object.fromEntries(kept),
    operations: Object.fromEntries(operations),
  };
}

/** The channels on which there is something to try: a connection to open, or a request to make. */
export const triedChannels = ({ channels, operations }: PlainService): readonly string[] =>
  Object.entries(channels).flatMap(([name, { servers, receives, sends, poll, mirrors }]) => {
    const base = mirrors === undefined ? undefined : channels[mirrors];
    const isConversation = (receives ?? sends ?? poll ?? base?.receives ?? base?.sends) !== undefined;
    const isAsked = Object.values(operations).some(
      ({ channel, kind, http }) =>
        channel === name && http !== undefined && (kind === "receive" || kind === "respond"),
    );
    return servers.length > 0 && (isConversation || isAsked) ? [name] : [];
  });

/** Whether a browser can reach anything of the service: only then it has a page to try it out. */
export function canTry({ description }: Pick<ServiceScope, "description">): boolean {
  const can = known.get(description) ?? triedChannels(reachable(description.service)).length > 0;
  known.set(description, can);
  return can;
}

/** Every page of a service asks. */
const known = new WeakMap<ServiceScope["description"], boolean>();

/** The offer to try something out; nothing where a browser cannot. */
export const tryBlocks = (scope: Pick<ServiceScope, "description">, target: TryTarget): readonly Block[] =>
  canTry(scope) ? [{ kind: "try", target }] : [];

/** Documents may leave servers out: then a WebSocket is as likely as anything. */
function withServer(plain: PlainService): Pick<PlainService, "servers" | "channels"> {
  if (Object.keys(plain.servers).length > 0) return plain;
  const server: ServerDescription = { protocol: "ws", host: "localhost", pathname: "" };
  const channels = Object.entries(plain.channels).map(
    ([name, channel]) => [name, { ...channel, servers: [anyServer] }] as const,
  );
  return { servers: { [anyServer]: server }, channels: Object.fromEntries(channels) };
}

const anyServer = "server";
