import { isRefusal } from "../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../src/limits.js";
import { toVerdict } from "../src/official/official-verdict.js";
import { renderQuestion } from "../src/official/parser-document.js";
import { findParser } from "../src/official/parser-package.js";
import { defaultParserLimits, type ParserProcess, startParser } from "../src/official/parser-process.js";
import { validate } from "../src/program/pipeline.js";
import { bundle } from "../src/rewrite/bundle/bundle.js";
import type { OfficialRow } from "./official-judgement.js";
import type { CorpusDocument } from "./result.js";

/** How the parser is asked. */
export interface AskOptions {
  /** For one document. */
  readonly timeoutMs: number;
  readonly processes: number;
  /** Called after each document with how many there are by now. */
  readonly onRow: (count: number) => void;
}

/** Asks the parser that is installed here about every document, as `validate --official` does. */
export async function askOfficial(
  documents: readonly CorpusDocument[],
  options: AskOptions,
): Promise<readonly OfficialRow[]> {
  const rows = new Map<CorpusDocument, OfficialRow>();
  const waiting = [...documents];
  const drain = async (): Promise<void> => {
    const asker = createAsker(options.timeoutMs);
    for (let document = waiting.shift(); document !== undefined; document = waiting.shift()) {
      rows.set(document, await askAbout(document, asker));
      options.onRow(rows.size);
    }
    asker.end();
  };
  await Promise.all(Array.from({ length: options.processes }, drain));
  return documents.flatMap((document) => rows.get(document) ?? []);
}

/** One process for many documents; a new one after each silence. */
function createAsker(timeoutMs: number): ParserProcess {
  const parser = findParser(process.cwd());
  let started: ParserProcess | undefined;
  return {
    async ask(document) {
      started ??= startParser(parser, { ...defaultParserLimits, timeoutMs });
      const answer = await started.ask(document);
      if (answer.kind === "silent") started = undefined;
      return answer;
    },
    end: () => started?.end(),
  };
}

async function askAbout(document: CorpusDocument, asker: ParserProcess): Promise<OfficialRow> {
  const { path, rootFolder } = document;
  const input = { path, rootFolder, limits: defaultLimits, allowRemote: [], names: {} };
  const outcome = await validate({ ...input, perspective: "server" });
  if (outcome.document === undefined)
    return { document, ours: "undecided", theirs: "unasked", errors: none, remarks: [], milliseconds: 0 };
  const { tree, diagnostics } = bundle(outcome.document);
  const refusal = diagnostics.find(isRefusal);
  const start = performance.now();
  const answer =
    refusal === undefined ? await asker.ask(renderQuestion(tree)) : ({ kind: "unasked", refusal } as const);
  const milliseconds = Math.round(performance.now() - start);
  const root = { file: outcome.document.root.path, pointer: "" };
  const verdict = toVerdict(outcome.diagnostics, answer, { tree, root });
  const errors = verdict.diagnostics.filter(({ severity }) => severity === "error");
  const told = errors.filter(({ code }) => code.startsWith("official"));
  return {
    document,
    ours: verdict.ours,
    theirs: verdict.theirs,
    errors: {
      both: errors.filter(({ by = [] }) => by.length > 1).length,
      ours: errors.filter(({ code, by = [] }) => by.length === 1 && !code.startsWith("official")).length,
      theirs: errors.filter(({ code }) => code === "official").length,
    },
    remarks: told.map(({ message, source }) => `${message} (${source.file}#${source.pointer})`),
    milliseconds,
  };
}

const none = { both: 0, ours: 0, theirs: 0 } as const;
