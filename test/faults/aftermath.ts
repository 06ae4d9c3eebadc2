import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect } from "vitest";

/** What always holds when a fault is over, whatever it was. */

/** What a process holds. */
export interface Holdings {
  /** Sockets, servers, timers and children, counted by kind. */
  readonly resources: Readonly<Record<string, number>>;
  readonly listeners: number;
  /** Of the heap and of buffers, after a collection. */
  readonly bytes: number;
  readonly rssBytes: number;
}

/** Memory may not grow by more. */
export const toleranceBytes = 20 * 1_048_576;
/** The time to calm down. */
const calmMs = 5_000;

const kinds = /^(?:TCPSocketWrap|TCPServerWrap|PipeWrap|TLSWrap|Timeout|FSReqPromise|ProcessWrap)$/;
const watched = [
  "uncaughtException",
  "unhandledRejection",
  "SIGTERM",
  "SIGINT",
  "exit",
  "beforeExit",
] as const;

let collect: (() => void) | undefined;

/** Runs the garbage collector. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}

export function takeStock(): Holdings {
  collectGarbage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo())
    if (kinds.test(kind)) resources[kind] = (resources[kind] ?? 0) + 1;
  const { heapUsed, external, rss } = process.memoryUsage();
  const listeners = watched.reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { resources, listeners, bytes: heapUsed + external, rssBytes: rss };
}

/** What there is now that was not there before; nothing where all is as it was. */
export function compareStock(before: Holdings, now: Holdings): readonly string[] {
  const leaks: string[] = [];
  for (const [kind, count] of Object.entries(now.resources)) {
    const had = before.resources[kind] ?? 0;
    if (count > had) leaks.push(`${count - had} more of ${kind}`);
  }
  if (now.listeners > before.listeners) leaks.push("more listeners of the process");
  const growth = now.bytes - before.bytes;
  if (growth > toleranceBytes) leaks.push(`${Math.round(growth / 1_048_576)} MB more memory`);
  return leaks;
}

/** Faults that nobody caught; empty in a sound process. The process goes on, so that the test can look. */
export function watchFaults(): { readonly faults: readonly string[]; stop(): void } {
  const faults: string[] = [];
  const note = (thrown: unknown) =>
    void faults.push(thrown instanceof Error ? `${thrown.stack}` : `${thrown}`);
  process.on("uncaughtException", note).on("unhandledRejection", note);
  return {
    faults,
    stop: () => void process.off("uncaughtException", note).off("unhandledRejection", note),
  };
}

/** Looks again and again until nothing is left over, for five seconds at most; returns what is. */
export async function waitForCalm(look: () => Promise<readonly string[]> | readonly string[]) {
  const end = performance.now() + calmMs;
  for (;;) {
    const leaks = await look();
    if (leaks.length === 0 || performance.now() > end) return leaks;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const lastThings: (() => Promise<void>)[] = [];

/** Does something when all tests of the file are over, before it is looked at what is left. */
export const beforeAftermath = (run: () => Promise<void>): void => void lastThings.push(run);

/** Holds the process of a test file to it: when all its tests are over, everything is as before them. */
export function watchAftermath(): void {
  let before: Holdings;
  let watch: ReturnType<typeof watchFaults>;
  beforeAll(() => {
    watch = watchFaults();
    before = takeStock();
  });
  afterAll(async () => {
    for (const run of lastThings.splice(0)) await run();
    const leaks = await waitForCalm(() => compareStock(before, takeStock()));
    watch.stop();
    expect({ leaks, faults: watch.faults }).toEqual({ leaks: [], faults: [] });
  }, 20_000);
}
