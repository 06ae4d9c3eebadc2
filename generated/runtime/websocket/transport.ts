import { abortedBy, onAbort } from "../wire/abort.js";
import { isSendable, readClosing, shortenReason } from "../wire/closing.js";
import { AsyncApiError } from "../wire/error.js";
import { dataOf, type FrameReader, parseFrame } from "../wire/frame.js";
import { handshakeHeaders } from "../wire/handshake-headers.js";
import { defaultClientLimits } from "../wire/limits.js";
import { webSocketProtocols } from "../wire/protocol.js";
import type { Link, LinkEvents, Target, Transport } from "../wire/transport.js";

/** The part of the standard WebSocket that is needed, and what the package `ws` has beside it. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: string | ArrayBuffer): void;
  binaryType?: string;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "error", listener: (event: object) => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(
    type: "close",
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
  /** Of `ws` only. */
  on?(event: string, listener: (...values: never[]) => void): unknown;
  terminate?(): void;
}

/** The WebSocket of a browser, of Node from 22 on, or of the package `ws`. */
export type WebSocketClass = new (
  url: string,
  protocols?: string[],
  options?: {
    headers?: Record<string, string>;
    perMessageDeflate?: boolean;
    maxPayload?: number;
    closeTimeout?: number;
  },
) => WebSocketLike;

export interface WebSocketOptions {
  /** Default: the global one. The one of `ws` sends headers and cookies, and hears pings. */
  readonly WebSocket?: WebSocketClass;
  /** One incoming message, in bytes; `ws` only. */
  readonly messageBytes?: number;
}

/** Connections over the standard WebSocket. */
export const websocket = (options: WebSocketOptions = {}): Transport => ({
  name: "websocket",
  protocols: webSocketProtocols,
  async open(target, events) {
    if (target.signal.aborted) throw abortedBy(target.signal);
    return follow(build(options, target), target, events);
  },
});

function build(options: WebSocketOptions, target: Target): WebSocketLike {
  // Its type is known only where the environment's types declare it.
  const WebSocket = options.WebSocket ?? (globalThis as { readonly WebSocket?: WebSocketClass }).WebSocket;
  if (WebSocket === undefined)
    throw new AsyncApiError(
      "missing-package",
      "there is no global WebSocket here: `npm install ws` and pass it, `websocket({ WebSocket })`",
    );
  const headers = handshakeHeaders(target);
  const url = target.url.href.replace(/^http/, "ws").replace(/#.*$/, "");
  const names = Object.keys(headers);
  try {
    if ("terminate" in WebSocket.prototype)
      return new WebSocket(url, [], {
        headers,
        perMessageDeflate: false,
        maxPayload: options.messageBytes ?? defaultClientLimits.messageBytes,
        closeTimeout: 5_000,
      });
    if (names.length === 0) return new WebSocket(url);
  } catch (cause) {
    throw new AsyncApiError("connection-refused", "the address or the headers cannot be used", { cause });
  }
  throw new AsyncApiError(
    "unsupported",
    `this WebSocket cannot send headers (${names.join(", ")}): pass the one of \`ws\`, or send credentials in the query`,
  );
}

/** Resolves when the socket is open; from then on all goes to `events`. */
function follow(socket: WebSocketLike, { signal, read }: Target, events: LinkEvents): Promise<Link> {
  if (read !== undefined) socket.binaryType = "arraybuffer";
  return new Promise((resolve, reject) => {
    let state: "opening" | "open" | "closed" = "opening";
    let cause: unknown;
    const refuse = (error: AsyncApiError) => {
      if (state !== "opening") return;
      state = "closed";
      release();
      reject(error);
      cut(socket);
    };
    const release = onAbort(signal, () => refuse(abortedBy(signal)));
    // Before anything else: without a listener an error of `ws` would end the process.
    socket.addEventListener("error", (event) => {
      cause = "error" in event ? event.error : undefined;
    });
    socket.on?.("unexpected-response", (_: unknown, response: UnexpectedResponse) => {
      response.destroy();
      refuse(refusalOf(response));
    });
    socket.on?.("ping", () => events.alive());
    socket.addEventListener("open", () => {
      if (state !== "opening") return cut(socket);
      state = "open";
      release();
      resolve(buildLink(socket));
    });
    socket.addEventListener("message", ({ data }) => {
      if (state !== "open") return;
      if (typeof data === "string") events.frame(read?.(data) ?? parseFrame(data));
      else events.frame(readBytes(data, read) ?? { ok: false, reason: "binary", bytes: bytesOf(data) });
    });
    socket.addEventListener("close", ({ code, reason }) => {
      refuse(new AsyncApiError("connection-refused", "no connection could be made", { cause }));
      if (state !== "open") return;
      state = "closed";
      events.closed(readClosing(code, reason, cause));
    });
  });
}

interface UnexpectedResponse {
  readonly statusCode?: number;
  readonly headers: Readonly<Record<string, unknown>>;
  destroy(): void;
}

function refusalOf({ statusCode = 0, headers }: UnexpectedResponse): AsyncApiError {
  const seconds = Number(headers["retry-after"]);
  return new AsyncApiError("connection-refused", `the server answered ${statusCode}`, {
    status: statusCode,
    ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  });
}

function buildLink(socket: WebSocketLike): Link {
  return {
    send(frame) {
      if (socket.readyState !== 1) throw new AsyncApiError("not-connected", "the connection is closing");
      socket.send(dataOf(frame));
    },
    close(code, reason) {
      // Browsers may say 1000 and 3000 to 4999 only.
      const isAllowed = socket.terminate === undefined ? code === 1000 || code >= 3000 : true;
      socket.close(isAllowed && isSendable(code) ? code : 1000, shortenReason(reason));
    },
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    hearsPings: socket.on !== undefined,
  };
}

function cut(socket: WebSocketLike): void {
  if (socket.terminate === undefined) socket.close();
  else socket.terminate();
}

const readBytes = (data: unknown, read: FrameReader | undefined) =>
  data instanceof ArrayBuffer ? read?.(new Uint8Array(data)) : undefined;

function bytesOf(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  if ("byteLength" in data && typeof data.byteLength === "number") return data.byteLength;
  return "size" in data && typeof data.size === "number" ? data.size : 0;
}
