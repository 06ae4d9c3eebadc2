import { join, relative } from "node:path";
import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import { type Finding, type Locate, type Place, toFindings } from "../diagnostic/report/finding.js";
import { renderGitHub } from "../diagnostic/report/github.js";
import { renderJson } from "../diagnostic/report/json.js";
import { renderJUnit } from "../diagnostic/report/junit.js";
import { renderMarkdown } from "../diagnostic/report/markdown.js";
import { renderSarif } from "../diagnostic/report/sarif.js";
import { renderText } from "../diagnostic/report/text.js";
import type { SourceFile } from "../read/document.js";
import { locateSource } from "../read/position.js";
import { version } from "../version.js";
import type { Format } from "./flags.js";
import { type Stream, type Terminal, writeReport } from "./terminal.js";

/** What a run read: the places of diagnostics are in there. */
export interface Read {
  /** Absolute; file names in diagnostics are relative to it. */
  readonly rootFolder: string;
  /** Every file that was read, those of a refused document too. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Gives each diagnostic its place: file names as the user sees them, lines and columns. */
export const locateAll = (diagnostics: readonly Diagnostic[], read: Read, cwd: string): readonly Finding[] =>
  toFindings(diagnostics, locateIn(read, cwd));

const locateIn =
  ({ rootFolder, sources }: Read, cwd: string): Locate =>
  (source: Source): Place => {
    const { pointer } = source;
    const shown = source.file.startsWith("<") ? source.file : relative(cwd, join(rootFolder, source.file));
    const file = sources.get(source.file);
    if (file === undefined) return { file: shown, pointer, ...(source.position ?? start) };
    return { file: shown, pointer, text: file.text, ...locateSource(file, source) };
  };

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

/** Prints findings in each of the formats: to its file, else to stdout; text to `textStream`. */
export function report(
  findings: readonly Finding[],
  formats: readonly Format[],
  { terminal, textStream }: { readonly terminal: Terminal; readonly textStream: Stream },
): void {
  for (const { kind, path } of formats) {
    if (path !== undefined) writeReport(path, renderers[kind](findings), terminal.cwd);
    else if (kind === "text") textStream.write(renderText(findings, textStream.paint));
    else terminal.out.write(renderers[kind](findings));
  }
}

const renderers: Readonly<Record<Format["kind"], (findings: readonly Finding[]) => string>> = {
  text: (findings) => renderText(findings),
  json: renderJson,
  github: renderGitHub,
  sarif: (findings) => renderSarif(findings, version),
  junit: renderJUnit,
  markdown: renderMarkdown,
};

/** The formats that were asked for, or text. */
export const formatsOf = (formats: readonly Format[] | undefined): readonly Format[] =>
  formats ?? [{ kind: "text" }];
