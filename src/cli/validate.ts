import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { renderVerdict } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { type Outcome, validate } from "../program/pipeline.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, locateAll, report } from "./report.js";
import { type Job, readJob } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `validate`. */
export interface ValidateFlags extends DocumentFlags {
  readonly official?: boolean;
  /** Seconds. */
  readonly officialTimeout?: string;
}

/** `asyncwright validate [DOCUMENT]`: every finding, then the verdict. */
export async function runValidate(
  path: string | undefined,
  flags: ValidateFlags,
  io: Io,
): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  assertFlags(flags);
  const job = await readJob(path, flags, io);
  const { outcome, diagnostics, status, sides } = await judge(job, flags);
  const findings = locateAll(diagnostics, outcome, io.cwd);
  const formats = formatsOf(flags.format);
  // A refusal is no verdict on the document: there is no result to print.
  const textStream = status === exitStatus.refused ? terminal.err : terminal.out;
  await report(findings, formats, { terminal, textStream });
  const verdict =
    status === exitStatus.refused
      ? `${shownPath(job.path)}: not decided\n`
      : renderVerdict(findings, shownPath(job.path), textStream.paint);
  const whole = sides === undefined ? verdict : verdict.replace(/\n$/, ` ${sides}\n`);
  const hasText = formats.some(({ kind, path: target }) => kind === "text" && target === undefined);
  if (hasText) textStream.write(findings.length > 0 ? `\n${whole}` : whole);
  else terminal.remark(whole);
  return status;
}

interface Judged {
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
  readonly status: ExitStatus;
  /** Who says what of the whole, where the official parser was asked, too. */
  readonly sides?: string;
}

async function judge(job: Job, flags: ValidateFlags): Promise<Judged> {
  if (!flags.official) return alone(await validate(job), job);
  const { officialStatus, openOfficial } = await import("../program/official.js");
  const official = openOfficial(flags.officialTimeout, job.cwd);
  try {
    const outcome = await validate({ ...job, onRead: official.ask });
    const verdict = await official.merge(outcome.diagnostics);
    if (verdict === undefined) return alone(outcome, job);
    const status = officialStatus(outcome.diagnostics, verdict, job.strict);
    return { outcome, diagnostics: verdict.diagnostics, status, sides: official.renderSides(verdict) };
  } finally {
    official.end();
  }
}

const alone = (outcome: Outcome, { strict }: Job): Judged => {
  const { diagnostics } = outcome;
  return { outcome, diagnostics, status: statusOf(diagnostics, strict) };
};

function assertFlags({ official, officialTimeout }: ValidateFlags): void {
  if (officialTimeout !== undefined && !official)
    throw UsageError.of("usage", {
      reason: "`--official-timeout` is for `--official`",
      hint: "Add `--official`, or leave it out.",
    });
}

const shownPath = (path: string): string => (path === "-" ? "stdin" : path);
