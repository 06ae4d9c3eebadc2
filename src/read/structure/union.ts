import { isMapping } from "../../json/value.js";
import { isOfType, type Rule, type RuleObject, type TypeName, typeOf } from "./rule.js";
import { type Breach, below, type Evaluate, type Run, type Spot, tryRule } from "./run.js";

/** The branches of an `anyOf` or, where only one may hold, of a `oneOf`. */
interface Union {
  readonly branches: readonly Rule[];
  readonly exclusive: boolean;
  /** Checks one branch. */
  readonly evaluate: Evaluate;
}

/**
 * Checks a value against a union. The branch that was meant is chosen by the type of the value and by members with
 * fixed values (`type: http`), so that what is reported is what is wrong with that branch, and nothing about the others.
 */
export function evaluateUnion(run: Run, union: Union, spot: Spot, thing: string): void {
  const { value } = spot;
  const type = typeOf(value);
  const typed = union.branches.filter((branch) => isOfType(type, typesOf(run, branch)));
  if (typed.length === 0) {
    const types = new Set(union.branches.flatMap((branch) => typesOf(run, branch)));
    report(run, spot, thing, { kind: "type", types: [...types] });
    return;
  }
  const meant = typed.filter((branch) => !contradicts(run, branch, value));
  const [only] = meant;
  if (only !== undefined && meant.length === 1) {
    union.evaluate(run, only, spot, thing);
    return;
  }
  if (meant.length === 0) {
    reportNoBranch(run, { ...union, branches: typed }, spot, thing);
    return;
  }
  const trials = meant.map((branch) => tryRule(run, branch, spot, { evaluate: union.evaluate, thing }));
  const passing = trials.filter((trial) => trial.problems.length === 0);
  if (passing.length > 1 && union.exclusive) {
    report(run, spot, thing, {
      kind: "other",
      reason: "it can be read in several ways, and only one is allowed",
    });
  }
  if (passing.length > 0) {
    for (const trial of passing) run.pending.push(...trial.pending);
    return;
  }
  const missing = missingTag(run, meant, value);
  if (missing !== undefined) {
    report(run, spot, thing, { kind: "missing", member: missing });
    return;
  }
  const best = trials.reduce((a, b) => (b.problems.length < a.problems.length ? b : a));
  run.problems.push(...best.problems);
  run.pending.push(...best.pending);
}

const report = (run: Run, spot: Spot, thing: string, breach: Breach): void => {
  run.problems.push({ spot, thing, breach });
};

/** No branch has the fixed values that stand here: the member that tells them apart is wrong. */
function reportNoBranch(run: Run, union: Union, spot: Spot, thing: string): void {
  const { branches } = union;
  const tags = branches.map((branch) => fixedValues(run, branch));
  for (const member of tags[0]?.keys() ?? []) {
    if (!isMapping(spot.value) || !Object.hasOwn(spot.value, member)) continue;
    const value = spot.value[member];
    const allowed = tags.flatMap((tag) => [...(tag.get(member) ?? [])]);
    if (!tags.every((tag) => tag.has(member)) || allowed.includes(value)) continue;
    report(run, below(spot, member, value), thing, { kind: "value", allowed: [...new Set(allowed)] });
    return;
  }
  const trials = branches.map((branch) => tryRule(run, branch, spot, { evaluate: union.evaluate, thing }));
  const best = trials.reduce((a, b) => (b.problems.length < a.problems.length ? b : a));
  run.problems.push(...best.problems);
}

/** The member that tells the branches apart, where it is missing. */
function missingTag(run: Run, branches: readonly Rule[], value: unknown): string | undefined {
  const tags = branches.map((branch) => fixedValues(run, branch));
  for (const member of tags[0]?.keys() ?? []) {
    if (isMapping(value) && !Object.hasOwn(value, member) && tags.every((tag) => tag.has(member)))
      return member;
  }
  return undefined;
}

function contradicts(run: Run, branch: Rule, value: unknown): boolean {
  if (!isMapping(value)) return false;
  for (const [member, allowed] of fixedValues(run, branch)) {
    if (Object.hasOwn(value, member) && !allowed.has(value[member])) return true;
  }
  return false;
}

type FixedValues = ReadonlyMap<string, ReadonlySet<unknown>>;

const nothing: FixedValues = new Map();
const fixed = new WeakMap<RuleObject, FixedValues>();

/** The members that a rule allows only certain values for. */
function fixedValues(run: Run, rule: Rule, depth = 0): FixedValues {
  if (typeof rule === "boolean" || depth > 8) return nothing;
  const known = fixed.get(rule);
  if (known !== undefined) return known;
  const result = new Map<string, ReadonlySet<unknown>>();
  const named = rule.ref === undefined ? undefined : run.rules[rule.ref];
  for (const part of [...(named === undefined ? [] : [named]), ...(rule.allOf ?? [])]) {
    for (const [member, values] of fixedValues(run, part, depth + 1)) result.set(member, values);
  }
  const branches = (rule.oneOf ?? rule.anyOf ?? []).map((branch) => fixedValues(run, branch, depth + 1));
  for (const member of branches[0]?.keys() ?? []) {
    if (branches.every((branch) => branch.has(member))) {
      result.set(member, new Set(branches.flatMap((branch) => [...(branch.get(member) ?? [])])));
    }
  }
  for (const [member, inner] of Object.entries(rule.properties ?? {})) {
    if (typeof inner === "boolean") continue;
    if (inner.enum !== undefined) result.set(member, new Set(inner.enum));
    else if (inner.const !== undefined) result.set(member, new Set([inner.const]));
  }
  fixed.set(rule, result);
  return result;
}

const allTypes: readonly TypeName[] = ["object", "array", "string", "number", "boolean", "null"];

const allowedTypes = new WeakMap<RuleObject, readonly TypeName[]>();

/** The types that a rule can allow. */
function typesOf(run: Run, rule: Rule, depth = 0): readonly TypeName[] {
  if (rule === true || depth > 8) return allTypes;
  if (rule === false) return [];
  const known = allowedTypes.get(rule);
  if (known !== undefined) return known;
  let types: readonly TypeName[] = rule.type ?? allTypes;
  const narrow = (others: readonly TypeName[]): void => {
    const merged = types.filter((type) => isOfType(type, others));
    types = [...merged, ...others.filter((type) => type === "integer" && types.includes("number"))];
  };
  const named = rule.ref === undefined ? undefined : run.rules[rule.ref];
  if (named !== undefined) narrow(typesOf(run, named, depth + 1));
  for (const inner of rule.allOf ?? []) narrow(typesOf(run, inner, depth + 1));
  for (const branches of [rule.anyOf, rule.oneOf]) {
    if (branches !== undefined) narrow(branches.flatMap((branch) => typesOf(run, branch, depth + 1)));
  }
  const unique = [...new Set(types)];
  // Of a rule within others less may have been seen than there is to see.
  if (depth === 0) allowedTypes.set(rule, unique);
  return unique;
}
