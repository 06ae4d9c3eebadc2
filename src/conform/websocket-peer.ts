import { decode, encodeFrame } from "./body.js";
import { createEar } from "./ear.js";
import type { Connect } from "./peer.js";

/** What is used of the class `WebSocket` of the package `ws`. */
interface Socket {
  on(
    event: "open" | "close" | "error" | "unexpected-response" | "message",
    listener: (...given: unknown[]) => void,
  ): unknown;
  send(data: string | Uint8Array): void;
  terminate(): void;
}

type SocketClass = new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => Socket;

/** Connects with the class `WebSocket` of `ws`. */
export const connectWebSocket =
  (WebSocket: SocketClass): Connect =>
  async ({ target, headers }, { url, patienceMs }) => {
    const ear = createEar();
    const socket = new WebSocket(url.replace(/^http/, "ws") + target, { headers });
    socket.on("message", (data, isBinary) =>
      ear.hear(isBinary === true ? String(data) : decode(String(data))),
    );
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => {
        ear.end(reason);
        reject(new Error(`${target}: ${reason}`));
      };
      const timer = setTimeout(() => fail("no connection in time"), patienceMs);
      timer.unref();
      socket.on("error", (error) => fail(String(error)));
      socket.on("close", (code, reason) => fail(`closed with ${code} ${reason}`));
      socket.on("open", () => {
        clearTimeout(timer);
        resolve();
      });
    });
    return {
      send: (sample) => socket.send(encodeFrame(sample)),
      hear: (isWanted) => ear.wait(isWanted, patienceMs),
      close: () => socket.terminate(),
    };
  };
