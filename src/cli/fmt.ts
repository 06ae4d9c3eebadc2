import { readFileSync, realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type Diagnostic, isRefusal, type Position } from "../diagnostic/diagnostic.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { renderDiff } from "../output/diff.js";
import { type Replacement, replaceFiles } from "../output/replacement.js";
import { isWithin } from "../read/disk.js";
import type { SourceDocument } from "../read/document.js";
import { type ReadResult, readDocument } from "../read/read.js";
import { readVersion } from "../read/version.js";
import { formatCodes } from "../rewrite/format/codes.js";
import { type Formatted, formatDocument } from "../rewrite/format/format.js";
import { renderDiffColours } from "./diff-colours.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, locateAll, report } from "./report.js";
import { readJob } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `fmt`. */
export interface FmtFlags extends DocumentFlags {
  readonly check?: boolean;
  readonly diff?: boolean;
}

/** A file of the document, as it is and as it should be. */
interface FileInForm extends Replacement {
  /** Relative to the root folder. */
  readonly name: string;
  readonly old: string;
  /** Why it stays as it is. */
  readonly unsafe: string | undefined;
}

/** `asyncwright fmt [DOCUMENT]`: brings every local file of a document into form, or says which are not. */
export async function runFmt(path: string | undefined, flags: FmtFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const job = await readJob(path, flags, io);
  const read = await readDocument(job);
  const document = documentOf(read);
  const located = { rootFolder: read.rootFolder, sources: read.files };
  const formats = formatsOf(flags.format);
  const tell = (diagnostics: readonly Diagnostic[]) =>
    report(locateAll(diagnostics, located, io.cwd), formats, { terminal, textStream: terminal.err });
  if (document === undefined) {
    await tell(read.diagnostics.filter(isRefusal));
    terminal.remark("nothing was written\n");
    return exitStatus.refused;
  }
  const files = filesInForm(document, formatDocument(document, job.limits), {
    rootFolder: read.rootFolder,
    cwd: io.cwd,
  });
  const isStdin = job.path === "-";
  const wanted = isStdin ? files.filter(({ name }) => name === document.root.path) : files;
  const changed = wanted.filter(({ old, text }) => old !== text);
  const unsafe = wanted.flatMap((file) => (file.unsafe === undefined ? [] : [unsafeFile(file, file.unsafe)]));
  const status = statusOf(unsafe, job.strict);
  const say = (text: string) =>
    formats.every(({ kind, path: target }) => kind === "text" || target !== undefined) &&
    terminal.out.write(text);

  if (flags.diff) {
    const diffs = changed.map(({ shown, old, text }) => renderDiff(shown, old, text));
    terminal.out.write(renderDiffColours(diffs.join(""), terminal.out.paint));
  }
  if (flags.check) {
    await tell([...changed.map(staleFile), ...unsafe]);
    say(
      changed.length === 0
        ? `${count(wanted.length)} in form\n`
        : `${changed.length} of ${count(wanted.length)} not in form\n`,
    );
    return changed.length > 0 ? exitStatus.findings : status;
  }
  await tell(unsafe);
  if (flags.diff) return status;
  if (isStdin) {
    terminal.out.write(wanted[0]?.text ?? document.root.text);
    return status;
  }
  replaceFiles(changed);
  const still = wanted.length - changed.length;
  say(
    `${changed.map(({ shown }) => `${shown}\n`).join("")}${count(changed.length)} formatted, ${still} unchanged\n`,
  );
  return status;
}

/** The document; also where only references to elsewhere were refused: `fmt` does not need what they lead to. */
function documentOf({ document, diagnostics, files }: ReadResult): SourceDocument | undefined {
  if (document !== undefined) return document;
  const [root] = files.values();
  if (root === undefined || diagnostics.some((found) => isRefusal(found) && !found.code.startsWith("ref-")))
    return undefined;
  const { version } = readVersion(root);
  return version && { version, root, files };
}

function filesInForm(
  document: SourceDocument,
  formatted: ReadonlyMap<string, Formatted>,
  { cwd, rootFolder }: { readonly cwd: string; readonly rootFolder: string },
): readonly FileInForm[] {
  const seen = new Set<string>();
  return [...formatted].flatMap(([name, result]): readonly FileInForm[] => {
    const text = document.files.get(name)?.text ?? "";
    const disk = name === "<stdin>" ? { path: name, before: Buffer.from(text) } : readAgain(rootFolder, name);
    if (seen.has(disk.path)) return [];
    seen.add(disk.path);
    const old = new TextDecoder("utf-8", { ignoreBOM: true }).decode(disk.before);
    const shown = name === "<stdin>" ? name : relative(cwd, resolve(rootFolder, name));
    if (old.replace(/^\uFEFF/, "") !== text)
      throw UsageError.of("write", { path: shown, reason: "it was changed while it was read" });
    const isSafe = result.kind === "formatted";
    return [
      {
        ...disk,
        name,
        shown,
        old,
        text: isSafe ? result.text : old,
        unsafe: isSafe ? undefined : result.reason,
      },
    ];
  });
}

/** The bytes of a file that was read before, and where they really are: never outside the root folder. */
function readAgain(rootFolder: string, name: string): Pick<Replacement, "path" | "before"> {
  try {
    const path = realpathSync.native(resolve(rootFolder, name));
    if (!isWithin(rootFolder, path)) throw new Error("outside the root folder");
    return { path, before: readFileSync(path) };
  } catch (cause) {
    throw UsageError.of("write", { path: name, reason: "it was moved while it was read" }, cause);
  }
}

const unsafeFile = ({ name, shown }: FileInForm, reason: string): Diagnostic =>
  formatCodes.diagnose("format-unsafe", { path: shown, reason }, { file: name, pointer: "" });

function staleFile({ name, shown, old, text }: FileInForm): Diagnostic {
  const position = firstDifference(old.split("\n"), text.split("\n"));
  return formatCodes.diagnose("format-stale", { path: shown }, { file: name, pointer: "", position });
}

function firstDifference(old: readonly string[], fresh: readonly string[]): Position {
  const index = old.findIndex((line, at) => line !== fresh[at]);
  const at = index < 0 ? Math.max(old.length - 1, 0) : index;
  const width = Math.max((old[at] ?? "").replace(/^\uFEFF|\r$/g, "").length, 1);
  return { line: at + 1, column: 1, endLine: at + 1, endColumn: width + 1 };
}

const count = (number: number): string => `${number} file${number === 1 ? "" : "s"}`;
