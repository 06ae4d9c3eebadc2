import type { Server } from "node:http";
import type { Acceptor, CloseOptions } from "../wire/acceptor.js";
import { type Clock, systemClock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import type { ServerLimits } from "../wire/limits.js";
import { createFront, type FrontSettings } from "./front.js";
import { attach, createHttpServer, listen, portOf, refuseOthers } from "./listener.js";
import { createPending } from "./request/pending.js";
import { shareLimits } from "./shared-limits.js";

/** Where services are served, and how; nothing has to be set. */
export interface ServeOptions
  extends Partial<Pick<FrontSettings, "WebSocketServer" | "SocketIoServer" | "socketio">>,
    FrontSettingsOfResources {
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine only. `0.0.0.0` for everybody. */
  readonly host?: string;
  /** A server that exists already: only the services' paths are taken, and closing leaves it running. */
  readonly server?: Server;
  /** The last word on limits; without them each service has its own. */
  readonly limits?: Partial<ServerLimits>;
  readonly clock?: Clock;
  /** Addresses of proxies whose X-Forwarded-For is believed. Default none. */
  readonly trustedProxies?: readonly string[];
}

type FrontSettingsOfResources = FrontSettings["resources"];

/** Services that are being served. */
export interface App {
  readonly server: Server;
  /** 0 where an existing server does not listen yet. */
  readonly port: number;
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /**
   * Stops taking connections, lets what runs end for `drainMs` (default 10 000), says goodbye and resolves when all is
   * quiet. A second call cuts at once.
   */
  close(options?: CloseOptions): Promise<void>;
}

/** Serves services on one port: WebSockets, Socket.IO and HTTP resources at the paths of the contract. */
export async function serve(
  services: Readonly<Record<string, Acceptor>>,
  options: ServeOptions = {},
): Promise<App> {
  const { host = "127.0.0.1", clock = systemClock } = options;
  const acceptors = Object.values(services);
  const limits = shareLimits(acceptors, options.limits);
  const { trustedProxies = acceptors.flatMap((acceptor) => acceptor.options?.trustedProxies ?? []) } =
    options;
  const pending = createPending(limits.pending);
  const { cors, formParser, onError, WebSocketServer, SocketIoServer, socketio } = options;
  const front = await createFront(acceptors, {
    ...{ limits: options.limits ?? {}, clock, trustedProxies, pending },
    resources: { ...(cors && { cors }), ...(formParser && { formParser }), ...(onError && { onError }) },
    ...(WebSocketServer && { WebSocketServer }),
    ...(SocketIoServer && { SocketIoServer }),
    ...(socketio && { socketio }),
  });
  const { server, cut: cutAll }: Place =
    options.server === undefined ? createHttpServer(limits, pending) : { server: options.server };
  const isOurs = cutAll !== undefined;
  const detach = attach(server, front, { pending, otherwise: isOurs ? refuseOthers : undefined });
  const stop = () => {
    front.close();
    detach();
    cutAll?.();
  };
  if (isOurs)
    await listen(server, options.port ?? 0, host).catch((error: unknown) => {
      stop();
      throw error;
    });

  const port = portOf(server) ?? 0;
  const close = createClosing({ server, isOurs, acceptors, clock, closeMs: limits.closeMs, stop });
  return { server, port, url: `http://${nameOf(host)}:${port}`, close };
}

/** What has to end when an app is closed. */
interface Ending {
  readonly server: Server;
  /** One that existed before goes on. */
  readonly isOurs: boolean;
  readonly acceptors: readonly Acceptor[];
  readonly clock: Clock;
  readonly closeMs: number;
  /** Cuts whoever is still there. */
  readonly stop: () => void;
}

/** Lets what runs end, then stops; a second call does not wait. */
function createClosing({ server, isOurs, acceptors, clock, closeMs, stop }: Ending): App["close"] {
  let closed: Promise<void> | undefined;
  let cutNow = () => {};
  async function shut({ drainMs = 10_000 }: CloseOptions): Promise<void> {
    const quiet = isOurs ? closeServer(server) : undefined;
    const cut = new Promise<void>((resolve) => {
      cutNow = resolve;
    });
    // Services keep to the time themselves; nobody waits longer where one does not.
    const cancel = clock.after(drainMs + closeMs + 1_000, () => cutNow());
    await Promise.race([Promise.all(acceptors.map((acceptor) => acceptor.close({ drainMs }))), cut]);
    cancel();
    stop();
    await quiet;
  }
  return (closing = {}) => {
    if (closed === undefined) closed = shut(closing);
    else cutNow();
    return closed;
  };
}

/** A server of our own can be cut; one that existed before is not ours to cut. */
interface Place {
  readonly server: Server;
  cut?(): void;
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((cause) =>
      cause === undefined
        ? resolve()
        : reject(new AsyncApiError("bad-state", "the server was closed by somebody else", { cause })),
    );
  });

/** How a host stands in a URL; everybody's address is this machine's, too. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
