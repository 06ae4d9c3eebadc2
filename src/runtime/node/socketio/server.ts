import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Acceptor, Admitted, Rejection } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import { AsyncApiError } from "../../wire/error.js";
import type { ServerLimits } from "../../wire/limits.js";
import { familyOf } from "../../wire/protocol.js";
import type { ServiceDescription } from "../../wire/service-description.js";
import { loadPackage } from "../package.js";
import { refusal } from "../request/handshake.js";
import { splitTarget } from "../request/head.js";
import type { Pending } from "../request/pending.js";
import { refuseRequest, refuseUpgrade } from "../request/rejection.js";
import { createDoor, type Door, searchOf } from "./admission.js";
import {
  cutConnection,
  type EngineConnection,
  guardConnection,
  type IoNamespace,
  type IoServer,
  type IoServerClass,
  type IoServerSettings,
  type IoSocket,
  type SocketIoServerOptions,
  stopWaiting,
} from "./engine.js";
import { startSession } from "./session.js";

export interface SocketIoSettings {
  readonly limits: ServerLimits;
  readonly clock: Clock;
  readonly trustedProxies: readonly string[];
  readonly pending: Pending;
  /** `Server` of `socket.io`; default: that of the installed package. */
  readonly Server?: IoServerClass;
  readonly options?: SocketIoServerOptions;
}

/** Takes requests and upgrades of one engine path. */
export interface SocketIoAdapter {
  /** Never throws. */
  request(request: IncomingMessage, response: ServerResponse): void;
  /** Never throws; the socket has an `error` listener already. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts whoever is still there. */
  close(): void;
}

/** The engine's paths of a service, without a slash at the end: where its servers say so, else Socket.IO's own. */
export function enginePaths({ channels, servers }: ServiceDescription): readonly string[] {
  const keys = new Set(Object.values(channels).flatMap((channel) => channel.servers));
  const paths = [...keys].flatMap((key) => {
    const server = servers[key];
    if (server === undefined || familyOf(server) !== "socketio") return [];
    return [(server.socketio?.path ?? "/socket.io").replace(/\/$/, "")];
  });
  return [...new Set(paths)];
}

/** A Socket.IO server without a port of its own, for the services that share an engine's path. */
export async function createSocketIoAdapter(
  path: string,
  acceptors: readonly Acceptor[],
  settings: SocketIoSettings,
): Promise<SocketIoAdapter> {
  const { limits, pending } = settings;
  const Server = settings.Server ?? (await loadServerClass());
  const io = new Server(settingsOf(path, settings));
  if (settings.options?.adapter !== undefined) io.adapter(settings.options.adapter);
  // Requests are handed over one by one: on a server that never listens, Socket.IO's own listeners are out of the way.
  io.attach(createServer());
  const connections = new Set<EngineConnection>();
  let isClosed = false;
  io.engine.on("connection", (connection) => {
    guardConnection(connection);
    connections.add(connection);
    // Another may have taken its place by the end.
    const { transport } = connection;
    connection.once("close", () => {
      connections.delete(connection);
      stopWaiting(transport);
    });
    // Who was on his way in while we closed has nobody to talk to.
    if (isClosed || !pending.hold(connection)) cutConnection(connection);
  });
  const door = createDoor(acceptors, { ...settings, authenticateMs: limits.authenticateMs });
  io.engine.on("initial_headers", (headers, request) => addHeaders(headers, request, door));
  const isKnown = (name: string) => door.find(name) !== undefined;
  openNamespace(io.of("/"), door, settings);
  openNamespace(
    io.of((name, _auth, next) => next(null, isKnown(name))),
    door,
    settings,
  );
  return {
    ...buildAdapter(io, door, pending),
    close() {
      isClosed = true;
      void io.close();
      for (const connection of connections) cutConnection(connection);
    },
  };
}

