import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Acceptor } from "../wire/acceptor.js";
import { serversOf } from "../wire/channel-servers.js";
import type { Clock } from "../wire/clock.js";
import type { ServerLimits } from "../wire/limits.js";
import { familyOf } from "../wire/protocol.js";
import { type ChannelRoute, findChannel } from "../wire/route.js";
import { createResourceHandler, type ResourceSettings } from "./http/server.js";
import { refusal } from "./request/handshake.js";
import { splitTarget } from "./request/head.js";
import type { Pending } from "./request/pending.js";
import { refuseRequest } from "./request/rejection.js";
import { shareLimits } from "./shared-limits.js";
import type { IoServerClass, SocketIoServerOptions } from "./socketio/engine.js";
import { createSocketIoAdapter, enginePaths, type SocketIoAdapter } from "./socketio/server.js";
import { createWebSocketAdapter, type WebSocketAdapter, type WsServerClass } from "./websocket/server.js";

/** What the adapters can be told. */
export interface FrontSettings {
  /** The last word on limits; else services have their own. */
  readonly limits: Partial<ServerLimits>;
  readonly clock: Clock;
  readonly trustedProxies: readonly string[];
  readonly pending: Pending;
  readonly resources: Pick<ResourceSettings, "cors" | "formParser" | "onError">;
  readonly WebSocketServer?: WsServerClass;
  readonly SocketIoServer?: IoServerClass;
  readonly socketio?: SocketIoServerOptions;
}

/** What stands before services: finds out who is meant, and hands over. False: none of them. */
export interface Front {
  request(request: IncomingMessage, response: ServerResponse): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Cuts whoever is still there. */
  close(): void;
}

/** Loads the packages that the services need, and no others. */
export async function createFront(acceptors: readonly Acceptor[], settings: FrontSettings): Promise<Front> {
  const webSockets = await openWebSockets(acceptors, settings);
  const engines = await openEngines(acceptors, settings);
  const serveResource = createResourceHandler(acceptors, {
    ...{ ...settings, ...settings.resources },
    limits: shareLimits(acceptors, settings.limits),
  });

  const findWebSocket = (pathname: string): readonly [WebSocketAdapter, ChannelRoute] | undefined => {
    for (const [acceptor, adapter] of webSockets) {
      const route = findChannel(acceptor.description, { protocolFamily: "websocket", pathname });
      if (route !== undefined) return [adapter, route];
    }
    return undefined;
  };

  return {
    request(request, response) {
      const target = splitTarget(request.url);
      const engine = target && findEngine(engines, target);
      if (engine !== undefined) engine.request(request, response);
      else if (serveResource(request, response) === false) {
        if (target === undefined || findWebSocket(pathAndQuery(target)) === undefined) return false;
        response.setHeader("upgrade", "websocket");
        refuseRequest(response, refusal(426, "upgrade-required", "this is a WebSocket"));
      }
      return true;
    },
    upgrade(request, socket, head) {
      const target = splitTarget(request.url);
      if (target === undefined) return false;
      const engine = findEngine(engines, target);
      if (engine !== undefined) {
        engine.upgrade(request, socket, head);
        return true;
      }
      const found = findWebSocket(pathAndQuery(target));
      if (found !== undefined) found[0].upgrade({ request, socket, head }, found[1]);
      return found !== undefined;
    },
    close() {
      for (const adapter of webSockets.values()) adapter.close();
      for (const adapter of engines.values()) adapter.close();
    },
  };
}

async function openWebSockets(
  acceptors: readonly Acceptor[],
  settings: FrontSettings,
): Promise<ReadonlyMap<Acceptor, WebSocketAdapter>> {
  const made = new Map<Acceptor, WebSocketAdapter>();
  for (const acceptor of acceptors) {
    const { description } = acceptor;
    const servers = Object.keys(description.channels).flatMap((channel) => serversOf(description, channel));
    if (servers.some((server) => familyOf(server) === "websocket"))
      made.set(
        acceptor,
        await createWebSocketAdapter(acceptor, {
          ...settings,
          limits: shareLimits([acceptor], settings.limits),
        }),
      );
  }
  return made;
}

async function openEngines(
  acceptors: readonly Acceptor[],
  { SocketIoServer, socketio, ...settings }: FrontSettings,
): Promise<ReadonlyMap<string, SocketIoAdapter>> {
  const made = new Map<string, SocketIoAdapter>();
  const paths = new Set(acceptors.flatMap(({ description }) => enginePaths(description)));
  for (const path of paths) {
    const sharing = acceptors.filter(({ description }) => enginePaths(description).includes(path));
    const adapter = await createSocketIoAdapter(path, sharing, {
      ...settings,
      limits: shareLimits(sharing, settings.limits),
      ...(SocketIoServer === undefined ? {} : { Server: SocketIoServer }),
      ...(socketio === undefined ? {} : { options: socketio }),
    });
    made.set(path, adapter);
  }
  return made;
}

const pathAndQuery = ({ path, query }: { readonly path: string; readonly query: string }): string =>
  `${path}?${query}`;

/** A WebSocket can have the same path: Socket.IO says its version in the query. */
const findEngine = (
  engines: ReadonlyMap<string, SocketIoAdapter>,
  { path, query }: { readonly path: string; readonly query: string },
): SocketIoAdapter | undefined =>
  engines.size > 0 && new URLSearchParams(query).has("EIO")
    ? engines.get(path.replace(/\/$/, ""))
    : undefined;
