import { type ExitStatus, exitStatus, statusOf } from "../cli/exit-status.js";
import { type Diagnostic, isRefusal } from "../diagnostic/diagnostic.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { Bundled } from "../official/merge.js";
import { findParser, ownName, parserName } from "../official/package.js";
import { type Answer, defaultParserLimits, startParser } from "../official/process.js";
import { renderQuestion } from "../official/question.js";
import { type OfficialVerdict, toVerdict, type Unasked } from "../official/verdict.js";
import type { SourceDocument } from "../read/document.js";
import { bundle } from "../rewrite/bundle/bundle.js";

/** The official parser beside our own validation. */
export interface Official {
  /** Starts the parser and gives it the document; returns at once. */
  readonly ask: (document: SourceDocument) => void;
  /** Waits for the answer and puts it together with our findings. Undefined when it was never asked. */
  readonly merge: (ours: readonly Diagnostic[]) => Promise<OfficialVerdict | undefined>;
  /** `(asyncwright: valid; @asyncapi/parser 3.6.3: invalid)` */
  readonly renderSides: (verdict: OfficialVerdict) => string;
  /** Ends the parser's process, whatever it does. */
  readonly end: () => void;
}

/** Looks for the parser and starts nothing yet. Throws a `UsageError` when it is missing, too old, or the flag wrong. */
export function openOfficial(timeout: string | undefined, cwd: string): Official {
  const parser = findParser(cwd);
  const limits = {
    ...defaultParserLimits,
    ...(timeout !== undefined && { timeoutMs: parseSeconds(timeout) }),
  };
  let asked: { readonly answer: Unasked | Promise<Answer>; readonly bundled: Bundled } | undefined;
  let end = (): void => undefined;
  return {
    ask(document) {
      const started = startParser(parser, limits);
      end = started.end;
      const { tree, diagnostics } = bundle(document);
      const bundled = { tree, root: { file: document.root.path, pointer: "" } };
      const refusal = diagnostics.find(isRefusal);
      const answer =
        refusal === undefined ? started.ask(renderQuestion(tree)) : ({ kind: "unasked", refusal } as const);
      asked = { answer, bundled };
    },
    merge: async (ours) => asked && toVerdict(ours, await asked.answer, asked.bundled),
    renderSides: ({ ours, theirs }) =>
      `(${ownName}: ${ours}; ${parserName} ${parser.version}: ${theirs === "none" ? "no verdict" : theirs})`,
    end: () => end(),
  };
}

/** Ours with errors is 1 in any case; otherwise a parser that gave no verdict leaves the whole undecided. */
export function officialStatus(
  ours: readonly Diagnostic[],
  verdict: OfficialVerdict,
  strict: boolean,
): ExitStatus {
  if (verdict.theirs !== "none") return statusOf(verdict.diagnostics, strict);
  const own = statusOf(ours, strict);
  return own === exitStatus.fine ? exitStatus.refused : own;
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
