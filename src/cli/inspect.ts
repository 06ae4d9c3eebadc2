import type { Perspective } from "../config/config.js";
import { flipContract } from "../contract/perspective.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { inspect } from "../program/pipeline.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import { type DocumentFlags, type Format, suggest } from "./flags.js";
import { toInspectJson } from "./inspect-json.js";
import { renderInspectTable } from "./inspect-table.js";
import type { Io } from "./io.js";
import { locateAll, report } from "./report.js";
import { readJob } from "./run-input.js";
import { openTerminal, writeReport } from "./terminal.js";

/** The flags of `inspect`. */
export interface InspectFlags extends DocumentFlags {
  readonly as?: string;
}

const sides = ["client", "server"] as const;

/** `asyncwright inspect [DOCUMENT]`: a table of who sends what to whom, or the whole contract as JSON. */
export async function runInspect(path: string | undefined, flags: InspectFlags, io: Io): Promise<ExitStatus> {
  const as = flags.as === undefined ? undefined : parseSide(flags.as);
  assertFormats(flags.format ?? []);
  const terminal = openTerminal(flags, io);
  const job = await readJob(path, flags, io);
  const outcome = await inspect(job);
  const softened = softenErrors(outcome.diagnostics);
  const findings = locateAll(softened, outcome, io.cwd);
  await report(
    findings.filter(({ severity }) => severity === "error"),
    [{ kind: "text" }],
    { terminal, textStream: terminal.err },
  );
  const status = statusOf(softened, job.strict);
  if (outcome.contract === undefined) return status === exitStatus.fine ? exitStatus.refused : status;
  const side = as ?? job.perspective;
  // The pipeline gives the server's view, whoever wrote the document.
  const contract = side === "server" ? outcome.contract : flipContract(outcome.contract);
  for (const format of flags.format ?? [{ kind: "text" as const, path: undefined }]) {
    const text =
      format.kind === "json"
        ? `${JSON.stringify(toInspectJson(contract), null, 2)}\n`
        : renderInspectTable(contract, side, terminal.out.paint);
    if (format.path === undefined) terminal.out.write(text);
    else writeReport(format.path, text, io.cwd);
  }
  return status;
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

function parseSide(value: string): Perspective {
  const side = sides.find((known) => known === value);
  if (side !== undefined) return side;
  throw UsageError.of("usage", {
    reason: `\`--as ${value}\` is not understood`,
    hint: suggest(value, sides),
  });
}
