import { AsyncApiError } from "../wire/error.js";
import type { OperationDescription } from "../wire/service-description.js";
import type { Transport } from "../wire/transport.js";
import { presentCredentials } from "./credentials.js";
import { type ClientSettings, chooseTransport } from "./settings.js";
import { assertQuery, buildUrl, findServer, type Place } from "./target.js";

/** How to get to a channel, right now: credentials are asked for each time. */
interface Approach<Way extends "open" | "call"> {
  readonly transport: Transport & Required<Pick<Transport, Way>>;
  /** Credentials of the query among them. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly socketio?: { readonly path: string; readonly auth: Readonly<Record<string, unknown>> };
}

/** Where a client wants to get. */
interface Goal {
  readonly channel: string;
  readonly place: Place;
  /** Where it is a request of HTTP. */
  readonly operation?: OperationDescription;
}

/** Finds the transport, the URL and the credentials for a channel, or for one of its HTTP operations. */
export async function approach<Way extends "open" | "call">(
  settings: ClientSettings,
  way: Way,
  { channel, place, operation }: Goal,
): Promise<Approach<Way>> {
  const { service, choice } = settings;
  const description = service.channels[channel];
  if (description === undefined)
    throw new AsyncApiError("not-found", `${service.name} has no channel \`${channel}\``);
  const server = findServer(service, description, choice);
  const url = buildUrl(description, server, choice, place);
  const transport = chooseTransport(settings, server?.protocol ?? url.protocol.slice(0, -1), way);
  const credentials = await settings.auth();
  const keys = operation?.security ?? server?.security ?? [];
  const { query, headers, cookies } = presentCredentials(service.security, keys, credentials);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  assertQuery(url, operation?.http?.query ?? description.query);
  if (settings.validation.outgoing === "strict")
    (operation ?? description).queryValues?.assert(url.searchParams);
  const found = { transport, url, headers, cookies };
  if (description.socketio === undefined) return found;
  // Its handshake has a place for a token of its own, whatever else the contract says.
  const { token } = presentCredentials(service.security, Object.keys(service.security), credentials);
  const auth = token === undefined ? {} : { token };
  return { ...found, socketio: { path: server?.socketio?.path ?? "/socket.io", auth } };
}
