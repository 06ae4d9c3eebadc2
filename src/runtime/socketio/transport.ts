import { abortedBy, onAbort } from "../wire/abort.js";
import type { Closing } from "../wire/closing.js";
import { readClosing } from "../wire/closing.js";
import { AsyncApiError } from "../wire/error.js";
import { handshakeHeaders } from "../wire/handshake-headers.js";
import { protocolsOf } from "../wire/protocol.js";
import type { SocketIoChannel } from "../wire/service-description.js";
import type { Link, LinkEvents, Target, Transport } from "../wire/transport.js";
import { buildEvent, readEvent, spreadEvents, unwrap } from "./frame.js";

/** The part of a socket of `socket.io-client` 4 that is needed. */
export interface SocketIoSocket {
  readonly connected: boolean;
  readonly io: {
    readonly engine: object;
    on(event: "ping", listener: () => void): unknown;
  };
  on(event: "connect", listener: () => void): unknown;
  on(event: "connect_error", listener: (error: Error) => void): unknown;
  on(event: "disconnect", listener: (reason: string, details?: unknown) => void): unknown;
  onAny(listener: (event: string, ...values: unknown[]) => void): unknown;
  emit(event: string, ...values: unknown[]): unknown;
  disconnect(): unknown;
}

/** What is handed to `io` of `socket.io-client`. */
export interface SocketIoSettings {
  readonly path?: string;
  readonly query?: { [name: string]: string };
  readonly auth?: { [name: string]: unknown };
  readonly extraHeaders?: { [name: string]: string };
  readonly transports?: ("polling" | "websocket" | "webtransport")[];
  readonly withCredentials?: boolean;
  readonly upgrade?: boolean;
}

type ForcedSettings = { readonly reconnection: false; readonly forceNew: true; readonly multiplex: false };

export interface SocketIoOptions {
  /** `io` of the package `socket.io-client`. */
  readonly io: (url: string, settings: SocketIoSettings & ForcedSettings) => SocketIoSocket;
  /** Which transports in which order, and the like. */
  readonly settings?: SocketIoSettings;
}

/** Connections over Socket.IO. Connecting again is the business of the connection, not of Socket.IO. */
export const socketio = (options: SocketIoOptions): Transport => ({
  name: "socketio",
  protocols: protocolsOf("socketio"),
  async open(target, events) {
    if (target.signal.aborted) throw abortedBy(target.signal);
    const channel = target.description.socketio ?? { namespace: "/", replies: "event" };
    return follow(connect(options, target, channel), channel, target, events);
  },
});

function connect(
  { io, settings }: SocketIoOptions,
  target: Target,
  channel: SocketIoChannel,
): SocketIoSocket {
  const isPlain = target.url.protocol === "http:" || target.url.protocol === "ws:";
  const headers = handshakeHeaders(target);
  const namespace = fillNamespace(channel.namespace, target.url.pathname);
  return io(`${isPlain ? "http" : "https"}://${target.url.host}${namespace}`, {
    ...settings,
    path: target.socketio?.path ?? settings?.path ?? "/socket.io",
    query: { ...settings?.query, ...Object.fromEntries(target.url.searchParams) },
    auth: { ...settings?.auth, ...target.socketio?.auth },
    ...(Object.keys(headers).length === 0 ? {} : { extraHeaders: { ...settings?.extraHeaders, ...headers } }),
    reconnection: false,
    forceNew: true,
    multiplex: false,
  });
}

/** A namespace with parameters has those of the address, which it ends like. */
const fillNamespace = (namespace: string, pathname: string): string =>
  namespace.includes("{")
    ? `/${pathname
        .split("/")
        .slice(1 - namespace.split("/").length)
        .join("/")}`
    : namespace;

/** Resolves when the namespace has let us in; from then on all goes to `events`. */
function follow(
  socket: SocketIoSocket,
  channel: SocketIoChannel,
  { description, signal, read }: Target,
  events: LinkEvents,
): Promise<Link> {
  const waiting = new Set<(error: AsyncApiError) => void>();
  const spread = spreadEvents(channel, description.sends);
  return new Promise((resolve, reject) => {
    let state: "opening" | "open" | "closed" = "opening";
    const refuse = (error: AsyncApiError) => {
      if (state !== "opening") return;
      state = "closed";
      release();
      reject(error);
      socket.disconnect();
    };
    const release = onAbort(signal, () => refuse(abortedBy(signal)));
    socket.io.on("ping", () => events.alive());
    socket.on("connect_error", (error) => refuse(refusalOf(error)));
    socket.on("connect", () => {
      if (state !== "opening") return;
      state = "open";
      release();
      resolve(buildLink(socket, { channel, expected: description.sends, waiting }));
    });
    socket.onAny((event, ...values) => {
      if (state !== "open") return;
      const shown =
        channel.wrap === undefined ? values : values.map((v) => unwrap(channel, v, description.sends));
      events.frame(readEvent(channel, [event, ...shown], { spread, read }));
    });
    socket.on("disconnect", (reason, details) => {
      if (state !== "open") return;
      state = "closed";
      for (const fail of [...waiting]) fail(new AsyncApiError("connection-lost", reason));
      events.closed(closingOf(reason, details));
    });
  });
}

