import { reportError } from "./errors.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { Io } from "./io.js";
import { createProgram } from "./program.js";
import { openTerminal } from "./terminal.js";

/** Runs the command line to its end and returns the exit status. Touches nothing of the process but through `io`. */
export async function main(args: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.fine;
  try {
    const end = (ended: ExitStatus) => {
      status = ended;
    };
    await createProgram({ io, end }).parseAsync(args, { from: "user" });
  } catch (error) {
    status = reportFailure(error, args, io);
  }
  if (args.includes("-")) io.stdin.destroy?.(); // it may never end
  return status;
}

/** Prints an error that ended the command, and returns the exit status. */
export const reportFailure = (error: unknown, args: readonly string[], io: Io): ExitStatus =>
  reportError(error, openTerminal({ color: !args.includes("--no-color") }, io), {
    debug: args.includes("--debug"),
    cwd: io.cwd,
  });
