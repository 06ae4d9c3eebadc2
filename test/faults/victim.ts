/** A town in a process of its own, so that its memory and its end can be measured. Answers questions over IPC. */
import { Busboy } from "@fastify/busboy";
import { Server as SocketIoServer } from "socket.io";
import { WebSocketServer } from "ws";
import { serve } from "../../src/runtime/node/serve.js";
import { compareStock, type Holdings, takeStock, watchFaults } from "./aftermath.js";
import { createTown, type TownOptions } from "./town-server.js";

/** What a victim is started with: as JSON, the first argument. */
export interface VictimOptions extends Pick<TownOptions, "limits" | "holdSeconds" | "trustedProxies"> {
  readonly port?: number;
  readonly drainMs?: number;
  /** Each `say` takes so long, in milliseconds. */
  readonly sayMs?: number;
}

/** What can be asked. */
export type Question =
  | { readonly ask: "stock" }
  | { readonly ask: "leaks" }
  /** The highest resident memory since the last time, in bytes. */
  | { readonly ask: "peak" }
  | { readonly ask: "records" }
  | { readonly ask: "reports" }
  /** Puts an event into each of these inboxes. */
  | { readonly ask: "tell"; readonly inboxes: readonly string[] }
  /** Holds the event loop. */
  | { readonly ask: "block"; readonly ms: number }
  | {
      readonly ask: "broadcast";
      readonly room: string;
      readonly count: number;
      readonly bytes: number;
      readonly isLow?: boolean;
    };

const options: VictimOptions = JSON.parse(process.argv[2] ?? "{}");
const watch = watchFaults();
const reports: unknown[] = [];
const { sayMs, port, drainMs, ...rest } = options;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const town = createTown({
  ...rest,
  onReport: (report) => {
    if (reports.length < 10_000) reports.push(report);
  },
  ...(sayMs !== undefined && {
    say: async ({ id, text }) => {
      await pause(sayMs);
      return { type: "said", id, by: "somebody", text };
    },
  }),
});
const app = await serve(
  { town },
  { WebSocketServer, SocketIoServer, formParser: Busboy, ...(port === undefined ? {} : { port }) },
);
let before: Holdings | undefined;
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10).unref();

async function broadcast({ room, count, bytes, isLow }: Extract<Question, { ask: "broadcast" }>) {
  const text = "x".repeat(bytes);
  for (let index = 0; index < count; index += 1) {
    if (isLow) town.room(room).send("typing", { type: "typing", text }, { priority: "low" });
    else town.room(room).send("said", { type: "said", id: String(index), by: "town", text });
    if (index % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
  }
  return town.room(room).members.length;
}

const readRecords = () => {
  const { posts, said, files } = town.records;
  return { posts: [...posts.keys()], said, files: [...files.keys()] };
};

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case "stock":
      return takeStock();
    case "leaks":
      return [...(before === undefined ? [] : compareStock(before, takeStock())), ...watch.faults];
    case "peak": {
      const highest = Math.max(peak, process.memoryUsage.rss());
      peak = 0;
      return highest;
    }
    case "records":
      return readRecords();
    case "reports":
      return reports;
    case "tell":
      for (const name of question.inboxes) town.inbox(name).push({ id: name });
      return true;
    case "block": {
      const end = performance.now() + question.ms;
      while (performance.now() < end);
      return true;
    }
    case "broadcast":
      return broadcast(question);
  }
}

process.on("message", async ({ number, question }: { number: number; question: Question }) => {
  process.send?.({ number, answer: await answer(question) });
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit(3));
process.on("SIGTERM", () => {
  process.send?.({ isClosing: true });
  void app
    .close({ drainMs: drainMs ?? 10_000 })
    .then(() =>
      process.send?.({ last: readRecords() }, () => process.exit(watch.faults.length === 0 ? 0 : 4)),
    );
});
// What it holds at rest, its line to whoever started it among it.
await pause(50);
before = takeStock();
process.send?.({ port: app.port });
