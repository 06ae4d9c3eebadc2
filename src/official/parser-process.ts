import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { watchMemory } from "./memory-watch.js";
import { type ParserFinding, parseAnswerLine } from "./parser-answer.js";
import type { ParserPackage } from "./parser-package.js";

/** What the parser's process may take. */
export interface ParserLimits {
  /** For one document, in milliseconds. */
  readonly timeoutMs: number;
  /** Of its heap, in megabytes; the whole process may take as much again. */
  readonly heapMegabytes: number;
}

export const defaultParserLimits: ParserLimits = { timeoutMs: 30_000, heapMegabytes: 1_024 };

/** What the parser says about a document, or why it says nothing. */
export type Answer =
  | { readonly kind: "said"; readonly findings: readonly ParserFinding[]; readonly omitted: number }
  | Silence;

/** Why there is no verdict. */
export interface Silence {
  readonly kind: "silent";
  readonly reason: "timeout" | "memory" | "crashed" | "garbage";
  /** What is known about it, in a few words. */
  readonly detail: string;
}

/** The process in which the parser works. */
export interface ParserProcess {
  /** Asks about a document, given as JSON in one line. One at a time. After a silence the process is gone. */
  readonly ask: (document: string) => Promise<Answer>;
  /** Kills it, whatever it does. */
  readonly end: () => void;
}

/** Starts the process; it loads the parser at once, while the caller does other things. */
export function startParser(
  parser: ParserPackage,
  limits: ParserLimits = defaultParserLimits,
): ParserProcess {
  const child = spawnChild(parser, limits);
  const state: State = { findings: [], tail: "", settle: undefined };
  const end = (): void => {
    if (child.pid !== undefined) child.kill("SIGKILL");
  };
  const fail = (reason: Silence["reason"], detail: string): void => {
    end();
    silence ??= { kind: "silent", reason, detail };
    settle(silence);
  };
  let silence: Silence | undefined;
  const settle = (answer: Answer): void => {
    state.settle?.(answer);
    state.settle = undefined;
  };
  watchEnds(child, { limits, state, fail, end });
  readLines(child, (text) => take(text, state, { settle, fail }));
  return {
    end,
    ask: (document) =>
      new Promise<Answer>((resolve) => {
        const timer = setTimeout(
          () => fail("timeout", `it had not answered after ${limits.timeoutMs / 1_000} s`),
          limits.timeoutMs,
        );
        state.settle = (answer) => {
          clearTimeout(timer);
          resolve(answer);
        };
        if (silence !== undefined) settle(silence);
        else child.stdin?.write(`${document}\n`);
      }),
  };
}

interface State {
  findings: ParserFinding[];
  /** The end of what it wrote to stderr. Never shown: it tells a lack of memory from other ends. */
  tail: string;
  settle: ((answer: Answer) => void) | undefined;
}

interface Ends {
  readonly settle: (answer: Answer) => void;
  readonly fail: (reason: Silence["reason"], detail: string) => void;
}

/** Sees to it that the process ends with ours, and that its own end is an answer. */
function watchEnds(
  child: ChildProcess,
  {
    limits: { heapMegabytes },
    state,
    fail,
    end,
  }: Pick<Ends, "fail"> & {
    readonly limits: ParserLimits;
    readonly state: State;
    readonly end: () => void;
  },
): void {
  const stopWatching = watchMemory(child.pid, heapMegabytes * 2, (megabytes) =>
    fail("memory", `it took ${megabytes} MB`),
  );
  process.once("exit", end);
  child.on("error", (error) => fail("crashed", `it could not be started: ${error.message}`));
  child.on("close", (code, signal) => {
    stopWatching();
    process.removeListener("exit", end);
    if (isOutOfMemory(state.tail)) fail("memory", `it needed more than ${heapMegabytes} MB`);
    else fail("crashed", `it ended with ${signal ?? `exit status ${code}`}`);
  });
  child.stdin?.on("error", () => undefined); // it is gone, and `close` tells why
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    state.tail = (state.tail + text).slice(-4_000);
  });
}

function take(text: string, state: State, { settle, fail }: Ends): void {
  const line = parseAnswerLine(text);
  switch (line?.kind) {
    case "finding":
      state.findings.push(line.finding);
      return;
    case "thrown":
      fail("crashed", `it threw: ${line.reason.split("\n", 1)[0]}`);
      return;
    case "end": {
      const { findings } = state;
      state.findings = [];
      const uncaught = findings.find(({ rule }) => rule === "uncaught-error");
      if (uncaught === undefined) settle({ kind: "said", findings, omitted: line.omitted });
      else fail("crashed", `it threw: ${nameOf(uncaught.message)}`);
      return;
    }
    case undefined:
      fail("garbage", "what it answered is no answer");
      return;
    default:
      line satisfies never;
  }
}

/** `TypeError: ...` of a message in which the parser tells what it threw, with its stack. */
function nameOf(message: string): string {
  const [, name, text] = /Name: (.*?), message: (.*?)(?:, stack: |$)/s.exec(message) ?? [];
  return (name === undefined ? message : `${name}: ${text}`).split("\n", 1)[0] ?? "";
}

function spawnChild({ main }: ParserPackage, { heapMegabytes }: ParserLimits): ChildProcess {
  const program = findProgram();
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, program, main], {
    cwd: dirname(program),
    env: {},
    stdio: ["pipe", "ignore", "pipe", "pipe"],
    windowsHide: true,
  });
}

/** The child's program. It stands next to the bundle's chunks, or in `dist` when this runs from the sources. */
function findProgram(): string {
  const places = ["./official-parser.js", "../official-parser.js", "../../dist/official-parser.js"];
  const found = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error("dist/official-parser.js is not there: run `npm run build`");
  return found;
}

function readLines({ stdio }: ChildProcess, onLine: (line: string) => void): void {
  const answers = stdio[3];
  if (answers instanceof Readable) createInterface({ input: answers }).on("line", onLine);
}

const isOutOfMemory = (stderr: string): boolean => /out of memory|allocation failed/i.test(stderr);
