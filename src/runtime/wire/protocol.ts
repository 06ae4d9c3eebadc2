import type { ServerDescription } from "./service-description.js";

/** How connections and requests reach a server; `other` for a protocol that no transport of this library speaks. */
export type ProtocolFamily = "websocket" | "socketio" | "http" | "other";

/** A family whose transport is part of this library. */
type SpokenFamily = Exclude<ProtocolFamily, "other">;

/** What is spoken over WebSocket; all in lower case. */
export const webSocketProtocols: readonly string[] = ["ws", "wss"];

/** The protocols of a family, in lower case. */
export const protocolsOf = (family: SpokenFamily): readonly string[] =>
  family === "websocket" ? webSocketProtocols : family === "http" ? ["http", "https"] : socketIoProtocols;

const socketIoProtocols: readonly string[] = ["socket.io", "socketio"].flatMap((name) =>
  ["", "+http", "+https"].map((over) => name + over),
);

/** The family of a protocol as a document spells it; upper and lower case are the same. */
export function protocolFamily(protocol: string): ProtocolFamily {
  const [, socket, io, web] = /^(?:(wss?)|(socket\.?io(?:\+https?)?)|(https?))$/i.exec(protocol) ?? [];
  return socket ? "websocket" : io ? "socketio" : web ? "http" : "other";
}

/** How connections and requests reach a server. One that has an engine's path speaks Socket.IO. */
export const familyOf = ({ protocol, socketio }: ServerDescription): ProtocolFamily =>
  socketio === undefined ? protocolFamily(protocol) : "socketio";

/** Whether transports and servers of this library speak its protocol. */
export const isSpoken = (server: ServerDescription): boolean => familyOf(server) !== "other";

/**
 * The scheme of the addresses of a protocol. Where an address is given, as in the settings of a client, the scheme is
 * as secure as its scheme; a protocol that is not spoken here keeps the given one.
 */
export function schemeOf(protocol: string, given?: string): string {
  const name = protocol.toLowerCase();
  const family = protocolFamily(name);
  if (family === "other") return given ?? (/^[a-z][a-z\d+.-]*$/.test(name) ? name : "unknown");
  // Socket.IO runs over https unless its name says http.
  if (given === undefined) return family !== "socketio" ? name : name.endsWith("+http") ? "http" : "https";
  return `${family === "websocket" ? "ws" : "http"}${/^(?:wss|https)$/.test(given) ? "s" : ""}`;
}
