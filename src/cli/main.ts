import { setFlagsFromString } from "node:v8";
import { reportError } from "./errors.js";
import { exitStatus } from "./exit-status.js";
import { createProgram } from "./program.js";
import { openTerminal } from "./terminal.js";

/**
 * The engine of Node 20 (V8 11) begins to optimise so early that a run of a second or less pays for work it never
 * earns back: a fifth of the time of a large `generate`. Later engines do not know the flag, and say so.
 */
function calmOptimiser(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=528000");
}

/** Runs the command line to its end and sets the exit status. Nobody else does. */
export async function main(args: readonly string[]): Promise<void> {
  calmOptimiser();
  const debug = args.includes("--debug");
  const terminal = openTerminal({ color: !args.includes("--no-color") });
  const end = (error: unknown) => process.exit(reportError(error, terminal, { debug }));
  process.on("uncaughtException", end).on("unhandledRejection", end);
  process.on("SIGINT", () => process.exit(exitStatus.interrupted));
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? exitStatus.fine); // the reader has seen enough
      throw error;
    });
  try {
    process.exitCode = exitStatus.fine;
    const program = createProgram((status) => {
      process.exitCode = status;
    });
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = reportError(error, terminal, { debug });
  }
  if (args.includes("-")) process.stdin.destroy(); // it may never end
}
