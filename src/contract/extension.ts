import type { Json } from "../json/value.js";

/** The service that a server belongs to (`x-service`). */
export interface ServiceWords {
  /** What servers of one service have in common; its folder is called after it. */
  readonly name: string;
  /** What people call it; its types are called after it. */
  readonly title?: string;
  readonly description?: string;
}

/** Socket.IO on a server (`x-socketio`). */
export interface SocketIoServer {
  /** The path of the engine. */
  readonly path?: string;
  /** Names of extra headers of the handshake. */
  readonly headers: readonly string[];
}

/** Socket.IO on a channel (`x-socketio`). */
export interface SocketIoRules {
  readonly namespace?: string;
  /** The one event that carries every message. */
  readonly event?: string;
  /** The member under which the server puts what it sends. */
  readonly wrap?: string;
  readonly replies?: "ack" | "event";
}

/** How a channel uses Socket.IO, whatever of it the document says and what its address does. */
export interface SocketIoUse {
  /** Begins with `/`; with its parameters in braces. */
  readonly namespace: string;
  /** The one event that carries every message. */
  readonly event?: string;
  /** The events of those messages that are not called by their own name, by the name of the message. */
  readonly events?: Readonly<Record<string, string>>;
  /** Events of which a payload that is a tuple is one argument, not the list of all. */
  readonly wholes: readonly string[];
  /** The member under which the server puts what it sends. */
  readonly wrap?: string;
  readonly replies: "ack" | "event";
}

/** Which properties of a message say who it is from (`x-sender`). */
export interface SenderRule {
  /** JSON pointers into the payload; at least one. */
  readonly same: readonly string[];
  /** The property of the identity. */
  readonly identity?: string;
}

/** Which requests a reply can belong to. */
export interface ReplyRule {
  /** Pairs of JSON pointers, into the request and into the reply. */
  readonly equal: readonly (readonly [request: string, reply: string])[];
  /** JSON pointers into the reply, where nothing stands. */
  readonly absent: readonly string[];
}

/** How replies are told apart (`x-reply`). */
export interface ReplyRules extends ReplyRule {
  /** Other rules for single replies, by the key of the message. */
  readonly messages: Readonly<Record<string, ReplyRule>>;
  /** Replies that are not the last. */
  readonly pending?: { readonly pointer: string; readonly values: readonly Scalar[] };
}

/** A value that holds no others. */
export type Scalar = string | number | boolean | null;

/** An operation that waits for events (`x-long-poll`). */
export interface LongPoll {
  readonly holdSeconds: readonly [from: number, to: number];
  /** Polls at once for each session. */
  readonly concurrent: number;
  /** The error code of one poll more than that. */
  readonly busy?: string;
  /** Error codes after which polling stops. */
  readonly gone: readonly string[];
  /** JSON pointers into an event, whose values differ between two events. */
  readonly unique: readonly string[];
  /** Where a client says how far it has read; absent where the server remembers it. */
  readonly cursor?: { readonly query: string; readonly reply: string };
}

/** How a server rejects something with a message (`x-refusal`). */
export interface Refusal {
  /** With holes. */
  readonly payload: Json;
  /** A member of `$issues`, with holes. */
  readonly issue?: Json;
  /** Error codes by reason; or for each operation, by its key. */
  readonly codes: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Keys of the only operations that are rejected so; empty for all. */
  readonly operations: readonly string[];
}

/** A row of `x-error-codes`. */
export interface ErrorCode {
  readonly code: string;
  readonly status?: number;
  readonly meaning?: string;
}
