import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { RequestHeaders } from "../../wire/acceptor.js";

/** Path and query of a request as they stand in it, still percent-encoded; undefined where it names no path. */
export function splitTarget(target: string | undefined): { path: string; query: string } | undefined {
  // `OPTIONS *`, `CONNECT host:1`, `GET http://elsewhere/` are for servers of another kind.
  if (target === undefined || !target.startsWith("/") || target.includes("#")) return undefined;
  const at = target.indexOf("?");
  return at === -1 ? { path: target, query: "" } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

/** Looks headers up by what really came: the value is undefined where one is missing or stands twice. */
export function readHeaders({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">): RequestHeaders {
  const values = new Map<string, string | undefined>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    values.set(name, values.has(name) ? undefined : rawHeaders[index + 1]);
  }
  return (name) => values.get(name.toLowerCase());
}

/** The peer's address, or where the peer is a trusted proxy the one before it that is not. */
export function readRemoteAddress(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const peer = bareAddress(request.socket.remoteAddress ?? "");
  const forwarded = request.headers["x-forwarded-for"];
  if (typeof forwarded !== "string" || !trustedProxies.includes(peer)) return peer;
  const hops = forwarded.split(",").map((hop) => bareAddress(hop.trim()));
  const client = hops.reverse().find((hop) => !trustedProxies.includes(hop)) ?? peer;
  return isIP(client) === 0 ? peer : client;
}

/** IPv4 as such, also where the socket speaks IPv6. */
const bareAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");
