import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Many connections that only count bytes: what is measured is the server. */
export class Crowd {
  readonly #port: number;
  readonly #sockets: Socket[] = [];
  #bytes = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #reached = () => {};

  constructor(port: number) {
    this.#port = port;
  }

  /** Connects so many more. */
  async grow(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) this.#sockets.push(await this.#open());
  }

  async #open(): Promise<Socket> {
    const socket = connect(this.#port, "127.0.0.1");
    await once(socket, "connect");
    const key = randomBytes(16).toString("base64");
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${this.#port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    const [head] = await once(socket, "data");
    if (!String(head).startsWith("HTTP/1.1 101")) throw new Error(`not let in: ${head}`);
    socket.on("data", (chunk: Buffer) => {
      this.#bytes += chunk.length;
      if (this.#bytes >= this.#wanted) this.#reached();
    });
    socket.on("error", () => {});
    return socket;
  }

  /** Milliseconds until each has got so many bytes of what `start` sends. */
  async receive(bytesEach: number, start: () => Promise<unknown>): Promise<number> {
    const begin = performance.now();
    this.#bytes = 0;
    this.#wanted = bytesEach * this.#sockets.length;
    const all = new Promise<void>((resolve) => {
      this.#reached = resolve;
    });
    await start();
    await all;
    return performance.now() - begin;
  }

  leave(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
  }
}
