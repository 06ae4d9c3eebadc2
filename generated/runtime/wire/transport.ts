import type { Closing } from "./closing.js";
import type { FrameReader, IncomingFrame, OutgoingFrame } from "./frame.js";
import type { ChannelDescription, HttpOperation, OperationDescription } from "./service-description.js";

/** A client's road to a server: the one seam between connections and the wire. */
export interface Transport {
  /** For error texts: `websocket`. */
  readonly name: string;
  /** The protocols of the contract's servers that it speaks: `ws`, `wss`. `*` for all. */
  readonly protocols: readonly string[];
  /** Opens a connection. Rejects with an `AsyncApiError`; also when the signal says so. */
  open?(target: Target, events: LinkEvents): Promise<Link>;
  /** Asks an HTTP resource. Rejects where there is no answer; any status is an answer. */
  call?(call: HttpCall): Promise<HttpReply>;
}

/** What a connection is opened to. */
export interface Target {
  /** Name of the service. */
  readonly service: string;
  /** Name of the channel. */
  readonly channel: string;
  readonly description: ChannelDescription;
  /** The operations of the service, by their name in code: long polling looks its two up. */
  readonly operations: Readonly<Record<string, OperationDescription>>;
  /** Reads frames that are no JSON; absent where none is expected. */
  readonly read?: FrameReader | undefined;
  /** Complete: address, parameters and query, credentials of the query among them. Never logged. */
  readonly url: URL;
  /** Credentials among them. Browsers cannot send any with a WebSocket. */
  readonly headers: Readonly<Record<string, string>>;
  /** Cookies that have to be set by hand; a browser sends its own. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Socket.IO: the engine's path, and what goes into the handshake's `auth`. */
  readonly socketio?: { readonly path: string; readonly auth: Readonly<Record<string, unknown>> };
  readonly signal: AbortSignal;
}

/** What a link tells its connection. */
export interface LinkEvents {
  frame(frame: IncomingFrame): void;
  /** A sign of life that is no frame: a ping. */
  alive(): void;
  /** Once, and nothing after it. */
  closed(closing: Closing): void;
}

/** An open connection. */
export interface Link {
  /** Hands a frame to the wire. Throws where the link is closed. */
  send(frame: OutgoingFrame): void | Promise<void>;
  /** Sends a frame that the transport itself answers: an acknowledgement of Socket.IO. */
  request?(frame: OutgoingFrame, signal: AbortSignal): Promise<unknown>;
  /** Starts to close; `closed` follows. */
  close(code: number, reason: string): void;
  /** Bytes that wait to be sent. */
  readonly bufferedBytes: number;
  /** True where silence means that the peer is gone, since pings are seen. */
  readonly hearsPings: boolean;
}

/** A request to an HTTP resource. */
export interface HttpCall {
  readonly operation: HttpOperation;
  /** Complete, credentials of the query among them. Never logged. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON is serialised, `FormData` and `Blob` go as they are. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else a `Blob`; undefined where there is none. */
  readonly body: unknown;
}
