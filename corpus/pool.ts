import { type ChildProcess, fork } from "node:child_process";
import type { CorpusDocument } from "./result.js";

/** How the processes run. */
export interface PoolOptions<Outcome> {
  /** The program, which answers tasks when its first argument is `worker`. */
  readonly program: string;
  readonly worker: string;
  readonly processes: number;
  /** For one document, in milliseconds. */
  readonly timeoutMs: number;
  readonly onOutcome: (document: CorpusDocument, outcome: Outcome | Crash) => void;
}

/** The process died, hung or threw. */
interface Crash {
  readonly kind: "crash";
  readonly reason: string;
  readonly milliseconds: number;
}

/** What a process is asked to do: one document, with the folder for its output. */
export interface Task {
  readonly document: CorpusDocument;
  readonly folder: string;
}

/** An answer, and whether the process that gave it can go on. */
interface Answer<Outcome> {
  readonly outcome: Outcome | Crash;
  readonly isUsable: boolean;
}

/**
 * Works on documents in child processes, each on one at a time: a process that dies or hangs
 * is the fault of the document it holds, and is replaced.
 */
export async function runPool<Outcome>(tasks: readonly Task[], options: PoolOptions<Outcome>): Promise<void> {
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: options.processes }, () => drain(waiting, options)));
}

async function drain<Outcome>(waiting: Task[], options: PoolOptions<Outcome>): Promise<void> {
  let child: ChildProcess | undefined;
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    child ??= fork(options.program, [options.worker], { stdio: ["ignore", "inherit", "pipe", "ipc"] });
    const { outcome, isUsable } = await ask<Outcome>(child, task, options.timeoutMs);
    if (!isUsable) {
      child.kill("SIGKILL");
      child = undefined;
    }
    options.onOutcome(task.document, outcome);
  }
  child?.disconnect();
}

function ask<Outcome>(child: ChildProcess, task: Task, timeoutMs: number): Promise<Answer<Outcome>> {
  const start = performance.now();
  const errors: Buffer[] = [];
  return new Promise<Answer<Outcome>>((resolve) => {
    const end = (answer: Answer<Outcome>) => {
      clearTimeout(timer);
      child.removeAllListeners("message").removeAllListeners("close");
      child.stderr?.removeAllListeners("data").resume();
      resolve(answer);
    };
    const crash = (reason: string) =>
      end({
        outcome: { kind: "crash", reason, milliseconds: Math.round(performance.now() - start) },
        isUsable: false,
      });
    const timer = setTimeout(() => crash(`no end after ${timeoutMs / 1000} s`), timeoutMs);
    child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
    child.once("close", (code, signal) => {
      const words = Buffer.concat(errors).toString().trim().split("\n").slice(0, 6).join(" ");
      crash(`the process ended with ${signal ?? code}${words === "" ? "" : `: ${words}`}`);
    });
    child.once("message", (outcome: Outcome) => end({ outcome, isUsable: true }));
    child.send(task);
  });
}
