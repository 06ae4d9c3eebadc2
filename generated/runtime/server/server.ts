import { nothing } from "../wire/abort.js";
import type {
  Acceptor,
  Admitted,
  CloseOptions,
  Peer,
  ResourceAnswer,
  ResourceRequest,
} from "../wire/acceptor.js";
import { isHandled, planService } from "../wire/channel-plan.js";
import { type Clock, stoppable, systemClock } from "../wire/clock.js";
import type { Closing } from "../wire/closing.js";
import type { Codecs } from "../wire/codec.js";
import type { Decision } from "../wire/decision.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { defaultServerLimits, type ServerLimits } from "../wire/limits.js";
import type { Report, Validation } from "../wire/report.js";
import type { ServiceDescription } from "../wire/service-description.js";
import { Admitter, type Authenticate, type Authentication, type GivenCredentials } from "./admission.js";
import { createAudience, hearFanout } from "./audience.js";
import type { Audience, ConnectionContext, Mailbox } from "./context.js";
import { EventLog, type EventLogOptions } from "./event-log.js";
import type { Fanout } from "./fanout.js";
import { type MailboxOptions, SessionMailbox } from "./mailbox.js";
import type { Middleware } from "./middleware.js";
import { Population } from "./population.js";
import { answerResource } from "./resource.js";
import { Rooms } from "./rooms.js";
import type { Handler, ServerState } from "./state.js";

export type { Authentication, GivenCredentials } from "./admission.js";

/** Functions by channel; a channel that mirrors another has its functions. */
export type ConnectedHooks<Identity> = Readonly<
  Record<string, (context: ConnectionContext<Identity, AnyMessage>) => void | Promise<void>>
>;
export type DisconnectedHooks<Identity> = Readonly<
  Record<string, (context: ConnectionContext<Identity, AnyMessage>, closing: Closing) => void | Promise<void>>
>;

/** What a server is made of. */
export interface ServerOptions<
  Handlers extends object = object,
  Identity = unknown,
  Connected extends object = ConnectedHooks<Identity>,
  Disconnected extends object = DisconnectedHooks<Identity>,
  Credentials = GivenCredentials,
> {
  /** By the name of the operation: `(message, context)`, or `(context)` where the operation has no message. */
  readonly handlers: Handlers;
  /**
   * Says who asks, and throws `AsyncApiError("unauthenticated", …)` to refuse. Asked for every connection and request.
   * Without it nobody comes in where the contract asks for credentials.
   */
  readonly authenticate?: (request: Authentication<Credentials>) => Identity | Promise<Identity>;
  /** By channel: awaited before messages are handled. Throws to turn the connection away. */
  readonly connected?: Connected;
  /** By channel: when a connection has ended. */
  readonly disconnected?: Disconnected;
  /** Stand around every handler, the first outermost. */
  readonly use?: readonly Middleware<Identity>[];
  /**
   * Origins of pages that may connect, to the letter. Without them: pages of the same host, and pages of others as
   * long as they bring no cookies. `any` is safe only where no cookie means anything.
   */
  readonly origins?: readonly string[] | "any";
  readonly limits?: Partial<ServerLimits>;
  /** Default: strict both ways. */
  readonly validation?: Validation;
  /** How bodies of other content types are written and read, by the type: `application/msgpack`. */
  readonly codecs?: Codecs;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly onReport?: (report: Report) => void;
  /**
   * Called with each decision about a handshake, a frame or a request, at once: for logs and tests. Costs time for each
   * of them, and is handed payloads.
   */
  readonly onDecision?: (decision: Decision) => void;
  /** Where a service runs on several machines: carries what rooms are told. */
  readonly fanout?: Fanout;
  /** Addresses of proxies whose word on the client's address counts; for the adapter that listens. */
  readonly trustedProxies?: readonly string[];
  /**
   * What an identity is counted by in `limits.connectionsPerIdentity`. Default: a text or a number itself; of an object
   * the property that the contract compares senders with, else `id`, `userId`, `user_id` or `sub`.
   */
  readonly identityOf?: (identity: Identity) => string | undefined;
}

/** A running service: give it to `serve` or to `memory`. */
export interface ServiceServer<Sends extends AnyMessage = AnyMessage, Identity = unknown> extends Acceptor {
  /** Everybody in a room, on all machines. */
  room(name: string): Audience<Sends, Identity>;
  /** Everybody, or everybody on a channel and those that mirror it. */
  everybody(channel?: string): Audience<Sends, Identity>;
  /** Events of one session, for `context.hold`. */
  mailbox<Event>(options?: MailboxOptions): Mailbox<Event>;
  /** The same for contracts where readers say with a cursor how far they have read. */
  eventLog<Event>(options?: EventLogOptions): EventLog<Event>;
  readonly options: Pick<ServerOptions, "trustedProxies" | "origins"> & { readonly limits: ServerLimits };
}

/** Makes a server of a service and its handlers. Throws where an operation has no handler. */
export function createServer<
  Handlers extends object,
  Identity = unknown,
  Sends extends AnyMessage = AnyMessage,
  Connected extends object = ConnectedHooks<Identity>,
  Disconnected extends object = DisconnectedHooks<Identity>,
  Credentials = GivenCredentials,
