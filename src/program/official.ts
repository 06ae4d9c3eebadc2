import { type Diagnostic, isRefusal } from "../diagnostic/diagnostic.js";
import type { Bundled } from "../official/merged-findings.js";
import { type OfficialVerdict, toVerdict, type Unasked } from "../official/official-verdict.js";
import { renderQuestion } from "../official/parser-document.js";
import { findParser } from "../official/parser-package.js";
import { type Answer, defaultParserLimits, startParser } from "../official/parser-process.js";
import type { SourceDocument } from "../read/document.js";
import { bundle } from "../rewrite/bundle/bundle.js";

/** What each side says of the whole document. */
export interface OfficialSides {
  readonly ours: "valid" | "invalid";
  /** `none`: the parser gave no verdict; a finding says why. */
  readonly theirs: "valid" | "invalid" | "none";
  /** Of @asyncapi/parser. */
  readonly version: string;
}

/** The official parser beside our own validation. */
export interface Official {
  readonly version: string;
  /** Starts the parser and gives it the document; returns at once. */
  readonly ask: (document: SourceDocument) => void;
  /** Waits for the answer and puts it together with our findings. Undefined when it was never asked. */
  readonly merge: (ours: readonly Diagnostic[]) => Promise<OfficialVerdict | undefined>;
  /** Ends the parser's process, whatever it does. */
  readonly end: () => void;
}

/** Looks for the parser and starts nothing yet. Throws a `UsageError` when it is missing or too old. */
export function openOfficial({
  cwd,
  timeoutMs,
}: {
  readonly cwd: string;
  readonly timeoutMs: number | undefined;
}): Official {
  const parser = findParser(cwd);
  const limits = { ...defaultParserLimits, ...(timeoutMs !== undefined && { timeoutMs }) };
  let asked: { readonly answer: Unasked | Promise<Answer>; readonly bundled: Bundled } | undefined;
  let end = (): void => undefined;
  return {
    version: parser.version,
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
    end: () => end(),
  };
}
