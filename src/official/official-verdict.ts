import type { Severity } from "../diagnostic/catalogue/entry.js";
import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import { printable } from "../diagnostic/printable.js";
import { officialCodes } from "./codes.js";
import { type Bundled, mergeFindings } from "./merged-findings.js";
import { ourName, parserName } from "./parser-package.js";
import type { Answer, Silence } from "./parser-process.js";

/** What both sides together come to. */
export interface OfficialVerdict {
  /** Everything that either says, each once, with who says it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly ours: "valid" | "invalid";
  readonly theirs: "valid" | "invalid" | "none";
}

/** Puts our findings and the parser's answer about the bundled document together. */
export function toVerdict(
  ours: readonly Diagnostic[],
  answer: Answer | Unasked,
  bundled: Bundled,
): OfficialVerdict {
  const verdict = verdictOf(ours);
  const named = ours.map((diagnostic) => ({ ...diagnostic, by: [ourName] }));
  if (answer.kind !== "said")
    return { diagnostics: [...named, reasonOf(answer, bundled.root)], ours: verdict, theirs: "none" };
  const merged = mergeFindings(named, answer.findings, bundled);
  const theirs = verdictOf(merged.filter(({ by }) => by?.includes(parserName)));
  return { diagnostics: [...merged, ...moreOf(answer.omitted, bundled.root)], ours: verdict, theirs };
}

/** The document could not be made one, so that the parser was not asked. */
export interface Unasked {
  readonly kind: "unasked";
  readonly refusal: Diagnostic;
}

function reasonOf(answer: Silence | Unasked, root: Source): Diagnostic {
  const diagnostic =
    answer.kind === "unasked"
      ? answer.refusal
      : officialCodes.diagnose(`official-${answer.reason}`, { detail: printable(answer.detail) }, root);
  return { ...diagnostic, by: [ourName] };
}

const moreOf = (count: number, root: Source): readonly Diagnostic[] =>
  count === 0 ? [] : [{ ...officialCodes.diagnose("official-more", { count }, root), by: [ourName] }];

const verdictOf = (said: readonly { readonly severity: Severity }[]): "valid" | "invalid" =>
  said.some(({ severity }) => severity === "error") ? "invalid" : "valid";
