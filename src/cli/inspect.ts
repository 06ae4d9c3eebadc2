import { suggest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { inspect } from "../index.js";
import { type ExitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags, Format } from "./flags.js";
import { toInspectJson } from "./inspect-json.js";
import { renderInspectTable } from "./inspect-table.js";
import type { Io } from "./io.js";
import { formatsOf, report } from "./report.js";
import { readRunInput } from "./run-input.js";
import { openTerminal, writeReport } from "./terminal.js";

/** The flags of `inspect`. */
export interface InspectFlags extends DocumentFlags {
  readonly as?: string;
}

const sides = ["client", "server"] as const;

/** `asyncwright inspect [DOCUMENT]`: a table of who sends what to whom, or the whole contract as JSON. */
export async function runInspect(path: string | undefined, flags: InspectFlags, io: Io): Promise<ExitStatus> {
  const as = flags.as === undefined ? undefined : readSide(flags.as);
  assertFormats(flags.format ?? []);
  const terminal = openTerminal(flags, io);
  const input = await readRunInput(path, flags, io);
  const result = await inspect(input.document, { ...input.options, as });
  const errors = result.findings.filter(({ severity }) => severity === "error");
  await report({ ...result, findings: errors }, [{ kind: "text" }], { terminal, textStream: terminal.err });
  const { contract, side, verdict } = result;
  if (contract === undefined) return statusOf(verdict);
  for (const { kind, path: target } of formatsOf(flags.format)) {
    const text =
      kind === "json"
        ? `${JSON.stringify(toInspectJson(contract), null, 2)}\n`
        : renderInspectTable(contract, side, terminal.out.paint);
    if (target === undefined) terminal.out.write(text);
    else writeReport(target, text, io.cwd);
  }
  return statusOf(verdict);
}

/** The other formats are for findings. */
function assertFormats(formats: readonly Format[]): void {
  const other = formats.find(({ kind }) => kind !== "text" && kind !== "json");
  if (other === undefined) return;
  throw UsageError.of("usage", {
    reason: `\`inspect\` does not write \`${other.kind}\``,
    hint: "There is text, json.",
  });
}

/** Reads `--as`. Throws a `UsageError`. */
export function readSide(value: string): (typeof sides)[number] {
  const side = sides.find((known) => known === value);
  if (side !== undefined) return side;
  throw UsageError.of("usage", {
    reason: `\`--as ${value}\` is not understood`,
    hint: suggest(value, sides),
  });
}
