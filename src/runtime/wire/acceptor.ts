import type { Closing } from "./closing.js";
import type { AnyMessage } from "./dispatch.js";
import type { FrameReader, IncomingFrame, OutgoingFrame } from "./frame.js";
import type { ServerLimits } from "./limits.js";
import type { Denial } from "./refusal.js";
import type { ServiceDescription } from "./service-description.js";

/** The server's side of the seam: what an adapter (WebSocket, Socket.IO, HTTP, memory) asks of a service. */
export interface Acceptor {
  readonly description: ServiceDescription;
  /** What adapters keep to where they were told nothing else. */
  readonly options?: {
    readonly limits?: Partial<ServerLimits>;
    readonly trustedProxies?: readonly string[];
  };
  /** Somebody wants to be connected: Origin, limits, credentials. Before the upgrade; never throws. */
  admit(handshake: Handshake): Promise<Admission>;
  /** The connection is open. Frames that arrive go into the session. */
  connect(admitted: Admitted, peer: Peer): Session;
  /** Somebody asks an HTTP resource. Never throws. */
  answer(request: ResourceRequest): Promise<ResourceAnswer>;
  /** Stops taking connections and requests, lets what runs end, then closes. Resolves when all is quiet. */
  close(options?: CloseOptions): Promise<void>;
}

export interface CloseOptions {
  /** Milliseconds for what runs to end. Default 10 000. */
  readonly drainMs?: number;
}

/** What is known before a connection is open. */
export interface Handshake {
  /** What the connection is called in reports and decisions. Default: made by the server. */
  readonly id?: string;
  /** Name of the channel; `findChannel` knows it from the path. */
  readonly channel: string;
  readonly transport: "websocket" | "socketio" | "memory";
  /** Parameters of the channel's address. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: RequestHeaders;
  readonly cookies: Readonly<Record<string, string>>;
  /** Socket.IO: the handshake's `auth`. */
  readonly auth?: unknown;
  /** Credentials may still follow, in the `auth` of Socket.IO: a no for lack of them does not count against anybody. */
  readonly isEarly?: true;
  /** The peer's address, or the one that a trusted proxy names. */
  readonly remoteAddress: string;
  /** Headers of the answer to the upgrade, such as `set-cookie`. */
  readonly replyHeaders: [name: string, value: string][];
  readonly signal: AbortSignal;
}

/** Headers of a request; names in any case. The value is undefined where the header is missing or stands twice. */
export type RequestHeaders = (name: string) => string | undefined;

export type Admission = Admitted | Rejection;

export interface Admitted {
  readonly ok: true;
  readonly handshake: Handshake;
  readonly identity: unknown;
}

export interface Rejection {
  readonly ok: false;
  /** HTTP: 400, 401, 403, 404, 426, 429, 503. */
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly retryAfterMs?: number;
  /** More of it, for an answer in the contract's shape alone. */
  readonly detail?: Denial;
}

/** The other end of a connection, as the adapter reaches it. */
export interface Peer {
  /** Hands a frame to the wire; nothing where it is closed. */
  send(frame: OutgoingFrame): void;
  /** Closes with a code of RFC 6455. */
  close(code: number, reason: string): void;
  /** Cuts without a goodbye. */
  terminate(): void;
  /** Bytes that wait to be sent. */
  readonly bufferedBytes: number;
  /** Stops and goes on reading, where the peer sends faster than handlers work. */
  pause(): void;
  resume(): void;
  /** Sends one frame to many peers of the same adapter at once; absent where that is no quicker. */
  readonly group?: PeerGroup;
  /** The peer is now a member of the room, or no more; for adapters with rooms of their own. */
  joined?(room: string): void;
  left?(room: string): void;
}

export interface PeerGroup {
  send(peers: readonly Peer[], frame: OutgoingFrame): void;
}

/** A connection, as the adapter feeds it. */
export interface Session {
  readonly id: string;
  /** Reads frames that are no JSON; absent where none is expected. */
  readonly read?: FrameReader | undefined;
  /** A frame arrived. `acknowledge` answers it where the transport has acknowledgements. */
  receive(frame: IncomingFrame, acknowledge?: Acknowledge): void;
  /** The connection is gone. */
  closed(closing: Closing): void;
}

/** Answers a frame where the transport has acknowledgements: with a payload, and which message that is. */
export type Acknowledge = (payload: unknown, message: AnyMessage) => void;

/** A request to an HTTP resource. */
export interface ResourceRequest {
  /** Name of the operation. */
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: RequestHeaders;
  readonly cookies: Readonly<Record<string, string>>;
  readonly remoteAddress: string;
  /**
   * The body, read by the adapter: a JSON value, a `Blob`, an object of form fields with `File`s, a `Uint8Array` for a
   * codec; undefined without one. Where it could not be read, why.
   */
  readonly body:
    | { readonly ok: true; readonly value: unknown }
    | {
        readonly ok: false;
        readonly reason: "not-json" | "not-readable" | "too-large" | "wrong-type" | "no-codec" | "timeout";
      };
  /** Aborted when the other side hangs up. */
  readonly signal: AbortSignal;
  /** Resolves to whether the answer was written to its end. */
  readonly delivered: Promise<boolean>;
}

export interface ResourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Several values of `set-cookie`, each a header of its own; a single one is among `headers`. */
  readonly cookies?: readonly string[];
  /** A JSON value, a `Blob` to be kept, or a `Uint8Array` that goes as it is; undefined for none. */
  readonly body: unknown;
  /** The message that the body is; absent without a body, and for problem details. */
  readonly message?: AnyMessage;
  /** Why it is a refusal, where it is one: a reason of `Refusal.codes`. */
  readonly refusal?: string;
}
