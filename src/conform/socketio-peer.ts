import { isMapping } from "../json/value.js";
import { createEar } from "./ear.js";
import type { Connect } from "./peer.js";

/** What is used of a socket of `socket.io-client`. */
interface Socket {
  on(event: string, listener: (reason: unknown) => void): unknown;
  onAny(listener: (event: string, ...values: unknown[]) => void): unknown;
  emit(event: string, ...values: unknown[]): unknown;
  disconnect(): unknown;
}

type Io = (url: string, options: Readonly<Record<string, unknown>>) => Socket;

/** Connects with `io` of `socket.io-client`. */
export const connectSocketIo =
  (io: Io): Connect =>
  async ({ namespace = "/", engine, headers, target, event, replies, wrap }, { url, patienceMs }) => {
    const ear = createEar();
    const socket = io(url + namespace, {
      ...{ path: engine, extraHeaders: headers, query: Object.fromEntries(new URLSearchParams(target)) },
      ...{ forceNew: true, reconnection: false, transports: ["websocket"], timeout: patienceMs },
    });
    const unwrap = (value: unknown) => (wrap !== undefined && isMapping(value) ? value[wrap] : value);
    socket.onAny((_, ...values) => ear.hear(values.length > 1 ? values : unwrap(values[0])));
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: unknown) => {
        const text = reason instanceof Error ? reason.message : String(reason);
        ear.end(text);
        reject(new Error(`${namespace}: ${text}`));
      };
      socket.on("connect_error", fail);
      socket.on("disconnect", fail);
      socket.on("connect", () => resolve());
    });
    return {
      send({ message, payload }) {
        const acknowledge = replies === "ack" ? [(value: unknown) => ear.hear(unwrap(value))] : [];
        const values = Array.isArray(payload) && event === undefined ? payload : [payload];
        socket.emit(event ?? message.wire, ...values, ...acknowledge);
      },
      hear: (isWanted) => ear.wait(isWanted, patienceMs),
      close: () => socket.disconnect(),
    };
  };