>(
  description: ServiceDescription,
  options: ServerOptions<Handlers, Identity, Connected, Disconnected, Credentials>,
): ServiceServer<Sends, Identity> {
  const { clock, stop } = stoppable(options.clock ?? systemClock);
  const state = buildState(description, { ...options, clock });
  const population = new Population(state);
  const admitter = new Admitter({
    state,
    // Its credentials are of the types that the contract gives them: `readCredentials` sees to that.
    authenticate: options.authenticate as Authenticate | undefined,
    origins: options.origins,
    population,
  });
  const desk = {
    ...{ state, admitter, calls: population.calls },
    isClosing: () => population.isClosing,
    park: (address: string) => population.park(address),
  };
  const stopHearing = hearFanout(state);
  const server = {
    description,
    options: optionsFor(state, options),
    admit: (handshake: Parameters<Acceptor["admit"]>[0]) => admitter.admit(handshake),
    connect: (admitted: Admitted, peer: Peer) => population.connect(admitted, peer),
    answer: (request: ResourceRequest): Promise<ResourceAnswer> =>
      population.follow(request.delivered, answerResource(desk, request)),
    close: (closeOptions?: CloseOptions) =>
      population.close(closeOptions).finally(() => {
        stopHearing();
        // Handlers and hooks that go on without listening hold up nobody's process.
        stop();
      }),
    room: (room: string) => createAudience(state, { kind: "room", room }),
    everybody: (channel?: string) =>
      createAudience(state, { kind: "everybody", ...(channel === undefined ? {} : { channel }) }),
    mailbox: <Event>(mailboxOptions: MailboxOptions = {}) =>
      new SessionMailbox<Event>(reported(state, mailboxOptions)),
    eventLog: <Event>(logOptions?: EventLogOptions) =>
      new EventLog<Event>(state.clock, state.newId(), logOptions),
  } satisfies ServiceServer;
  // The description is what `Sends` was generated from: an audience looks names up in it, whatever they are.
  return server as ServiceServer<Sends, Identity>;
}

/** What adapters keep to. */
const optionsFor = (
  { limits }: ServerState,
  { origins, trustedProxies }: Pick<ServerOptions, "origins" | "trustedProxies">,
): ServiceServer["options"] => ({
  limits,
  ...(origins === undefined ? {} : { origins }),
  ...(trustedProxies === undefined ? {} : { trustedProxies }),
});

function buildState<
  Handlers extends object,
  Identity,
  Connected extends object,
  Disconnected extends object,
  Credentials,
>(
  description: ServiceDescription,
  options: ServerOptions<Handlers, Identity, Connected, Disconnected, Credentials>,
): ServerState {
  const { clock = systemClock, random, onReport, onDecision, validation, use = [] } = options;
  const limits = { ...defaultServerLimits, ...options.limits };
  const plan = planService(description);
  const newId = () => (random === undefined ? flatten(crypto.randomUUID()) : drawId(random));
  return {
    ...{ description, plan, limits, clock, newId, fanout: options.fanout },
    codecs: { ...description.codecs, ...options.codecs },
    // The identities that they are told come from `authenticate`.
    middleware: use as readonly Middleware[],
    handlers: readHandlers(description, options.handlers),
    connected: readFunctions(options.connected ?? {}),
    disconnected: readFunctions(options.disconnected ?? {}),
    validation: { incoming: validation?.incoming ?? "strict", outgoing: validation?.outgoing ?? "strict" },
    random: random ?? Math.random,
    report: onReport === undefined ? nothing : guarded(onReport),
    observe: onDecision && guarded(onDecision),
    rooms: new Rooms(limits.rooms),
    node: newId(),
    identityOf: (identity, channel) => {
      // `authenticate` has made it.
      if (options.identityOf !== undefined) return options.identityOf(identity as Identity);
      return keyOf(identity, plan.channels.get(channel)?.description.sender?.identity);
    },
  };
}

/** Logging that throws must not end a connection. */
const guarded =
  <T>(listen: (value: T) => void) =>
  (value: T): void => {
    try {
      listen(value);
    } catch {}
  };

function readHandlers(
  { name, operations }: ServiceDescription,
  handlers: object,
): ReadonlyMap<string, Handler> {
  const found = readFunctions(handlers);
  const missing = Object.entries(operations).flatMap(([key, operation]) =>
    isHandled(operation) && !found.has(key) ? [key] : [],
  );
  if (missing.length > 0) throw new Error(`the server of ${name} has no handler for ${missing.join(", ")}`);
  return found;
}

/** Functions by name; methods of a class too, with their object. */
function readFunctions(source: object): ReadonlyMap<string, Handler> {
  const names = new Set<string>();
  for (let at: object | null = source; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  return new Map(
    [...names].flatMap((name): readonly [string, Handler][] => {
      const value: unknown = Reflect.get(source, name);
      return typeof value === "function" && name !== "constructor" ? [[name, value.bind(source)]] : [];
    }),
  );
}

/** The same text in one piece: what was put together of many is kept as a tree of them, ten times as large. */
const flatten = (text: string): string => text.split("-").join("-");

/** 128 random bits. */
const drawId = (random: () => number): string =>
  Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");

function keyOf(identity: unknown, property: string | undefined): string | undefined {
  if (typeof identity === "string" || typeof identity === "number") return String(identity);
  if (typeof identity !== "object" || identity === null) return undefined;
  for (const name of [property, "id", "userId", "user_id", "sub"]) {
    if (name === undefined || !Object.hasOwn(identity, name)) continue;
    const value: unknown = Reflect.get(identity, name);
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}

/** What a full mailbox drops is reported. */
function reported({ report, description }: ServerState, options: MailboxOptions): MailboxOptions {
  return {
    ...options,
    onDropped(events) {
      report({ kind: "dropped", channel: description.name, events });
      options.onDropped?.(events);
    },
  };
}
