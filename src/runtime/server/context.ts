import type { Handshake } from "../wire/acceptor.js";
import type { Named } from "../wire/channel-messages.js";
import type { AnyMessage } from "../wire/dispatch.js";
import type { PayloadOf } from "../wire/message.js";

/** What a handler of a message on a connection has at hand. */
export interface ConnectionContext<
  Identity,
  Sends extends AnyMessage,
  Parameters = Readonly<Record<string, string>>,
  Query = Readonly<Record<string, string | undefined>>,
> {
  /** What `authenticate` has found. */
  readonly identity: Identity;
  readonly connection: ConnectionInfo;
  /** Of the channel's address. */
  readonly parameters: Parameters;
  readonly query: Query;
  /** Aborted when the connection ends, the time for the handler is over, or the server closes. */
  readonly signal: AbortSignal;
  /** Sends to this connection alone. Throws an `AsyncApiError` where the payload breaks the contract. */
  send<Name extends Sends["name"]>(
    name: Name,
    message: PayloadOf<Named<Sends, Name>>,
    options?: Priority,
  ): void;
  /** Makes the connection a member. Rooms are the service's: its channels share them. */
  join(room: string): void;
  leave(room: string): void;
  /** The rooms that the connection is a member of. */
  readonly rooms: ReadonlySet<string>;
  /** Everybody in a room. */
  room(name: string): Audience<Sends, Identity>;
  /** Everybody in a room but this connection. */
  others(room: string): Audience<Sends, Identity>;
  /** Closes the connection. */
  close(code?: number, reason?: string): void;
}

/** Several connections, on this machine and the others. */
export interface Audience<Sends extends AnyMessage, Identity = unknown> {
  /** Sends to all; the payload is validated and serialised once. */
  send<Name extends Sends["name"]>(
    name: Name,
    message: PayloadOf<Named<Sends, Name>>,
    options?: Priority & {
      /** Only to whom this says yes; asked on this machine, so with it other machines are left out. */
      readonly where?: (member: Member<Identity>) => boolean;
    },
  ): void;
  /** Connections on this machine. */
  readonly members: readonly Member<Identity>[];
}

/** A connection, and what `authenticate` has found of it. */
export interface Member<Identity = unknown> {
  readonly identity: Identity;
  readonly connection: ConnectionInfo;
}

/** Messages of low priority (typing, presence) are the first that a slow reader does without. */
export interface Priority {
  readonly priority?: "low" | "normal";
}

export interface ConnectionInfo {
  readonly id: string;
  /** Name of the channel that it came in on, which may mirror another. */
  readonly channel: string;
  readonly transport: Handshake["transport"];
  readonly remoteAddress: string;
}

/** What a handler of an HTTP resource has at hand. */
export interface ResourceContext<
  Identity,
  Parameters = Readonly<Record<string, string>>,
  Query = Readonly<Record<string, string | undefined>>,
  Headers = object,
> {
  readonly identity: Identity;
  readonly parameters: Parameters;
  readonly query: Query;
  /** Those that the message declares, as the values that its schema says. */
  readonly headers: Headers;
  readonly remoteAddress: string;
  /** Aborted when the other side hangs up, the time for the handler is over, or the server closes. */
  readonly signal: AbortSignal;
  /** Headers of the answer, such as `set-cookie`. */
  readonly replyHeaders: [name: string, value: string][];
  /**
   * What is new in a mailbox, without waiting: for answers that carry events along. What was not written to its end
   * comes again. Nothing while another answer with events is on its way: those come first.
   */
  take<Event>(mailbox: Mailbox<Event>): Event[];
}

/** As a resource, and it may wait for news. */
export interface PollContext<
  Identity,
  Event,
  Parameters = Readonly<Record<string, string>>,
  Query = Readonly<Record<string, string | undefined>>,
> extends ResourceContext<Identity, Parameters, Query> {
  /**
   * What is new in a mailbox, at once or when something comes, at the latest at the end of the hold time (then nothing).
   * What was not written to its end comes again. Refuses with the contract's code where somebody waits already.
   */
  hold(mailbox: Mailbox<Event>): Promise<Event[]>;
}

/** The events of one session, in order, for a reader that polls. */
export interface Mailbox<Event> {
  /** Adds events; whoever waits gets them at once. */
  push(...events: readonly Event[]): void;
  /** Takes what is new without waiting, and for good. In an answer use `context.take`, which knows whether it arrived. */
  take(): readonly Event[];
  /** Whoever waits gets what is there; nothing can be added any more. */
  close(): void;
  readonly isClosed: boolean;
}

/** What a handler of a message may answer: the reply, nothing, or several one after the other. */
export type Answer<Reply> =
  | Reply
  | undefined
  | void
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return is fine
  | Promise<Reply | undefined | void>
  | AsyncIterable<Reply>;
