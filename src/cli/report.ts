import { join, relative } from "node:path";
import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import { type Finding, type Locate, type Place, toFindings } from "../diagnostic/report/finding.js";
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
export async function report(
  findings: readonly Finding[],
  formats: readonly Format[],
  { terminal, textStream }: { readonly terminal: Terminal; readonly textStream: Stream },
): Promise<void> {
  for (const { kind, path } of formats) {
    if (path !== undefined) writeReport(path, await renderers[kind](findings), terminal.cwd);
    else if (kind === "text") textStream.write(renderText(findings, textStream.paint));
    else terminal.out.write(await renderers[kind](findings));
  }
}

/** Each is loaded when it is asked for. */
const renderers: Readonly<
  Record<Format["kind"], (findings: readonly Finding[]) => string | Promise<string>>
> = {
  text: (findings) => renderText(findings),
  json: async (findings) => (await import("../diagnostic/report/json.js")).renderJson(findings),
  github: async (findings) => (await import("../diagnostic/report/github.js")).renderGitHub(findings),
  sarif: async (findings) => {
    const [{ renderSarif }, { registry }] = await Promise.all([
      import("../diagnostic/report/sarif.js"),
      import("../program/registry.js"),
    ]);
    return renderSarif(findings, { registry, version });
  },
  junit: async (findings) => (await import("../diagnostic/report/junit.js")).renderJUnit(findings),
  markdown: async (findings) => (await import("../diagnostic/report/markdown.js")).renderMarkdown(findings),
};

/** The formats that were asked for, or text. */
export const formatsOf = (formats: readonly Format[] | undefined): readonly Format[] =>
  formats ?? [{ kind: "text" }];
