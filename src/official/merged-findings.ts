import type { Severity } from "../diagnostic/catalogue/entry.js";
import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import { printable } from "../diagnostic/printable.js";
import type { Tree } from "../rewrite/tree.js";
import { officialCodes } from "./codes.js";
import { type Kind, kindOfRule } from "./finding-kind.js";
import { indexOurs } from "./our-findings.js";
import type { ParserFinding } from "./parser-answer.js";
import { unfollowedIn } from "./parser-document.js";
import { ourName, parserName } from "./parser-package.js";
import { findRepeated } from "./repeated-finding.js";
import { sourceOfPath } from "./source-of-path.js";

/** The document that the parser was given, and where the whole of it is placed. */
export interface Bundled {
  readonly tree: Tree;
  readonly root: Source;
}

/** A finding of the parser, with what it is about and the place that it leads back to. */
interface Said extends ParserFinding {
  readonly kind: Kind | undefined;
  readonly source: Source;
}

/**
 * Our findings and the parser's, each once. What both say stays as we say it, is marked with both names and weighs
 * what it weighs for the stricter of the two; what the parser alone says follows, in its own words.
 */
export function mergeFindings(
  ours: readonly Diagnostic[],
  theirs: readonly ParserFinding[],
  { tree, root }: Bundled,
): readonly Diagnostic[] {
  const merged = [...ours];
  const sameAs = indexOurs(ours);
  const repeated = findRepeated(theirs);
  const alone = new Map<string, Diagnostic>();
  for (const finding of theirs) {
    const said = {
      ...finding,
      kind: kindOfRule(finding.rule),
      source: sourceOfPath(tree, finding.path, root),
    };
    const same = sameAs(said);
    if (same.length > 0) for (const index of same) confirm(merged, index, said);
    else if (!repeated.has(finding)) addAlone(alone, said);
  }
  return [...merged, ...alone.values()];
}

function confirm(merged: Diagnostic[], index: number, { severity }: Said): void {
  const before = merged[index];
  if (before === undefined) return;
  const by = before.by?.includes(parserName) ? before.by : [...(before.by ?? []), parserName];
  merged[index] = { ...before, by, severity: worse(before.severity, severity) };
}

/** The parser's own duplicates are one: several of its rules look at the structure. */
function addAlone(alone: Map<string, Diagnostic>, said: Said): void {
  const { file, pointer } = said.source;
  const about = said.kind?.name ?? `${said.rule}\n${said.message}`;
  const key = `${about}\n${file}\n${pointer.replace(/\/\$ref$/, "")}`;
  const diagnostic = toDiagnostic(said);
  const before = alone.get(key);
  alone.set(key, before ? { ...before, severity: worse(before.severity, diagnostic.severity) } : diagnostic);
}

function toDiagnostic({ rule, message, severity, source }: Said): Diagnostic {
  const reference = rule === "invalid-ref" ? unfollowedIn(message) : undefined;
  if (reference !== undefined)
    return { ...officialCodes.diagnose("official-ref-unseen", { reference }, source), by: [ourName] };
  const words = clean(message);
  return {
    ...officialCodes.diagnose("official", { message: words, rule: printable(rule) }, source),
    severity,
    by: [parserName],
  };
}

/** In one line, without the parser's own stack. */
const clean = (message: string): string =>
  printable(
    message
      .replace(/, stack: .*/s, "")
      .trim()
      .replaceAll(/\s+/g, " "),
  );

const rank = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

const worse = (a: Severity, b: Severity): Severity => (rank[a] <= rank[b] ? a : b);
