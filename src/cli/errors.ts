import { nearest } from "../diagnostic/nearest.js";
import { printable } from "../diagnostic/printable.js";
import { renderUsage } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { CommanderError } from "./commander.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { Terminal } from "./terminal.js";

/** Prints what went wrong and says what the process ends with. A stack appears only with `debug`. */
export function reportError(
  error: unknown,
  terminal: Terminal,
  options: { readonly debug: boolean },
): ExitStatus {
  if (options.debug && error instanceof Error) terminal.err.write(`${error.stack ?? ""}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitStatus.fine;
    if (error.code !== "commander.help") printUsageError(fromCommander(error), terminal);
    return exitStatus.usage;
  }
  if (error instanceof UsageError) {
    printUsageError(error, terminal);
    return exitStatus.usage;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const shown = printable(message.split("\n", 1)[0] ?? "").replaceAll(process.cwd(), ".");
  terminal.err.write(
    `asyncwright has a bug: ${shown}\n  Please report it with the document and the command; \`--debug\` prints the details.\n`,
  );
  return exitStatus.bug;
}

/** Prints a wrong call. */
export const printUsageError = (error: UsageError, { err }: Terminal): void =>
  err.write(renderUsage(error, err.paint));

function fromCommander({ message, code }: CommanderError): UsageError {
  const [first = "", second = ""] = message.replace(/^error: /, "").split("\n");
  const meant = /Did you mean (?:one of )?([^?]+)\?/.exec(second)?.[1];
  const word = code === "commander.unknownCommand" ? /'(.*)'/.exec(first)?.[1] : undefined;
  const near = meant ?? (word === undefined ? undefined : nearest(word, verbs));
  return UsageError.of("usage", {
    reason: first,
    hint: near === undefined ? "`asyncwright --help` shows what there is." : `Did you mean \`${near}\`?`,
  });
}

const verbs = [
  "init",
  "validate",
  "generate",
  "inspect",
  "mock",
  "docs",
  "bundle",
  "convert",
  "fmt",
  "explain",
] as const;
