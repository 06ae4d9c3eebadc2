import { type Client, type ClientOptions, createClient } from "../client/client.js";
import type { Connection } from "../client/connection.js";
import { createServer, type ServiceServer } from "../server/server.js";
import type { PlannedOperation } from "../wire/channel-plan.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { valueAt } from "../wire/pointer.js";
import { isEqual } from "../wire/reply-match.js";
import type { ServiceDescription } from "../wire/service-description.js";
import { credentialsFor, fillPlace, fillVariables } from "./trip-place.js";

/** A way between a client and a server: memory, or sockets. */
export interface Road {
  readonly name: string;
  /** How long to wait for what travels, in milliseconds. Default 3 000: less than test runners give a test. */
  readonly patienceMs?: number;
  /** Serves a server until it is closed. */
  open(server: ServiceServer): Promise<OpenRoad>;
}

export interface OpenRoad {
  /** What a client needs to get there. */
  readonly options: Pick<ClientOptions, "url" | "transports">;
  close(): Promise<void>;
}

/** What goes over a road: an example of the contract, from its side to the other. */
export interface Trip {
  readonly channel: string;
  readonly message: AnyMessage | undefined;
  readonly payload: unknown;
  /** The operation that is called, and what it is answered; absent where the server speaks by itself. */
  readonly call?: {
    readonly name: string;
    readonly operation: PlannedOperation["description"];
    /** Absent: the client only sends. */
    readonly reply?: unknown;
  };
}

/** The member of a client that a channel or an operation is. */
type Member = (...given: readonly unknown[]) => unknown;

/**
 * Takes an example over a road: a real client, a real server, and what arrives is compared with what left.
 * Throws where it does not arrive in time, or not as it was.
 */
export async function takeTrip(service: ServiceDescription, trip: Trip, road: Road): Promise<void> {
  const { patienceMs = defaultPatienceMs } = road;
  const arrival = createArrival(patienceMs);
  const server = createTripServer(service, trip, arrival.arrived);
  const open = await road.open(server);
  const client = createClient<Client>(
    service,
    {
      ...open.options,
      variables: fillVariables(service),
      auth: () => credentialsFor(service),
      limits: { requestMs: patienceMs, connectMs: patienceMs },
    },
    [],
  );
  try {
    const reply = await travel({ client, service, arrival }, trip);
    assertSame("what arrived", await plain(await arrival.promise), await plain(trip.payload));
    if (trip.call?.reply !== undefined)
      assertSame("the answer", await plain(await reply), await plain(trip.call.reply));
  } finally {
    await client.close();
    await open.close();
  }
}

const defaultPatienceMs = 3_000;

async function travel(
  { client, service, arrival }: { client: Client; service: ServiceDescription; arrival: Arrival },
  { channel, message, payload, call }: Trip,
): Promise<unknown> {
  const place = fillPlace(service, channel, call?.operation);
  const isResource = call?.operation.http !== undefined && service.channels[channel]?.poll === undefined;
  if (isResource) {
    const given = message === undefined ? [place] : [payload, place];
    return memberOf(client, call.name)(...given);
  }
  // Generated code states what a channel's member gives.
  const connection = memberOf(client, channel)(place) as Connection<AnyMessage, AnyMessage>;
  if (call === undefined) {
    connection.on(message?.name ?? "", arrival.arrived);
    await connection.connect({ signal: AbortSignal.timeout(arrival.patienceMs) });
    return arrival.promise;
  }
  if (call.reply === undefined && message !== undefined) return connection.send(message.name, payload);
  const isNamed = call.operation.messages.length > 1;
  return memberOf(connection, call.name)(...(isNamed ? [message?.name, payload] : [payload]));
}

/** The server of a trip: it hears one thing, or says one. */
function createTripServer(
  service: ServiceDescription,
  { channel, message, payload, call }: Trip,
  arrived: (payload: unknown) => void,
): ServiceServer {
  const base = service.channels[channel]?.mirrors ?? channel;
  const handlers = Object.entries(service.operations).map(([name, operation]) => [
    name,
    (...given: readonly unknown[]) => {
      if (name !== call?.name) return untilAborted(given);
      arrived(operation.messages.length === 0 ? undefined : given[0]);
      return call.reply;
    },
  ]);
  const sender = service.channels[base]?.sender;
  const identity =
    sender?.identity === undefined ? {} : { [sender.identity]: senderOf(sender.same, payload) };
  return createServer(service, {
    authenticate: () => identity,
    handlers: Object.fromEntries(handlers),
    origins: "any",
    ...(call === undefined && message !== undefined
      ? { connected: { [base]: (context) => context.send(message.name, payload) } }
      : {}),
  });
}

/** Polls that belong to a trip wait until it is over. */
const untilAborted = (given: readonly unknown[]): Promise<undefined> =>
  new Promise((resolve) => {
    const signal: unknown = Reflect.get(Object(given.at(-1)), "signal");
    if (signal instanceof AbortSignal) signal.addEventListener("abort", () => resolve(undefined));
    else resolve(undefined);
  });

const senderOf = (pointers: readonly string[], payload: unknown): unknown =>
  pointers.map((pointer) => valueAt(payload, pointer)).find((value) => value !== undefined);

function memberOf(owner: object, name: string): Member {
  const member: unknown = Reflect.get(owner, name);
  if (typeof member !== "function") throw new Error(`there is no member \`${name}\``);
  return (...given) => Reflect.apply(member, owner, given);
}

interface Arrival {
  readonly patienceMs: number;
  readonly promise: Promise<unknown>;
  readonly arrived: (payload: unknown) => void;
}

function createArrival(patienceMs: number): Arrival {
  let arrived: (payload: unknown) => void = () => {};
  const promise = new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("nothing arrived")), patienceMs);
    arrived = (payload) => {
      clearTimeout(timer);
      resolve(payload);
    };
  });
  promise.catch(() => {}); // heard where it is awaited, if the way there did not fail before
  return { promise, arrived, patienceMs };
}

/** A payload as JSON, its files as their text. */
async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return value.text();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const entries = Object.entries(value).map(async ([key, each]) => [key, await plain(each)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function assertSame(what: string, given: unknown, wanted: unknown): void {
  if (isEqual(given, wanted)) return;
  throw new Error(`${what} is ${JSON.stringify(given)} instead of ${JSON.stringify(wanted)}`);
}
