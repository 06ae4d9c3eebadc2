import { renderVerdict } from "../diagnostic/render-text.js";
import { validate } from "../pipeline.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import { readJob } from "./job.js";
import { formatsOf, locateAll, report } from "./report.js";
import { openTerminal } from "./terminal.js";

/** `asyncwright validate [DOCUMENT]`: every finding, then the verdict. */
export async function runValidate(path: string | undefined, flags: DocumentFlags): Promise<ExitStatus> {
  const terminal = openTerminal(flags);
  const job = await readJob(path, flags);
  const outcome = await validate(job);
  const status = statusOf(outcome.diagnostics, job.strict);
  const findings = locateAll(outcome.diagnostics, outcome);
  const formats = formatsOf(flags.format);
  // A refusal is no verdict on the document: there is no result to print.
  const textStream = status === exitStatus.refused ? terminal.err : terminal.out;
  report(findings, formats, { terminal, textStream });
  const verdict =
    status === exitStatus.refused
      ? `${shownPath(job.path)}: not decided\n`
      : renderVerdict(findings, shownPath(job.path), textStream.paint);
  const hasText = formats.some(({ kind, path: target }) => kind === "text" && target === undefined);
  if (hasText) textStream.write(findings.length > 0 ? `\n${verdict}` : verdict);
  else terminal.remark(verdict);
  return status;
}

const shownPath = (path: string): string => (path === "-" ? "stdin" : path);
