import { io } from "socket.io-client";
import { WebSocket } from "ws";
import type { Acceptor, StateChange } from "../../generated/runtime/index.js";
import { type App, serve } from "../../generated/runtime/node/serve.js";
import { socketio } from "../../generated/runtime/socketio/transport.js";
import { websocket } from "../../generated/runtime/websocket/transport.js";
import { whenOver } from "../ending.js";
import { openTap, type Tap } from "./tap.js";

/** The sockets of packages: Node 20 has no WebSocket of its own. */
export const sockets = () => [
  websocket({ WebSocket }),
  socketio({ io, settings: { transports: ["websocket"] } }),
];

/** Serves for the length of one test, behind a proxy that writes everything down. */
export async function serveTapped(
  services: Readonly<Record<string, Acceptor>>,
): Promise<{ readonly app: App; readonly tap: Tap }> {
  const app = await serve(services);
  const tap = await openTap(app.port);
  whenOver(async () => {
    await app.close({ drainMs: 200 });
    await tap.close();
  });
  return { app, tap };
}

/** Waits until something is so; fails with what it looked at. */
export async function until(
  isSo: () => boolean,
  shown: () => unknown = () => "",
  timeoutMs = 5_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`it did not come to that: ${JSON.stringify(shown())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Cuts everything; resolves when a connection has noticed. It may be back by then. */
export const cut = (
  tap: Tap,
  connection: { onState(listener: (change: StateChange) => void): () => void },
): Promise<void> =>
  new Promise((resolve) => {
    const stop = connection.onState(({ from }) => {
      if (from !== "open") return;
      stop();
      resolve();
    });
    tap.cut();
  });