function buildAdapter(io: IoServer, door: Door, pending: Pending): Omit<SocketIoAdapter, "close"> {
  /** Asks the door first, where somebody comes for the first time. */
  function ask(request: IncomingMessage, socket: Duplex, answers: Answers): void {
    if (hasSession(request)) answers.accept();
    else if (pending.hold(socket)) decide(request, socket, answers).catch(() => socket.destroy());
    else answers.refuse(tooMany);
  }
  async function decide(request: IncomingMessage, socket: Duplex, answers: Answers): Promise<void> {
    const rejection = await door.refuseEarly(request, socket);
    pending.release(socket);
    if (socket.destroyed) return;
    if (rejection === undefined) answers.accept();
    else answers.refuse(rejection);
  }
  return {
    request(request, response) {
      ask(request, request.socket, {
        accept: () => io.engine.handleRequest(request, response),
        refuse: (rejection) => refuseRequest(response, rejection),
      });
    },
    upgrade(request, socket, head) {
      ask(request, socket, {
        accept: () => io.engine.handleUpgrade(request, socket, head),
        refuse: (rejection) => refuseUpgrade(socket, rejection),
      });
    },
  };
}

interface Answers {
  accept(): void;
  refuse(rejection: Rejection): void;
}

const tooMany = { ...refusal(503, "busy", "too many wait already"), retryAfterMs: 1_000 };

/** Later requests name the session that the first one has begun. */
const hasSession = ({ url }: IncomingMessage) =>
  new URLSearchParams(splitTarget(url)?.query ?? "").has("sid");

function openNamespace(
  namespace: IoNamespace,
  door: Door,
  { clock, limits, pending }: SocketIoSettings,
): void {
  const admitted = new WeakMap<IoSocket, Admitted>();
  namespace.use((socket, next) => {
    door.letIn(socket).then((admission) => {
      if (admission.ok) admitted.set(socket, admission);
      next(admission.ok ? undefined : errorOf(admission));
    }, next);
  });
  namespace.on("connection", (socket) => {
    pending.release(socket.conn);
    const admission = admitted.get(socket);
    const route = door.find(socket.nsp.name + searchOf(socket.request));
    if (admission === undefined || route === undefined) return void socket.disconnect(true);
    startSession(socket, route, admission, { clock, closeMs: limits.closeMs });
  });
}

/** Clients see it as `connect_error`. */
const errorOf = ({ status, code, reason, retryAfterMs }: Rejection): Error =>
  Object.assign(new Error(reason), {
    data: { status, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  });

function addHeaders(headers: Record<string, unknown>, request: IncomingMessage, door: Door): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of door.headersOf(request))
    values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), value]);
  for (const [name, list] of values) {
    // Engine.IO writes the headers of an upgrade as they are, one line each; each value was checked.
    headers[name] = request.headers.upgrade === undefined ? list : list.join(`\r\n${name}: `);
  }
}

function settingsOf(path: string, { limits, options }: SocketIoSettings): IoServerSettings {
  const { transports, recovery, cors } = options ?? {};
  return {
    path,
    serveClient: false,
    cleanupEmptyChildNamespaces: true,
    allowEIO3: false,
    maxHttpBufferSize: limits.messageBytes,
    connectTimeout: limits.authenticateMs,
    upgradeTimeout: limits.authenticateMs,
    pingInterval: limits.pingMs,
    pingTimeout: limits.pongMs,
    perMessageDeflate: false,
    httpCompression: false,
    ...(transports === undefined ? {} : { transports }),
    ...(recovery === undefined ? {} : { connectionStateRecovery: { ...recovery, skipMiddlewares: false } }),
    ...(cors === undefined ? {} : { cors }),
  };
}

async function loadServerClass(): Promise<IoServerClass> {
  const { Server } = await loadPackage("socket.io");
  if (typeof Server !== "function")
    throw new AsyncApiError("missing-package", "version 4 of `socket.io` is needed: npm install socket.io@4");
  // Checked as far as a class can be: it comes from a package that is not known when this is compiled.
  return Server as IoServerClass;
}
