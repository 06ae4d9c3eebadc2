import { printable } from "../diagnostic/printable.js";
import { renderUsage } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { CommanderError } from "./commander.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { Terminal } from "./terminal.js";

/** Ctrl-C where a question was asked. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Prints what went wrong and says what the process ends with. A stack appears only with `debug`. */
export function reportError(
  error: unknown,
  terminal: Terminal,
  options: { readonly debug: boolean; readonly cwd: string },
): ExitStatus {
  if (options.debug && error instanceof Error) terminal.err.write(`${error.stack ?? ""}\n`);
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitStatus.fine : exitStatus.usage;
  }
  if (error instanceof Interrupted) return exitStatus.interrupted;
  if (error instanceof UsageError) {
    printUsageError(error, terminal);
    return exitStatus.usage;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const shown = printable(message.split("\n", 1)[0] ?? "").replaceAll(options.cwd, ".");
  terminal.err.write(
    `asyncwright has a bug: ${shown}\n  Please report it with the document and the command; \`--debug\` prints the details.\n`,
  );
  return exitStatus.bug;
}

/** Prints a wrong call. */
export const printUsageError = (error: UsageError, { err }: Terminal): void =>
  err.write(renderUsage(error, err.paint));
