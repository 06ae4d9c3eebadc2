import { renderPointer } from "../../json/pointer.js";
import type { SourceFile } from "../document.js";
import type { Rule, Rules } from "./rule.js";

/** A value that is checked, and the way to it. Cheaper than a node: its path is made only for a problem. */
export interface Spot {
  readonly file: SourceFile;
  readonly value: unknown;
  readonly key: string;
  readonly parent: Spot | undefined;
  /** The pointer of a spot without a parent. */
  readonly start: string;
}

/** Something that breaks a rule. */
export interface Problem {
  readonly spot: Spot;
  /** What the object is called, such as "a channel". */
  readonly thing: string;
  readonly breach: Breach;
}

/** How a rule is broken. */
export type Breach =
  | { readonly kind: "unknown"; readonly member: string; readonly known: readonly string[] }
  | { readonly kind: "missing"; readonly member: string }
  | { readonly kind: "type"; readonly types: readonly string[] }
  | { readonly kind: "value"; readonly allowed: readonly unknown[] }
  | { readonly kind: "format"; readonly expected: string }
  | { readonly kind: "name"; readonly name: string; readonly pattern: string }
  | { readonly kind: "other"; readonly reason: string };

/** A `$ref` that stands where a rule applies: what it leads to has to follow the rule. */
export interface Pending {
  readonly rule: Rule;
  readonly spot: Spot;
  readonly reference: string;
}

/** One check: its rules, and what it has found so far. */
export interface Run {
  readonly rules: Rules;
  readonly problems: Problem[];
  readonly pending: Pending[];
  /** Objects that a named rule was applied to already. */
  readonly seen: Map<string, Set<object>>;
  /** A `$ref` is taken for a member like any other. */
  readonly literal: boolean;
}

/** A new check with the same rules and nothing found. */
export const startRun = (rules: Rules, literal = false): Run => ({
  rules,
  problems: [],
  pending: [],
  seen: new Map(),
  literal,
});

/** The spot one step below. */
export const below = (parent: Spot, key: string, value: unknown): Spot => ({
  file: parent.file,
  value,
  key,
  parent,
  start: "",
});

/** The pointer of a spot within its file. */
export function pointerOf(spot: Spot): string {
  const path: string[] = [];
  let at = spot;
  for (; at.parent !== undefined; at = at.parent) path.push(at.key);
  return at.start + renderPointer(path.reverse());
}

/** Checks a value against a rule; see `evaluate`. */
export type Evaluate = (run: Run, rule: Rule, spot: Spot, thing?: string) => void;

/** How to check on trial. */
interface Trial {
  readonly evaluate: Evaluate;
  readonly thing?: string;
}

/** Checks on trial: what is found stays in a run of its own. */
export function tryRule(run: Run, rule: Rule, spot: Spot, { evaluate, thing }: Trial): Run {
  const trial = startRun(run.rules, run.literal);
  evaluate(trial, rule, spot, thing);
  return trial;
}