/** What the WebSocket below has said, where there was one, or Socket.IO itself. */
function closingOf(reason: string, details: unknown): Closing {
  const frame = memberOf(details, "context");
  const code = memberOf(frame, "code");
  return typeof code === "number"
    ? readClosing(code, String(memberOf(frame, "reason") ?? reason))
    : readClosing(closeCodes[reason] ?? 1006, reason);
}

/** Socket.IO's reasons for an end, as close codes. */
const closeCodes: Readonly<Record<string, number>> = {
  "io client disconnect": 1000,
  "io server disconnect": 1008,
  "parse error": 1002,
};

/** An error of `connect_error`: of our server with a status beside it, of the engine with the HTTP status inside. */
function refusalOf(error: Error): AsyncApiError {
  const data = memberOf(error, "data");
  const description = memberOf(error, "description");
  const told = Number(memberOf(data, "status"));
  const seen = statusIn(description);
  // Only where there was an answer: without one, asking it for a header can throw.
  const seconds = seen === undefined ? undefined : secondsIn(memberOf(error, "context"));
  const retryAfterMs = Number(memberOf(data, "retryAfterMs") ?? (seconds ?? 0) * 1_000);
  const status = told > 0 ? told : seen;
  return new AsyncApiError("connection-refused", error.message, {
    cause: error,
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs > 0 ? { retryAfterMs } : {}),
  });
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Reflect.get(value, name);
}

/** Of a poll the description is the status, 0 without an answer; of a WebSocket an event with a sentence of `ws`. */
function statusIn(description: unknown): number | undefined {
  if (typeof description === "number") return description > 0 ? description : undefined;
  const status = /response: (\d{3})/.exec(String(memberOf(description, "message")))?.[1];
  return status === undefined ? undefined : Number(status);
}

/** The Retry-After of an answer to a poll; undefined where it has none. */
function secondsIn(request: unknown): number | undefined {
  const read = memberOf(request, "getResponseHeader");
  const seconds = typeof read === "function" ? Number(Reflect.apply(read, request, ["retry-after"])) : 0;
  return seconds > 0 ? seconds : undefined;
}

interface Context {
  readonly channel: SocketIoChannel;
  readonly expected: Target["description"]["sends"];
  /** Requests without an answer. */
  readonly waiting: Set<(error: AsyncApiError) => void>;
}

function buildLink(socket: SocketIoSocket, { channel, expected, waiting }: Context): Link {
  const assertOpen = () => {
    if (!socket.connected) throw new AsyncApiError("not-connected", "the connection is closed");
  };
  const link: Link = {
    send(frame) {
      assertOpen();
      socket.emit(...buildEvent(channel, frame, "client"));
    },
    close: () => void socket.disconnect(),
    get bufferedBytes() {
      return queuedBytes(socket.io.engine);
    },
    hearsPings: true,
  };
  if (channel.replies === "event") return link;
  return {
    ...link,
    get bufferedBytes() {
      return queuedBytes(socket.io.engine);
    },
    request(frame, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) throw abortedBy(signal);
        assertOpen();
        const stop = () => {
          waiting.delete(fail);
          release();
        };
        const fail = (error: AsyncApiError) => {
          stop();
          reject(error);
        };
        const release = onAbort(signal, () => fail(abortedBy(signal)));
        waiting.add(fail);
        socket.emit(...buildEvent(channel, frame, "client"), (...values: unknown[]) => {
          stop();
          resolve(values.length > 1 ? values : unwrap(channel, values[0], expected));
        });
      });
    },
  };
}

/** What the engine has not handed to the network yet, as far as it tells. */
function queuedBytes(engine: object): number {
  const queue = memberOf(engine, "writeBuffer");
  if (!Array.isArray(queue)) return 0;
  return queue.reduce((sum: number, packet: unknown) => {
    const data = memberOf(packet, "data");
    return sum + (typeof data === "string" ? data.length : 0);
  }, 0);
}
