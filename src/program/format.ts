import { type Diagnostic, isRefusal, type Position } from "../diagnostic/diagnostic.js";
import type { Finding } from "../diagnostic/report/finding.js";
import type { SourceDocument } from "../read/document.js";
import { readVersion } from "../read/document-version.js";
import type { ReadResult } from "../read/read.js";
import { formatCodes } from "../rewrite/format/codes.js";
import { formatDocument } from "../rewrite/format/format.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { read } from "./pipeline.js";
import { type Result, toResult } from "./result.js";

/** What `format` made of a document. */
export interface FormatResult extends Result {
  /** Every local file of the document; none where it could not be read. */
  readonly files: readonly FormattedFile[];
}

/** A file in form. */
export interface FormattedFile {
  /** As findings name it. */
  readonly file: string;
  /** Relative to the root folder, with `/`. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly before: string;
  readonly text: string;
  /** It cannot be brought into form, and `text` is as before: a finding says why. */
  readonly isKept: boolean;
}

/** Brings every local file of a document into form, whether it is valid or not. */
export async function format(document: DocumentSource, options: DocumentOptions = {}): Promise<FormatResult> {
  const input = toInput(document, options);
  const done = await read(input);
  const { files: sources, rootFolder } = done;
  const found = documentOf(done);
  if (found === undefined)
    return {
      ...toResult({ diagnostics: done.diagnostics.filter(isRefusal), rootFolder, sources }, input),
      files: [],
    };
  input.signal?.throwIfAborted();
  const formatted = formatDocument(found, input.limits);
  const names = new Map(
    toResult({ diagnostics: [], rootFolder, sources }, input).sources.map(({ file, path }) => [path, file]),
  );
  const diagnostics: Diagnostic[] = [];
  const files = [...formatted].map(([path, made]): FormattedFile => {
    const file = names.get(path) ?? path;
    const before = found.files.get(path)?.text ?? "";
    if (made.kind === "formatted") return { file, path, before, text: made.text, isKept: false };
    const holes = { path: file, reason: made.reason };
    diagnostics.push(formatCodes.diagnose("format-unsafe", holes, { file: path, pointer: "" }));
    return { file, path, before, text: before, isKept: true };
  });
  return { ...toResult({ diagnostics, rootFolder, sources }, input), files };
}

/** A file that is not in form: its first line that differs. */
export function staleFinding({
  shown,
  old,
  text,
}: {
  readonly shown: string;
  readonly old: string;
  readonly text: string;
}): Finding {
  const source = { file: shown, pointer: "" };
  const position = firstDifference(old.split("\n"), text.split("\n"));
  return {
    ...formatCodes.diagnose("format-stale", { path: shown }, source),
    ...source,
    ...position,
    related: [],
  };
}

function firstDifference(old: readonly string[], fresh: readonly string[]): Position {
  const index = old.findIndex((line, at) => line !== fresh[at]);
  const at = index < 0 ? Math.max(old.length - 1, 0) : index;
  const width = Math.max((old[at] ?? "").replace(/^\uFEFF|\r$/g, "").length, 1);
  return { line: at + 1, column: 1, endLine: at + 1, endColumn: width + 1 };
}

/** The document; also where only references to elsewhere were refused: `format` does not need what they lead to. */
function documentOf({ document, diagnostics, files }: ReadResult): SourceDocument | undefined {
  if (document !== undefined) return document;
  const [root] = files.values();
  if (root === undefined || diagnostics.some((found) => isRefusal(found) && !found.code.startsWith("ref-")))
    return undefined;
  const { version } = readVersion(root);
  return version && { version, root, files };
}
