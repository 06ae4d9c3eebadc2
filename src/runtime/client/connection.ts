import type { Entry, Named, UnknownMessage } from "../wire/channel-messages.js";
import type { Closing } from "../wire/closing.js";
import type { AnyMessage } from "../wire/dispatch.js";
import type { AsyncApiError } from "../wire/error.js";
import type { PayloadOf } from "../wire/message.js";

/** The life of a connection. `closed` is its end; all others can follow each other. */
export type ConnectionState = "idle" | "connecting" | "open" | "waiting" | "closing" | "closed";

/** One connection of a client to a channel, over whatever transport; it outlives drops. */
export interface Connection<Incoming extends AnyMessage, Outgoing extends AnyMessage> {
  readonly state: ConnectionState;
  /** Connects, or waits until an attempt that runs already succeeds. Sending and iterating connect by themselves. */
  connect(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Closes for good. Gives back what was never sent. */
  close(options?: { readonly reason?: string }): Promise<readonly Unsent<Outgoing>[]>;
  /** Sends a message: resolves when it is handed to the wire. Waits in the outbox while there is no connection. */
  send<Name extends Outgoing["name"]>(
    name: Name,
    message: PayloadOf<Named<Outgoing, Name>>,
    options?: SendOptions,
  ): Promise<void>;
  /** Calls back for each message of that name, until the signal or the function that is returned says stop. */
  on<Name extends Incoming["name"]>(
    name: Name,
    listener: (message: PayloadOf<Named<Incoming, Name>>) => void,
    options?: ListenOptions,
  ): () => void;
  /** Calls back with each message that the contract does not know. The newest are kept in `unknown`. */
  onUnknown(listener: (message: UnknownMessage) => void, options?: ListenOptions): () => void;
  readonly unknown: readonly UnknownMessage[];
  onState(listener: (change: StateChange) => void, options?: ListenOptions): () => void;
  /** Everything that arrives from now on; bounded, ends with the signal or the connection. Connects by itself. */
  messages(options?: IterateOptions): AsyncIterableIterator<PayloadOf<Incoming>>;
  /** As `messages`, each with its name. */
  entries(options?: IterateOptions): AsyncIterableIterator<Entry<Incoming>>;
}

export interface StateChange {
  readonly from: ConnectionState;
  readonly to: ConnectionState;
  /** Why the connection ended, where it did. */
  readonly closing?: Closing;
  readonly error?: AsyncApiError;
  /** Milliseconds until the next attempt, where it waits. */
  readonly retryInMs?: number;
}

/** A message that was not sent. */
export interface Unsent<M extends AnyMessage> {
  readonly name: M["name"];
  readonly message: PayloadOf<M>;
}

export interface ListenOptions {
  readonly signal?: AbortSignal;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
}

/** How long to wait for an answer, and until when. */
export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface IterateOptions {
  readonly signal?: AbortSignal;
  /** Messages that wait for the reader. Default 1 000. */
  readonly buffer?: number;
  /** What happens to one more: the oldest gives way (default), it is left out itself, or reading ends with `overflow`. */
  readonly overflow?: "drop-oldest" | "drop-newest" | "fail";
}

/**
 * An answer in pieces: await it for the last one, or read them all one by one.
 * Pieces are kept from the start, so that none is lost to whoever reads later.
 */
export interface ReplyStream<Reply> extends Promise<Reply>, AsyncIterable<Reply> {}
