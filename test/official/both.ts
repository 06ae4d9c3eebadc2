import { dirname, resolve } from "node:path";
import { defaultLimits } from "../../src/limits.js";
import { type OfficialVerdict, toVerdict } from "../../src/official/official-verdict.js";
import { renderQuestion } from "../../src/official/parser-document.js";
import { findParser } from "../../src/official/parser-package.js";
import { type ParserProcess, startParser } from "../../src/official/parser-process.js";
import { validate } from "../../src/program/pipeline.js";
import { locateSource } from "../../src/read/position.js";
import { bundle } from "../../src/rewrite/bundle/bundle.js";

/** The real parser in one process, for many documents, each of its own schemas compiled once: see `quick-parser.mjs`. */
export const startRealParser = (timeoutMs = 60_000): ParserProcess =>
  startParser(
    { ...findParser(resolve(".")), main: resolve("test/official/quick-parser.mjs") },
    { timeoutMs, heapMegabytes: 1_024 },
  );

/** A verdict, and what every finding is, on a line each: as the command prints them, without colour. */
export interface Asked extends OfficialVerdict {
  readonly lines: readonly string[];
}

/** What both say about the document at a path; undefined where our reader refuses it. */
export async function askBoth(parser: ParserProcess, path: string): Promise<Asked | undefined> {
  const { document, diagnostics, sources } = await validate({
    path,
    rootFolder: dirname(resolve(path)),
    limits: defaultLimits,
    allowRemote: [],
    names: {},
    perspective: "server",
  });
  if (document === undefined) return undefined;
  const { tree } = bundle(document);
  const answer = await parser.ask(renderQuestion(tree));
  const root = { file: document.root.path, pointer: "" };
  const verdict = toVerdict(diagnostics, answer, { tree, root });
  const lines = verdict.diagnostics.map(({ source, severity, code, by = [], message }) => {
    const file = sources.get(source.file);
    const { line, column } = file === undefined ? { line: 0, column: 0 } : locateSource(file, source);
    return `${source.file}:${line}:${column} ${severity} ${code} [${by.join(", ")}]: ${message}`;
  });
  return { ...verdict, lines };
}
