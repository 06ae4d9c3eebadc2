import { connect, createServer, type Server, type Socket } from "node:net";

/** What a proxy does to everything that passes. Nothing unless it is said. */
export interface ProxyFaults {
  /** Each piece takes so long, in milliseconds; order is kept. */
  readonly delayMs?: number;
  /**
   * Whatever comes is swallowed, in one direction or both; connections stay open. A stream with a hole in it is none:
   * a connection of which something was swallowed stays silent.
   */
  readonly swallow?: "up" | "down" | "both";
  /** Bytes a second, each way. */
  readonly bytesPerSecond?: number;
  /** Pieces of so many bytes, each in a packet of its own. */
  readonly sliceBytes?: number;
  /** New connections are reset. */
  readonly refuse?: boolean;
}

/** Looks at what passes, and may say that the connection is reset: before the piece is handed on, or right after. */
export type Watcher = (direction: "up" | "down", chunk: Buffer) => "reset-before" | "reset-after" | undefined;

interface Pair {
  readonly silenced: Set<"up" | "down">;
  readonly client: Socket;
  readonly server: Socket;
}

/** A TCP proxy on loopback that does what bad networks do. */
export class FaultProxy {
  faults: ProxyFaults = {};
  watch: Watcher | undefined;
  /** Connections that were made through it. */
  accepted = 0;
  readonly #target: () => number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #port = 0;

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  /** A proxy before a port; the port is asked for at each connection. */
  static async start(target: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    const address = proxy.#server.address();
    proxy.#port = typeof address === "object" && address !== null ? address.port : 0;
    return proxy;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get open(): number {
    return this.#pairs.size;
  }

  /** From now on nothing passes, in one direction or both. */
  silence(swallow: "up" | "down" | "both"): void {
    this.faults = { swallow };
  }

  /** Resets all connections: both sides hear RST. */
  reset(): void {
    for (const pair of [...this.#pairs]) this.#end(pair);
  }

  /** The server's side is reset; the client hears nothing at all, from now on. */
  halfOpen(): void {
    for (const { client, server } of this.#pairs) {
      client.removeAllListeners("data");
      client.resume();
      server.removeAllListeners("close");
      server.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(client: Socket): void {
    this.accepted += 1;
    client.on("error", () => {});
    if (this.faults.refuse) return void client.resetAndDestroy();
    const server = connect(this.#target(), "127.0.0.1");
    server.on("error", () => {});
    client.setNoDelay(true);
    server.setNoDelay(true);
    const pair: Pair = { client, server, silenced: new Set() };
    this.#pairs.add(pair);
    this.#carry(pair, "up");
    this.#carry(pair, "down");
    for (const socket of [client, server]) socket.once("close", () => this.#end(pair));
  }

  #carry(pair: Pair, direction: "up" | "down"): void {
    const [from, to] = direction === "up" ? [pair.client, pair.server] : [pair.server, pair.client];
    let tail = Promise.resolve();
    from.on("data", (chunk: Buffer) => {
      from.pause();
      tail = tail.then(async () => {
        await this.#hand(pair, direction, chunk, to);
        from.resume();
      });
    });
    from.on("end", () => void tail.then(() => to.end()));
  }

  async #hand(pair: Pair, direction: "up" | "down", chunk: Buffer, to: Socket): Promise<void> {
    const { delayMs = 0, swallow, bytesPerSecond, sliceBytes = chunk.length } = this.faults;
    if (delayMs > 0) await sleep(delayMs);
    if (swallow === "both" || swallow === direction) pair.silenced.add(direction);
    if (pair.silenced.has(direction)) return;
    const verdict = this.watch?.(direction, chunk);
    if (verdict === "reset-before") return this.#end(pair);
    for (let at = 0; at < chunk.length; at += sliceBytes) {
      const slice = chunk.subarray(at, at + sliceBytes);
      if (bytesPerSecond !== undefined) await sleep((slice.length / bytesPerSecond) * 1_000);
      if (to.destroyed) return;
      if (!to.write(slice)) await drained(to);
      if (sliceBytes < chunk.length) await new Promise((resolve) => setImmediate(resolve));
    }
    if (verdict === "reset-after") {
      await sleep(5);
      this.#end(pair);
    }
  }

  #end(pair: Pair): void {
    if (!this.#pairs.delete(pair)) return;
    for (const socket of [pair.client, pair.server]) if (!socket.destroyed) socket.resetAndDestroy();
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

const drained = (socket: Socket) =>
  new Promise<void>((resolve) => {
    const go = () => {
      socket.off("drain", go).off("close", go);
      resolve();
    };
    socket.once("drain", go).once("close", go);
  });
