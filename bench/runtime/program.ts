import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A process that does as it is asked. */
export interface Program {
  /** Has something done so many times; resolves to what came of it: a port, milliseconds, bytes. */
  ask(question: string, count?: number): Promise<number>;
  stop(): Promise<void>;
}

interface Question {
  readonly question: string;
  readonly count: number;
}

interface Answer {
  readonly value: number;
  readonly error?: string;
}

/** Starts one of these programs. */
export function startProgram(file: string, args: readonly string[] = []): Program {
  const child: ChildProcess = fork(file, args, {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let fail = (_: Error) => {};
  child.once("exit", (status) => fail(new Error(`${file} ended with ${status}`)));
  return {
    async ask(question, count = 0) {
      const { value, error } = await new Promise<Answer>((resolve, reject) => {
        fail = reject;
        child.once("message", resolve);
        child.send({ question, count } satisfies Question);
      });
      if (error !== undefined) throw new Error(`${file}: ${error}`);
      return value;
    },
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** In the process: answers what it is asked. */
export function answer(answers: Readonly<Record<string, (count: number) => number | Promise<number>>>): void {
  process.on("message", async ({ question, count }: Question) => {
    try {
      process.send?.({ value: await answers[question]?.(count) });
    } catch (thrown) {
      process.send?.({ error: thrown instanceof Error ? thrown.stack : String(thrown) });
    }
  });
}

/** Bytes that this process holds on to: its heap, and what lies beside it. */
export function measureHeap(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes of memory that this process has of the machine. */
export function measureResident(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}
