import { buildUrl } from "../client/target.js";
import { http } from "../http/transport.js";
import { memory } from "../memory/transport.js";
import { socketio } from "../socketio/transport.js";
import { type Road, type Trip, takeTrip } from "../testing/round-trip.js";
import { listTrips } from "../testing/trip-list.js";
import { fillPlace, fillVariables } from "../testing/trip-place.js";
import { websocket } from "../websocket/transport.js";
import { familyOf, type ProtocolFamily } from "../wire/protocol.js";
import { findChannel, findOperation } from "../wire/route.js";
import type {
  ChannelDescription,
  SecurityDescription,
  ServerDescription,
  ServiceDescription,
} from "../wire/service-description.js";
import type { Transport } from "../wire/transport.js";
import { loadPackage } from "./package.js";
import { serve } from "./serve.js";

/**
 * One example on its way over one road, ready to be taken by a test: `chat on ws over memory: chatMessage 1`, and what
 * throws where the example does not arrive, or not as it was.
 */
export type RoundTrip = readonly [name: string, run: () => Promise<void>];

/**
 * Every example of a service that can travel between a real client and a real server: in memory, and over sockets on
 * loopback for those protocols whose packages (`ws`, `socket.io`, `socket.io-client`, `@fastify/busboy`) are installed.
 */
export async function listRoundTrips(service: ServiceDescription): Promise<readonly RoundTrip[]> {
  const trips = listTrips(service).filter(
    (trip) => canProve(service, trip.channel) && isUnmistakable(service, trip),
  );
  const transports = await findTransports(service);
  const inMemory: Road = {
    name: "memory",
    async open(server) {
      return {
        options: { url: "http://localhost", transports: [memory(server)] },
        close: () => server.close({ drainMs: 0 }),
      };
    },
  };
  const overSockets: Road = {
    name: "sockets",
    async open(server) {
      const app = await serve({ [service.name]: server });
      return {
        options: { url: app.url, transports: [...transports.values()] },
        close: () => app.close({ drainMs: 0 }),
      };
    },
  };
  return [
    ...toTests(service, trips, inMemory),
    ...toTests(
      service,
      trips.filter((trip) => isReachable(service, trip, transports)),
      overSockets,
    ),
  ];
}

function toTests(service: ServiceDescription, trips: readonly Trip[], road: Road): readonly RoundTrip[] {
  const counts = new Map<string, number>();
  return trips.map((trip) => {
    const { channel, message, call } = trip;
    const what = message === undefined ? "no message" : message.name;
    const way = `${call === undefined ? "server" : call.name} on ${channel} over ${road.name}: ${what}`;
    const count = (counts.get(way) ?? 0) + 1;
    counts.set(way, count);
    return [`${way} ${count}`, () => takeTrip(service, trip, road)];
  });
}

/** By the family of protocols; only what is installed. */
async function findTransports(service: ServiceDescription): Promise<ReadonlyMap<ProtocolFamily, Transport>> {
  const families = new Set(Object.values(service.servers).map(familyOf));
  const found = new Map<ProtocolFamily, Transport>([["http", http()]]);
  const form = Object.values(service.operations).some((operation) => operation.http?.body === "form");
  if (form && (await findPackage("@fastify/busboy")) === undefined) found.delete("http");
  if (families.has("websocket")) {
    const WebSocket: unknown = (await findPackage("ws"))?.WebSocket;
    // What the package exports under that name.
    if (typeof WebSocket === "function")
      found.set("websocket", websocket({ WebSocket: WebSocket as WebSocketClass }));
  }
  if (families.has("socketio") && (await findPackage("socket.io")) !== undefined) {
    const io: unknown = (await findPackage("socket.io-client"))?.io;
    if (typeof io === "function") found.set("socketio", socketio({ io: io as Io }));
  }
  return found;
}

type WebSocketClass = NonNullable<NonNullable<Parameters<typeof websocket>[0]>["WebSocket"]>;
type Io = Parameters<typeof socketio>[0]["io"];

const findPackage = (name: string) => loadPackage(name).catch(() => undefined);

/** Whether sockets can carry it. */
function isReachable(
  service: ServiceDescription,
  trip: Trip,
  transports: ReadonlyMap<ProtocolFamily, Transport>,
): boolean {
  const server = serverOf(service, trip);
  if (server === undefined || !transports.has(familyOf(server))) return false;
  return familyOf(server) !== "http" || trip.call?.operation.http !== undefined;
}

/** Whether the address leads to the channel or operation, and not to another with the same. */
function isUnmistakable(service: ServiceDescription, trip: Trip): boolean {
  const { channel, call } = trip;
  const description = service.channels[channel];
  const server = serverOf(service, trip);
  if (description === undefined || server === undefined) return call?.operation.http === undefined;
  const url = urlOf(service, trip, description, server);
  if (url === undefined) return false;
  const pathname = `${url.pathname}?${url.searchParams}`;
  if (call?.operation.http !== undefined) {
    const found = findOperation(service, call.operation.http.method.toUpperCase(), pathname);
    return found.ok && found.operation === call.name;
  }
  const protocolFamily = familyOf(server);
  if (protocolFamily === "other" || protocolFamily === "http") return true; // only memory carries it, by name
  const namespace = description.socketio?.namespace;
  const isSocketIo = protocolFamily === "socketio" && namespace !== undefined;
  return (
    findChannel(service, {
      protocolFamily,
      pathname: isSocketIo ? `${namespace}?${url.searchParams}` : pathname,
    })?.channel === channel
  );
}

function serverOf(
  { channels, servers }: ServiceDescription,
  { channel }: Trip,
): ServerDescription | undefined {
  const [key] = channels[channel]?.servers ?? [];
  return key === undefined ? undefined : servers[key];
}

function urlOf(
  service: ServiceDescription,
  { channel, call }: Trip,
  description: ChannelDescription,
  server: ServerDescription,
): URL | undefined {
  const choice = { url: "http://localhost", variables: fillVariables(service) };
  try {
    return buildUrl(description, server, choice, fillPlace(service, channel, call?.operation));
  } catch {
    return undefined;
  }
}

/** Whether we can show the credentials that a channel asks for; a client shows those of the channel's first server. */
function canProve({ channels, servers, security, operations }: ServiceDescription, channel: string): boolean {
  const [first, ...others] = (channels[channel]?.servers ?? []).map((key) => servers[key]?.security ?? []);
  const shown = first ?? [];
  const keys = [
    ...shown,
    ...Object.values(operations).flatMap((one) => (one.channel === channel ? (one.security ?? []) : [])),
  ];
  const isAskedAlike = shown.length > 0 || others.every((asked) => asked.length === 0);
  return isAskedAlike && keys.every((key) => isKnown(security[key]));
}

function isKnown(scheme: SecurityDescription | undefined): boolean {
  if (scheme === undefined) return false;
  const { type, in: place = "" } = scheme;
  if (type === "httpApiKey") return ["query", "header", "cookie"].includes(place);
  return ["http", "userPassword", "oauth2", "openIdConnect"].includes(type);
}
