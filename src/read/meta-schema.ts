import { readFileSync } from "node:fs";
import { type Diagnostic, diagnose, type Related } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { isMapping } from "../json/value.js";
import type { Version } from "../specification/version.js";
import type { SourceDocument } from "./document.js";
import { target } from "./node.js";
import { evaluate } from "./structure/evaluate.js";
import { toDiagnostic } from "./structure/report.js";
import type { Rule, Rules } from "./structure/rule.js";
import { type Pending, type Problem, pointerOf, type Run, type Spot, startRun } from "./structure/run.js";

/**
 * Checks a document against the official meta-schema of its version. What a `$ref` leads to is checked as what it is
 * used as, once for each use of another kind.
 */
export async function checkStructure(document: SourceDocument): Promise<readonly Diagnostic[]> {
  const rules = readRules(document.version);
  return checkAgainst(document, rules);
}

/** Something to check: a value, the rule, and the reference that led there. */
interface Work {
  readonly rule: Rule;
  readonly spot: Spot;
  readonly from: Pending | undefined;
}

function checkAgainst(document: SourceDocument, rules: Rules): readonly Diagnostic[] {
  const { root } = document;
  const found = new Map<string, Diagnostic>();
  const done = new Map<Rule, Set<unknown>>();
  const seen: Run["seen"] = new Map();
  const start: Spot = { file: root, value: root.value, key: "", parent: undefined, start: "" };
  const queue: Work[] = [{ rule: rules.document ?? true, spot: start, from: undefined }];
  for (let index = 0; index < queue.length; index += 1) {
    const work = queue[index];
    if (work === undefined) break;
    const run: Run = { ...startRun(rules), seen };
    evaluate(run, work.rule, work.spot, work.from === undefined ? "the document" : "this");
    if (run.problems.length > 0) {
      const related = usesOf(work);
      for (const problem of withoutMisspelt(run.problems)) add(found, toDiagnostic(problem, related));
    }
    for (const pending of run.pending) {
      if (pending.spot.file === root && !allowsReference(rules, pending)) {
        const source = { file: root.path, pointer: `${pointerOf(pending.spot)}/$ref`, part: "key" } as const;
        add(found, diagnose("ref-not-allowed", {}, source));
      }
      const next = enter(document, pending);
      if (next === undefined || isDone(done, next)) continue;
      queue.push(next);
    }
  }
  return [...found.values()].filter((diagnostic) => diagnostic.source.pointer !== "/asyncapi");
}

/** The reference that led to what is checked. */
function usesOf({ from }: Work): readonly Related[] {
  if (from === undefined) return [];
  const source = { file: from.spot.file.path, pointer: `${pointerOf(from.spot)}/$ref` };
  return [{ message: "used here", source }];
}

/** Leaves out a missing member that stands there misspelt: the complaint about the unknown member says so. */
function withoutMisspelt(problems: readonly Problem[]): readonly Problem[] {
  const meant = new Map<Spot | undefined, Set<string | undefined>>();
  for (const { breach, spot } of problems) {
    if (breach.kind !== "unknown") continue;
    const names = meant.get(spot.parent) ?? new Set();
    meant.set(spot.parent, names.add(nearest(breach.member, breach.known)));
  }
  return problems.filter(
    ({ breach, spot }) => breach.kind !== "missing" || !meant.get(spot)?.has(breach.member),
  );
}

/** What a reference leads to. References to nothing have their own complaints. */
function enter(document: SourceDocument, pending: Pending): Work | undefined {
  const { spot, rule, reference } = pending;
  const there = target(document, spot, reference);
  if (there === undefined) return undefined;
  return {
    rule,
    spot: { file: there.file, value: there.value, key: "", parent: undefined, start: there.pointer },
    from: pending,
  };
}

function isDone(done: Map<Rule, Set<unknown>>, { rule, spot }: Work): boolean {
  const values = done.get(rule) ?? new Set();
  done.set(rule, values);
  const key = typeof spot.value === "object" && spot.value !== null ? spot.value : pointerOf(spot);
  if (values.has(key)) return true;
  values.add(key);
  return false;
}

/** True where the rule takes a `$ref` in place of content, or does not mind a member of that name. */
function allowsReference(rules: Rules, { rule, spot, reference }: Pending): boolean {
  if (typeof rule === "boolean" || rule.reference === true) return true;
  const literal = startRun(rules, true);
  evaluate(literal, rule, { ...spot, value: { $ref: reference } });
  return !literal.problems.some(
    ({ breach, spot: at }) =>
      breach.kind === "unknown" && breach.member === "$ref" && at.parent?.value !== undefined,
  );
}

/** One complaint for each place and fault: several rules can see the same one. */
function add(found: Map<string, Diagnostic>, diagnostic: Diagnostic): void {
  const { file, pointer } = diagnostic.source;
  const key = [file, pointer, diagnostic.code, diagnostic.message].join("\n");
  if (!found.has(key)) found.set(key, diagnostic);
}

const loaded = new Map<Version, Rules>();

/** The table of one version. It stands next to the bundle, or in `dist` when this runs from the sources. */
function readRules(version: Version): Rules {
  const known = loaded.get(version);
  if (known !== undefined) return known;
  let failure: unknown;
  // From a chunk of the bundle, from the sources, from a bundle of one file. Read without a thread: it is quicker so.
  for (const folder of ["../meta-schemas/", "../../dist/meta-schemas/", "./meta-schemas/"]) {
    try {
      const text = readFileSync(new URL(`${folder}${version}.json`, import.meta.url), "utf8");
      const rules = toRules(JSON.parse(text));
      loaded.set(version, rules);
      return rules;
    } catch (cause) {
      failure ??= cause;
    }
  }
  throw new Error(`the meta-schema of AsyncAPI ${version} is not there: run \`npm run build\``, {
    cause: failure,
  });
}

function toRules(value: unknown): Rules {
  if (!isMapping(value) || !isMapping(value.document)) throw new Error("a table of rules has no `document`");
  // The border: our own build wrote this file, in the shape of `Rules`.
  return value as unknown as Rules;
}
