import type { Finding } from "../diagnostic/report/finding.js";
import { format } from "../index.js";
import { renderDiff } from "../output/diff.js";
import { type Replacement, readForReplacement, replaceFiles } from "../output/replacement.js";
import { type FormatResult, staleFinding } from "../program/format.js";
import { renderDiffColours } from "./diff-colours.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, isTalking, report } from "./report.js";
import { readRunInput } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `fmt`. */
export interface FmtFlags extends DocumentFlags {
  readonly check?: boolean;
  readonly diff?: boolean;
}

/** A file of the document, as it is and as it should be. */
interface FileInForm extends Replacement {
  readonly old: string;
}

/** `asyncwright fmt [DOCUMENT]`: brings every local file of a document into form, or says which are not. */
export async function runFmt(path: string | undefined, flags: FmtFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const input = await readRunInput(path, flags, io);
  const made = await format(input.document, input.options);
  const formats = formatsOf(flags.format);
  const tell = (findings: readonly Finding[]) =>
    report({ ...made, findings }, formats, { terminal, textStream: terminal.err });
  if (made.files.length === 0 && made.verdict === "undecided") {
    await tell(made.findings);
    terminal.remark("nothing was written\n");
    return exitStatus.refused;
  }
  const isStdin = input.path === "-";
  const wanted = filesInForm(made, isStdin);
  const changed = wanted.filter(({ old, text }) => old !== text);
  const names = new Set(wanted.map(({ shown }) => shown));
  const unsafe = made.findings.filter(({ file }) => names.has(file));
  const status = input.options.strict && unsafe.length > 0 ? exitStatus.findings : exitStatus.fine;
  const say = (text: string) => isTalking(formats) && terminal.out.write(text);

  if (flags.diff) {
    const diffs = changed.map(({ shown, old, text }) => renderDiff(shown, old, text));
    terminal.out.write(renderDiffColours(diffs.join(""), terminal.out.paint));
  }
  if (flags.check) {
    await tell([...changed.map(staleFinding), ...unsafe].sort((a, b) => (a.file < b.file ? -1 : 1)));
    const all = count(wanted.length);
    say(changed.length === 0 ? `${all} in form\n` : `${changed.length} of ${all} not in form\n`);
    return changed.length > 0 ? exitStatus.findings : status;
  }
  await tell(unsafe);
  if (flags.diff) return status;
  if (isStdin) {
    terminal.out.write(wanted[0]?.text ?? made.sources[0]?.text ?? "");
    return status;
  }
  replaceFiles(changed);
  const still = wanted.length - changed.length;
  const list = changed.map(({ shown }) => `${shown}\n`).join("");
  say(`${list}${count(changed.length)} formatted, ${still} unchanged\n`);
  return status;
}

/** The files that are looked at: of a document from standard input, that alone. */
function filesInForm({ files, root, sources }: FormatResult, isStdin: boolean): readonly FileInForm[] {
  const seen = new Set<string>();
  const [document] = sources;
  return files.flatMap(({ file, path, before, text, isKept }): readonly FileInForm[] => {
    if (isStdin)
      return path === document?.path
        ? [{ path, shown: file, old: before, before: Buffer.from(before), text }]
        : [];
    const disk = readForReplacement({ root, path, shown: file, text: before });
    if (seen.has(disk.path)) return [];
    seen.add(disk.path);
    const old = new TextDecoder("utf-8", { ignoreBOM: true }).decode(disk.before);
    return [{ ...disk, shown: file, old, text: isKept ? old : text }];
  });
}

const count = (number: number): string => `${number} file${number === 1 ? "" : "s"}`;
