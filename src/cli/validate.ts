import { renderVerdict } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { validate } from "../index.js";
import type { OfficialSides } from "../program/official.js";
import { type ExitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, report } from "./report.js";
import { readRunInput } from "./run-input.js";
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
  const official = readOfficial(flags);
  const input = await readRunInput(path, flags, io);
  const result = await validate(input.document, { ...input.options, official });
  const { findings, verdict } = result;
  const formats = formatsOf(flags.format);
  // A refusal is no verdict on the document: there is no result to print.
  const textStream = verdict === "undecided" ? terminal.err : terminal.out;
  await report(result, formats, { terminal, textStream });
  const shown = input.path === "-" ? "stdin" : input.path;
  const said =
    verdict === "undecided" ? `${shown}: not decided\n` : renderVerdict(findings, shown, textStream.paint);
  const whole =
    result.official === undefined ? said : said.replace(/\n$/, ` ${renderSides(result.official)}\n`);
  const hasText = formats.some(({ kind, path: target }) => kind === "text" && target === undefined);
  if (hasText) textStream.write(findings.length > 0 ? `\n${whole}` : whole);
  else terminal.remark(whole);
  return statusOf(verdict);
}

/** `(asyncwright: valid; @asyncapi/parser 3.6.3: invalid)` */
const renderSides = ({ ours, theirs, version }: OfficialSides): string =>
  `(asyncwright: ${ours}; @asyncapi/parser ${version}: ${theirs === "none" ? "no verdict" : theirs})`;

function readOfficial({ official = false, officialTimeout }: ValidateFlags) {
  if (officialTimeout === undefined) return official;
  if (!official)
    throw UsageError.of("usage", {
      reason: "`--official-timeout` is for `--official`",
      hint: "Add `--official`, or leave it out.",
    });
  return { timeoutMs: parseSeconds(officialTimeout) };
}

const mostSeconds = 3_600;

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== "" && seconds > 0 && seconds <= mostSeconds) return seconds * 1_000;
  throw UsageError.of("usage", {
    reason: `\`--official-timeout ${text}\` is not understood`,
    hint: `Give a number of seconds, at most ${mostSeconds}.`,
  });
}
