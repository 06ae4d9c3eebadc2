import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { AsyncApiError } from "../wire/error.js";
import type { ServerLimits } from "../wire/limits.js";
import type { Front } from "./front.js";
import { refusal } from "./request/handshake.js";
import type { Pending } from "./request/pending.js";
import { refuseRequest, refuseUpgrade } from "./request/rejection.js";
import { bearErrors } from "./request/socket-error.js";

/** A server, and the way to cut everybody who is connected to it. */
interface CuttableServer {
  readonly server: Server;
  cut(): void;
}

/** A node:http server for services alone, with bounds on whoever is slow or silent. Does not listen yet. */
export function createHttpServer(limits: ServerLimits, pending: Pending): CuttableServer {
  const sockets = new Set<Socket>();
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    // Reading a body has closer bounds of its own; this one is for who sends a body to nowhere.
    // Node wants it to be no shorter than the time for headers.
    requestTimeout: Math.max(limits.headersMs, limits.requestMs + Math.ceil(limits.uploadBytes / 65.536)),
    connectionsCheckingInterval: Math.max(50, Math.min(1_000, limits.headersMs / 4)),
    insecureHTTPParser: false,
    requireHostHeader: true,
  });
  // One for all sockets: each connection that stays would keep its own.
  function forget(this: Socket): void {
    sockets.delete(this);
  }
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    bearErrors(socket);
    socket.on("close", forget);
    if (!pending.hold(socket)) refuseUpgrade(socket, refusal(503, "busy", "too many wait already"));
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { server, cut };
}

/** Where requests and upgrades that are nobody's go. */
interface Otherwise {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

const notFound = refusal(404, "not-found", "there is nothing here");

/** On a server of our own: 404. */
export const refuseOthers: Otherwise = {
  request: (_, response) => refuseRequest(response, notFound),
  upgrade: (_, socket) => refuseUpgrade(socket, notFound),
};

/** Puts services on a server; what it returns takes them off again. Listeners that are there already get the rest. */
export function attach(
  server: Server,
  front: Front,
  { pending, otherwise }: { readonly pending: Pending; readonly otherwise: Otherwise | undefined },
): () => void {
  const restores = (["request", "checkContinue"] as const).map((event) => {
    const others = server.listeners(event);
    const isOurs = otherwise !== undefined;
    // Who has no listener for it leaves the answer to node.
    if (event === "checkContinue" && !isOurs && others.length === 0) return () => {};
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      pending.release(request.socket);
      if (front.request(request, response)) return;
      if (isOurs) otherwise.request(request, response);
      else for (const other of others) Reflect.apply(other, server, [request, response]);
    };
    if (!isOurs) server.removeAllListeners(event);
    server.on(event, listener);
    return () => {
      server.removeListener(event, listener);
      // Listeners have the types that whoever added them said.
      if (!isOurs) for (const other of others) server.on(event, other as (...values: unknown[]) => void);
    };
  });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    bearErrors(socket);
    if (front.upgrade(request, socket, head)) return;
    if (otherwise !== undefined) otherwise.upgrade(request, socket, head);
    else if (server.listenerCount("upgrade") === 1) refuseOthers.upgrade(request, socket, head);
  };
  server.on("upgrade", upgrade);
  return () => {
    for (const restore of restores) restore();
    server.removeListener("upgrade", upgrade);
  };
}

/** Resolves to the port. Rejects where it cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) =>
      reject(new AsyncApiError("busy", `cannot listen on ${host}:${port}: ${cause.message}`, { cause }));
    server.once("error", fail);
    server.listen(port, host, () => {
      server.removeListener("error", fail);
      server.on("error", () => {});
      resolve(portOf(server) ?? port);
    });
  });
}

/** The port that a server listens on; undefined where it does not, or on a pipe. */
export function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : undefined;
}
