import { dirname, resolve } from "node:path";
import { defaultLimits } from "../../src/limits.js";
import { findParser } from "../../src/official/package.js";
import { type ParserProcess, startParser } from "../../src/official/process.js";
import { renderQuestion } from "../../src/official/question.js";
import { type OfficialVerdict, toVerdict } from "../../src/official/verdict.js";
import { validate } from "../../src/program/pipeline.js";
import { bundle } from "../../src/rewrite/bundle/bundle.js";

/** The real parser in one process, for many documents. */
export const startRealParser = (): ParserProcess =>
  startParser(findParser(resolve(".")), { timeoutMs: 60_000, heapMegabytes: 1_024 });

/** What both say about the document at a path; undefined where our reader refuses it. */
export async function askBoth(parser: ParserProcess, path: string): Promise<OfficialVerdict | undefined> {
  const { document, diagnostics } = await validate({
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
  return toVerdict(diagnostics, answer, { tree, root: { file: document.root.path, pointer: "" } });
}
