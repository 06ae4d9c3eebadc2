import { isMapping, type Mapping, ownMember } from "../../json/value.js";
import { breach } from "./format.js";
import { thingOf } from "./label.js";
import { isOfType, type Rule, type RuleObject, typeOf } from "./rule.js";
import { type Breach, below, type Run, type Spot, tryRule } from "./run.js";
import { evaluateUnion } from "./union.js";

/**
 * Checks a value against a rule. Everything found goes into the run; references are collected, not followed.
 * Four parameters here and below: no object is made for each rule and value.
 */
export function evaluate(run: Run, rule: Rule, spot: Spot, thing = "this"): void {
  if (rule === true) return;
  if (rule === false) {
    report(run, spot, thing, { kind: "other", reason: "nothing may stand here" });
    return;
  }
  const { value } = spot;
  if (isMapping(value) && Object.hasOwn(value, "$ref") && typeof value.$ref === "string") {
    if (run.literal && rule.reference) return;
    if (!run.literal) {
      run.pending.push({ rule, spot, reference: value.$ref });
      return;
    }
  }
  if (rule.type !== undefined && !isOfType(typeOf(value), rule.type)) {
    report(run, spot, thing, { kind: "type", types: rule.type });
    return;
  }
  if (rule.ref !== undefined) evaluateNamed(run, rule.ref, spot);
  evaluateValue(run, rule, spot, thing);
  if (Array.isArray(value)) evaluateItems(run, rule, spot, value);
  else if (isMapping(value)) evaluateMembers(run, rule, spot, { value, thing });
  for (const inner of rule.allOf ?? []) evaluate(run, inner, spot, thing);
  if (rule.anyOf !== undefined)
    evaluateUnion(run, { branches: rule.anyOf, exclusive: false, evaluate }, spot, thing);
  if (rule.oneOf !== undefined)
    evaluateUnion(run, { branches: rule.oneOf, exclusive: true, evaluate }, spot, thing);
  if (rule.if !== undefined) {
    const branch = holds(run, rule.if, spot) ? rule.then : rule.else;
    if (branch !== undefined) evaluate(run, branch, spot, thing);
  }
  if (rule.not !== undefined && holds(run, rule.not, spot)) {
    report(run, spot, thing, { kind: "other", reason: "this combination of members is excluded" });
  }
}

const holds = (run: Run, rule: Rule, spot: Spot): boolean =>
  tryRule(run, rule, spot, { evaluate }).problems.length === 0;

function evaluateNamed(run: Run, name: string, spot: Spot): void {
  const rule = run.rules[name];
  if (rule === undefined) return;
  const { value } = spot;
  if (typeof value === "object" && value !== null) {
    const seen = run.seen.get(name) ?? new Set();
    if (seen.has(value)) return;
    run.seen.set(name, seen.add(value));
  }
  evaluate(run, rule, spot, thingOf(name));
}

function evaluateValue(run: Run, rule: RuleObject, spot: Spot, thing: string): void {
  const { value } = spot;
  if (rule.enum !== undefined && !rule.enum.includes(value)) {
    report(run, spot, thing, { kind: "value", allowed: rule.enum });
  }
  if (rule.const !== undefined && rule.const !== value) {
    report(run, spot, thing, { kind: "value", allowed: [rule.const] });
  }
  if (typeof value === "string") evaluateText(run, rule, spot, { value, thing });
  if (typeof value !== "number") return;
  if (rule.minimum !== undefined && value < rule.minimum) {
    report(run, spot, thing, { kind: "other", reason: `${value} is less than ${rule.minimum}` });
  }
  if (rule.maximum !== undefined && value > rule.maximum) {
    report(run, spot, thing, { kind: "other", reason: `${value} is more than ${rule.maximum}` });
  }
  if (rule.exclusiveMinimum !== undefined && value <= rule.exclusiveMinimum) {
    report(run, spot, thing, { kind: "other", reason: `${value} is not more than ${rule.exclusiveMinimum}` });
  }
}

interface Subject<Value> {
  readonly value: Value;
  readonly thing: string;
}

function evaluateText(run: Run, rule: RuleObject, spot: Spot, { value, thing }: Subject<string>): void {
  const expected = rule.format === undefined ? undefined : breach(rule.format, value);
  if (expected !== undefined) report(run, spot, thing, { kind: "format", expected });
  if (rule.pattern !== undefined && !regex(rule.pattern).test(value)) {
    report(run, spot, thing, { kind: "format", expected: nameOfPattern(rule.pattern) });
  }
  if (rule.minLength === undefined && rule.maxLength === undefined) return;
  const length = [...value].length;
  if (rule.minLength !== undefined && length < rule.minLength) {
    report(run, spot, thing, { kind: "other", reason: `the text is shorter than ${rule.minLength}` });
  }
  if (rule.maxLength !== undefined && length > rule.maxLength) {
    report(run, spot, thing, { kind: "other", reason: `the text is longer than ${rule.maxLength}` });
  }
}

