import { join, relative } from "node:path";
import { type Diagnostic, isRefusal, type Source, stopsGenerate } from "../diagnostic/diagnostic.js";
import { type Finding, type Place, toFindings } from "../diagnostic/report/finding.js";
import type { SourceFile } from "../read/document.js";
import { locateSource } from "../read/position.js";
import type { Input } from "./pipeline.js";

/** `undecided`: the document could not be read, or was refused. */
export type Verdict = "valid" | "invalid" | "undecided";

/** What became of a document: what each verb returns, and more. */
export interface Result {
  /** `invalid` where there is an error among the findings, or a warning and `strict`. */
  readonly verdict: Verdict;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** Every file that was read, those of a refused document too. */
  readonly sources: readonly SourceText[];
  /** The folder that `$ref`s may not leave; absolute, its links followed. */
  readonly root: string;
}

/** A file that was read. */
export interface SourceText {
  /** As findings name it. */
  readonly file: string;
  /** Relative to the root folder, with `/`; the address of a remote file. */
  readonly path: string;
  readonly text: string;
}

/** What was read, and what there is to say of it. */
interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly rootFolder: string;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Gives each diagnostic its place, and the whole its verdict. */
export function toResult({ diagnostics, rootFolder, sources }: Said, { cwd, strict }: Input): Result {
  const show = (file: string): string =>
    cwd === undefined || file.startsWith("<") ? file : relative(cwd, join(rootFolder, file));
  const locate = (source: Source): Place => {
    const { pointer } = source;
    const file = sources.get(source.file);
    const position = file === undefined ? (source.position ?? start) : locateSource(file, source);
    return { file: show(source.file), pointer, ...position };
  };
  return {
    verdict: verdictOf(diagnostics, strict === true),
    findings: toFindings(diagnostics, locate),
    sources: [...sources.values()].map(({ path, text }) => ({ file: show(path), path, text })),
    root: rootFolder,
  };
}

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

/** The verdict over findings. With `strict` warnings count as errors. */
export function verdictOf(diagnostics: readonly Diagnostic[], strict: boolean): Verdict {
  if (diagnostics.some(isRefusal)) return "undecided";
  const fails = ({ severity }: Diagnostic) => severity === "error" || (strict && severity === "warning");
  return diagnostics.some(fails) ? "invalid" : "valid";
}

/** The same result of a document that could not be read: it is never valid. */
export const undecidedAtBest = (result: Result): Result => ({
  ...result,
  verdict: result.verdict === "valid" ? "undecided" : result.verdict,
});

/** As every verb but `validate` sees it: an error that does not make sound code impossible is a warning. */
export const softenErrors = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((diagnostic) =>
    diagnostic.severity !== "error" || stopsGenerate(diagnostic)
      ? diagnostic
      : { ...diagnostic, severity: "warning" },
  );
