import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { bin } from "./command.js";

/** A running mock, and what it has printed. */
export interface MockSession {
  readonly port: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly child: ChildProcess;
  readonly type: (line: string) => void;
  /** Resolves when the output fits. */
  readonly see: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts the real command on any port and waits until it listens. */
export async function startMock(
  args: readonly string[],
  { cwd }: { readonly cwd: string },
): Promise<MockSession> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn(process.execPath, [bin, "mock", "--port", "0", ...args], { cwd, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text));
  child.stdin.on("error", () => undefined);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on("close", (status, signal) => resolve(status ?? signal)),
  );
  async function see(pattern: RegExp): Promise<RegExpExecArray> {
    for (let round = 0; round < 400; round += 1) {
      const found = pattern.exec(printed.stdout + printed.stderr);
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${pattern} is not in\n${printed.stdout}${printed.stderr}`);
  }
  const [, port = ""] = await see(/127\.0\.0\.1:(\d+)[^\n]*\n/);
  return {
    ...{ port: Number(port), child, see, ended },
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    type: (line) => void child.stdin.write(`${line}\n`),
  };
}
