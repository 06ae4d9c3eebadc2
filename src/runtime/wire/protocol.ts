import type { ServerDescription } from "./service.js";

/** How connections and requests reach a server; `other` for a protocol that no transport of this library speaks. */
export type ProtocolFamily = "websocket" | "socketio" | "http" | "other";

/** A family whose transport is part of this library. */
type SpokenFamily = Exclude<ProtocolFamily, "other">;

interface SpokenProtocol {
  readonly family: SpokenFamily;
  /** Of the addresses that clients open: the schemes of WebSocket and HTTP. */
  readonly scheme: "ws" | "wss" | "http" | "https";
}

/** The protocols that are spoken here, in lower case; Socket.IO without a word about TLS is taken to be over https. */
const spoken: ReadonlyMap<string, SpokenProtocol> = new Map([
  ["ws", { family: "websocket", scheme: "ws" }],
  ["wss", { family: "websocket", scheme: "wss" }],
  ["socket.io", { family: "socketio", scheme: "https" }],
  ["socket.io+http", { family: "socketio", scheme: "http" }],
  ["socket.io+https", { family: "socketio", scheme: "https" }],
  ["socketio", { family: "socketio", scheme: "https" }],
  ["socketio+http", { family: "socketio", scheme: "http" }],
  ["socketio+https", { family: "socketio", scheme: "https" }],
  ["http", { family: "http", scheme: "http" }],
  ["https", { family: "http", scheme: "https" }],
]);

/** The family of a protocol as a document spells it; upper and lower case are the same. */
export const protocolFamily = (protocol: string): ProtocolFamily =>
  spoken.get(protocol.toLowerCase())?.family ?? "other";

/** The protocols of a family, in lower case. */
export const protocolsOf = (family: SpokenFamily): readonly string[] =>
  [...spoken].flatMap(([protocol, one]) => (one.family === family ? [protocol] : []));

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
  const known = spoken.get(name);
  if (known === undefined) return given ?? (/^[a-z][a-z\d+.-]*$/.test(name) ? name : "unknown");
  if (given === undefined) return known.scheme;
  const isSecure = given === "wss" || given === "https";
  return `${known.family === "websocket" ? "ws" : "http"}${isSecure ? "s" : ""}`;
}
