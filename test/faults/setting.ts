import { Busboy } from "@fastify/busboy";
import { Server as SocketIoServer } from "socket.io";
import { WebSocket, WebSocketServer } from "ws";
import { type ClientOptions, createClient } from "../../src/runtime/client/client.js";
import { http } from "../../src/runtime/http/transport.js";
import { type App, type ServeOptions, serve } from "../../src/runtime/node/serve.js";
import { websocket } from "../../src/runtime/websocket/transport.js";
import type { Report } from "../../src/runtime/wire/report.js";
import { whenOver } from "../ending.js";
import { type TownClient, town } from "./town.js";
import { createTown, type Town, type TownOptions, tokens } from "./town-server.js";

type Asking = RequestInit & { readonly token?: string | null | undefined };

/** The body of an answer; the caller knows what it has asked for. */
export const readJson = async <T>(answer: Response | Promise<Response>): Promise<T> =>
  (await (await answer).json()) as T;

/** A town that is served in this process until the test is over. */
export interface Setting {
  readonly town: Town;
  readonly app: App;
  readonly port: number;
  readonly reports: readonly Report[];
  /** Asks a resource, as Alice unless it is said. */
  ask(path: string, init?: Asking): Promise<Response>;
}

export async function startTown(options: TownOptions = {}, serving: ServeOptions = {}): Promise<Setting> {
  const reports: Report[] = [];
  const made = createTown({ onReport: (report) => void reports.push(report), ...options });
  const app = await serve(
    { town: made },
    { WebSocketServer, SocketIoServer, formParser: Busboy, ...serving },
  );
  whenOver(() => app.close({ drainMs: 0 }));
  return { town: made, app, port: app.port, reports, ask: askerOf(app.url) };
}

/** Asks resources of a server, as Alice unless it is said. */
export const askerOf =
  (url: string) =>
  (path: string, init: Asking = {}): Promise<Response> => {
    const { token = tokens.alice, headers, ...rest } = init;
    const own = token === null || token === undefined ? {} : { "Api-Token": token };
    return fetch(`${url}/api${path}`, { ...rest, headers: { connection: "close", ...own, ...headers } });
  };

/** A client of a town; closed when the test is over. Pauses are short. */
export function createTownClient(url: string, options: ClientOptions = {}): TownClient {
  const { limits, ...others } = options;
  const client = createClient<TownClient>(
    town,
    { url, limits: { retryMs: 10, maximumRetryMs: 100, ...limits }, ...others },
    [websocket({ WebSocket }), http()],
  );
  whenOver(() => client.close());
  return client;
}

export const inRoom = (roomId: string) => ({ parameters: { roomId } });

export const say = (id: string, words = "hello") => ({ type: "say", id, text: words }) as const;
export const post = (id: string, words = "hello") => ({ type: "post", id, text: words }) as const;

export const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Waits until something is so, for two seconds unless it is said. */
export async function until(isSo: () => boolean, ms = 2_000): Promise<boolean> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await sleep(10);
  return isSo();
}
