import { type ChildProcess, fork } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { whenOver } from "../ending.js";
import { type Holdings, waitForCalm } from "./aftermath.js";
import type { Question, VictimOptions } from "./victim.js";

const megabytes = 1_048_576;

let bundle: Promise<string> | undefined;

afterAll(async () => {
  if (bundle !== undefined) await rm(await bundle, { force: true });
});

/** Each test file makes a bundle of its own: files run side by side. */
function bundleVictim(): Promise<string> {
  bundle ??= (async () => {
    const folder = join(process.cwd(), "node_modules/.cache/asyncwright");
    await mkdir(folder, { recursive: true });
    const outfile = join(folder, `victim-${process.pid}-${process.env.VITEST_POOL_ID ?? 0}.mjs`);
    await build({
      ...{
        entryPoints: [join(process.cwd(), "test/faults/victim.ts")],
        outfile,
        bundle: true,
        format: "esm",
      },
      ...{ platform: "node", target: "node20.19", packages: "external", logLevel: "error" },
    });
    return outfile;
  })();
  return bundle;
}

export interface VictimRecords {
  readonly posts: readonly string[];
  readonly said: readonly string[];
  readonly files: readonly string[];
}

/** A server in a process of its own. */
export interface Victim {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  stock(): Promise<Holdings>;
  /** The highest resident memory since the last time that it was asked for, in MB. */
  peakMb(): Promise<number>;
  records(): Promise<VictimRecords>;
  /** What it kept when it closed. */
  readonly last: Promise<VictimRecords>;
  tell(inboxes: readonly string[]): Promise<void>;
  reports(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  broadcast(what: Omit<Extract<Question, { ask: "broadcast" }>, "ask">): Promise<number>;
  block(ms: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has heard that it shall end. */
  readonly closing: Promise<void>;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** What it has that it did not have at the start, when it has calmed down; and faults that nobody caught. */
  leaks(): Promise<readonly string[]>;
}

/** Starts a server with a heap of at most 160 MB; it ends with the test, unless somebody else sees to that. */
export async function startVictim(
  options: VictimOptions = {},
  whenEnded: (end: () => Promise<void>) => void = whenOver,
): Promise<Victim> {
  const child = fork(await bundleVictim(), [JSON.stringify(options)], {
    execArgv: ["--max-old-space-size=160", "--enable-source-maps"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = new Promise<Awaited<Victim["exited"]>>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  whenEnded(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const { port, ask, closing, last } = await listenTo(child, exited);
  // Each answer is what the question of that name gets: see the victim.
  const typed = <T>(question: Question) => ask(question) as Promise<T>;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stock: () => typed({ ask: "stock" }),
    peakMb: async () => (await typed<number>({ ask: "peak" })) / megabytes,
    records: () => typed({ ask: "records" }),
    reports: () => typed({ ask: "reports" }),
    broadcast: (what) => typed({ ask: "broadcast", ...what }),
    block: (ms) => typed({ ask: "block", ms }),
    leaks: () => waitForCalm(() => typed<readonly string[]>({ ask: "leaks" })),
    last,
    tell: (inboxes) => typed({ ask: "tell", inboxes }),
    kill: (signal) => void child.kill(signal),
    closing,
    exited,
  };
}

interface Said {
  readonly port?: number;
  readonly isClosing?: boolean;
  readonly last?: VictimRecords;
  readonly number?: number;
  readonly answer?: unknown;
}

async function listenTo(child: ChildProcess, exited: Promise<unknown>) {
  const waiting = new Map<number, (answer: unknown) => void>();
  let number = 0;
  let close = () => {};
  const closing = new Promise<void>((resolve) => {
    close = resolve;
  });
  let end: (records: VictimRecords) => void = () => {};
  const last = new Promise<VictimRecords>((resolve) => {
    end = resolve;
  });
  const started = new Promise<number>((resolve) => {
    child.on("message", (said: Said) => {
      if (said.port !== undefined) resolve(said.port);
      if (said.isClosing) close();
      if (said.last !== undefined) end(said.last);
      if (said.number !== undefined) waiting.get(said.number)?.(said.answer);
    });
  });
  const died = exited.then((how) => {
    throw new Error(`the server has died: ${JSON.stringify(how)}`);
  });
  died.catch(() => {});
  const ask = (question: Question): Promise<unknown> => {
    number += 1;
    const own = number;
    const answered = new Promise((resolve) => waiting.set(own, resolve));
    child.send({ number: own, question });
    return Promise.race([answered, died]).finally(() => waiting.delete(own));
  };
  return { port: await Promise.race([started, died]), ask, closing, last };
}
