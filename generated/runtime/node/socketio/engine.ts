import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Closable } from "../request/pending.js";

/** The part of a connection of Engine.IO that is needed. */
export interface EngineConnection extends Closable {
  readonly transport: object;
  close(discard?: boolean): unknown;
  on(event: "packetCreate", listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: "flush", listener: () => void): unknown;
  prependListener(event: "data", listener: (data: unknown) => void): unknown;
}

/** The part of a socket of `socket.io` 4 that is needed. */
export interface IoSocket {
  readonly id: string;
  readonly nsp: IoNamespace;
  readonly conn: EngineConnection;
  readonly request: IncomingMessage;
  readonly handshake: { readonly auth: unknown };
  emit(event: string, ...values: unknown[]): unknown;
  disconnect(close: boolean): unknown;
  join(room: string): unknown;
  leave(room: string): unknown;
  use(listener: (event: [string, ...unknown[]], next: () => void) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "disconnect", listener: (reason: string) => void): unknown;
}

export interface IoNamespace {
  readonly name: string;
  readonly sockets: ReadonlyMap<string, unknown>;
  readonly local: { to(rooms: string[]): { emit(event: string, ...values: unknown[]): unknown } };
  use(middleware: (socket: IoSocket, next: (error?: Error) => void) => void): unknown;
  on(event: "connection", listener: (socket: IoSocket) => void): unknown;
}

/** The part of `Server` of `socket.io` 4 that is needed. */
export interface IoServer {
  readonly engine: IoEngine;
  adapter(adapter: object): unknown;
  attach(server: Server): unknown;
  of(
    namespace:
      | string
      | ((name: string, auth: object, next: (error: Error | null, isKnown: boolean) => void) => void),
  ): IoNamespace;
  close(): unknown;
}

interface IoEngine {
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  on(event: "connection", listener: (connection: EngineConnection) => void): unknown;
  on(
    event: "initial_headers",
    listener: (headers: Record<string, unknown>, request: IncomingMessage) => void,
  ): unknown;
}

/** `Server` of the package `socket.io`. */
export type IoServerClass = new (settings: IoServerSettings) => IoServer;

export interface IoServerSettings {
  path: string;
  serveClient: false;
  cleanupEmptyChildNamespaces: true;
  allowEIO3: false;
  maxHttpBufferSize: number;
  connectTimeout: number;
  upgradeTimeout: number;
  pingInterval: number;
  pingTimeout: number;
  perMessageDeflate: false;
  httpCompression: false;
  transports?: ("polling" | "websocket")[];
  connectionStateRecovery?: { maxDisconnectionDuration?: number; skipMiddlewares: false };
  cors?: { origin: string | string[]; credentials?: boolean };
}

/** What of Socket.IO's own settings is left to who runs the server. */
export interface SocketIoServerOptions {
  readonly transports?: ("polling" | "websocket")[];
  /** Socket.IO's own way to several machines, such as `createAdapter(…)` of `@socket.io/redis-adapter`. */
  readonly adapter?: object;
  /** Off unless asked for. Whoever comes back is let in as if for the first time. */
  readonly recovery?: { readonly maxDisconnectionDuration?: number };
  /** Origins of browsers that may poll; WebSockets do not need it. */
  readonly cors?: { origin: string | string[]; credentials?: boolean };
}

/**
 * Ends a connection at once. Over long polling Engine.IO waits half a minute for a last request to say goodbye on, and
 * nothing but this cuts that short.
 */
export function cutConnection(connection: EngineConnection): void {
  const { transport } = connection;
  connection.close(true);
  stopWaiting(transport);
}

/** Nothing is left of a way of transport that was waiting to say goodbye. */
export function stopWaiting(transport: object): void {
  if ("shouldClose" in transport && typeof transport.shouldClose === "function") transport.shouldClose();
}

/**
 * Keeps out what no contract can mean, before anything is kept of it: packets with bytes, and asking for namespaces
 * over and over.
 */
export function guardConnection(connection: EngineConnection): void {
  let connects = 0;
  connection.prependListener("data", (data) => {
    if (typeof data !== "string" || data.startsWith("5") || data.startsWith("6")) connection.close(true);
    else if (data.startsWith("0")) {
      connects += 1;
      if (connects > 16) connection.close(true);
    }
  });
}
