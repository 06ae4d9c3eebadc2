import type { ServerDescription, ServiceDescription } from "./service-description.js";

/**
 * The servers of a channel. Where the document names none, it is served all the same: over HTTP where its operations are
 * requests, else over WebSocket.
 */
export function serversOf(
  { channels, servers, operations }: ServiceDescription,
  channel: string,
): readonly ServerDescription[] {
  const keys = channels[channel]?.servers ?? [];
  if (keys.length > 0) return keys.flatMap((key) => servers[key] ?? []);
  const isResource = Object.values(operations).some(
    (one) => one.channel === channel && one.http !== undefined,
  );
  return [{ protocol: isResource ? "http" : "ws", host: "localhost", pathname: "" }];
}