const nameOfPattern = (pattern: string): string =>
  pattern.startsWith("^\\$message")
    ? "a runtime expression such as `$message.header#/id`"
    : `text that matches \`${pattern}\``;

function evaluateItems(run: Run, rule: RuleObject, spot: Spot, value: readonly unknown[]): void {
  if (rule.minItems !== undefined && value.length < rule.minItems) {
    report(run, spot, "this", {
      kind: "other",
      reason: `the list needs at least ${count(rule.minItems, "item")}`,
    });
  }
  if (rule.maxItems !== undefined && value.length > rule.maxItems) {
    report(run, spot, "this", {
      kind: "other",
      reason: `the list takes at most ${count(rule.maxItems, "item")}`,
    });
  }
  if (rule.uniqueItems === true) evaluateUniqueness(run, spot, value);
  const { items } = rule;
  if (items === undefined || items === true) return;
  for (const [index, item] of value.entries()) {
    const inner = Array.isArray(items) ? (items[index] ?? rule.additionalItems ?? true) : items;
    if (inner !== true) evaluate(run, inner, below(spot, String(index), item));
  }
}

function evaluateUniqueness(run: Run, spot: Spot, value: readonly unknown[]): void {
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const text = JSON.stringify(item);
    if (seen.has(text)) {
      const twin = below(spot, String(index), item);
      report(run, twin, "this", { kind: "other", reason: "the list holds the same item twice" });
    }
    seen.add(text);
  }
}

function evaluateMembers(run: Run, rule: RuleObject, spot: Spot, { value, thing }: Subject<Mapping>): void {
  for (const member of rule.required ?? []) {
    if (!Object.hasOwn(value, member)) report(run, spot, thing, { kind: "missing", member });
  }
  const { properties, patternProperties, additionalProperties, propertyNames, minProperties, maxProperties } =
    rule;
  if (minProperties !== undefined || maxProperties !== undefined) {
    const size = Object.keys(value).length;
    if (size < (minProperties ?? 0) || size > (maxProperties ?? size)) {
      report(run, spot, thing, {
        kind: "other",
        reason: `it has ${count(size, "member")}, which is too few or too many`,
      });
    }
  }
  if (!properties && !patternProperties && additionalProperties === undefined && propertyNames === undefined)
    return;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (
      propertyNames !== undefined &&
      tryRule(run, propertyNames, below(spot, key, key), { evaluate }).problems.length > 0
    ) {
      report(run, below(spot, key, inner), thing, { kind: "name", name: key, pattern: "" });
    }
    let known = false;
    const own = ownMember(properties, key);
    if (own !== undefined) {
      known = true;
      if (!isPlainlyKept(own, inner)) evaluate(run, own, below(spot, key, inner), `\`${key}\``);
    }
    for (const [pattern, matched] of patternProperties ?? []) {
      if (!regex(pattern).test(key)) continue;
      known = true;
      if (matched !== true) evaluate(run, matched, below(spot, key, inner));
    }
    if (known || additionalProperties === undefined || additionalProperties === true) continue;
    // A `$ref` that is not text has its own complaint.
    if (key === "$ref" && typeof inner !== "string") continue;
    // The specification lets every object be extended; the meta-schema has forgotten it for some.
    if (properties && extensionName.test(key)) continue;
    const member = below(spot, key, inner);
    if (additionalProperties !== false) evaluate(run, additionalProperties, member);
    else report(run, member, thing, unknownMember(key, rule));
  }
}

/** As the meta-schemas have it. */
const extensionName = /^x-[\w.-]+$/;

/** A quick answer for the commonest member: a plain value under a rule about its type alone. */
function isPlainlyKept(rule: Rule, value: unknown): boolean {
  if (typeof rule === "boolean") return rule;
  if (typeof value === "object" || !isOfType(typeOf(value), rule.type ?? [])) return false;
  const plain = typeRules.get(rule) ?? Object.keys(rule).every((key) => key === "type");
  typeRules.set(rule, plain);
  return plain;
}

/** Whether a rule asks for a type and nothing else. */
const typeRules = new WeakMap<RuleObject, boolean>();

function unknownMember(key: string, rule: RuleObject): Breach {
  const known = Object.keys(rule.properties ?? {});
  const pattern = rule.patternProperties
    ?.map(([source]) => source)
    .find((source) => !source.startsWith("^x-"));
  return known.length === 0 && pattern !== undefined
    ? { kind: "name", name: key, pattern }
    : { kind: "unknown", member: key, known };
}

const report = (run: Run, spot: Spot, thing: string, breach: Breach): void => {
  run.problems.push({ spot, thing, breach });
};

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

const regexes = new Map<string, RegExp>();

/** The patterns of the meta-schemas are few; each is compiled once. */
function regex(source: string): RegExp {
  const known = regexes.get(source) ?? new RegExp(source);
  regexes.set(source, known);
  return known;
}
