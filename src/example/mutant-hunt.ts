import { renderPointer, valueAt } from "../json/pointer.js";
import type { Json } from "../json/value.js";
import type { Issue, Validate } from "../runtime/wire/validation.js";
import { type Change, changed } from "../schema/mutant/change.js";
import { type Constraint, constraintsOf, isReportedAs, keyOf } from "../schema/mutant/constraint.js";
import { type Place, placesBelow } from "../schema/mutant/payload-place.js";
import { changesFor, tooLarge } from "../schema/mutant/value.js";
import { fits } from "../schema/sample/fit.js";
import { sample } from "../schema/sample/sample.js";
import type { Lookup, SchemaJson, SchemaObject } from "../schema/schema.js";
import type { Base, Mutant, Unreached } from "./mutant.js";

/** What the messages of a service share, so that a shared schema is looked through once. */
export interface Known {
  readonly lookup: Lookup;
  /** Rules that have a mutant, by schema and place in it. */
  readonly reached: Set<string>;
  /** How often each named schema was looked through. */
  readonly visits: Map<string, number>;
  /** Rules that have none, with the message that met them first. */
  readonly missed: Map<string, { readonly message: string; readonly unreached: Unreached }>;
}

/** The search for the mutants of one message. */
interface Hunt {
  readonly message: string;
  /** The name of its payload's schema. */
  readonly schema: string;
  readonly validate: Validate<unknown>;
  readonly known: Known;
  /** A payload made from the schema. */
  readonly made: () => Base | undefined;
  /** Bases that were made on the way. */
  added: number;
  readonly mutants: Mutant[];
  /** The changes of the mutants by what they expect, so that none stands twice. */
  readonly seen: Map<string, Change[]>;
}

/** A rule at a place, and the schema object that sets it. */
interface Rule {
  readonly constraint: Constraint;
  readonly schema: SchemaObject;
  readonly place: Place;
}

const mostVisits = 3;
const mostAdded = 100;
const deepest = 32;

/** Looks through a message's payload schema, starting from payloads that are valid. */
export function huntMutants(hunt: Hunt, bases: readonly Base[]): void {
  const schema: SchemaJson = { $ref: hunt.schema };
  visit(
    { at: [], schema, owner: hunt.schema, within: "", here: [], open: [], branch: false, union: false },
    bases,
    hunt,
  );
}

/** Looks for mutants at a place and below it; returns how many rules were left without one. */
function visit(place: Place, bases: readonly Base[], hunt: Hunt): number {
  const { schema } = place;
  if (typeof schema === "boolean") return 0;
  if (schema.$ref !== undefined) return visitNamed({ ...place, name: schema.$ref }, bases, hunt);
  let left = 0;
  for (const constraint of constraintsOf(schema)) left += attempt({ constraint, schema, place }, bases, hunt);
  if (place.at.length >= deepest) return left;
  const payloads = bases.map(({ value }) => value);
  for (const below of placesBelow(place, schema, payloads)) {
    if (!isSettled(below, hunt)) left += visit(below, reaching(below, bases, hunt), hunt);
  }
  return left;
}

/** True for a place without rules of its own whose named schema need not be looked through again. */
const isSettled = ({ schema, open }: Place, { known }: Hunt): boolean =>
  typeof schema === "boolean" ||
  (schema.$ref !== undefined &&
    (open.includes(schema.$ref) || (known.visits.get(schema.$ref) ?? 0) >= mostVisits));

type NamedPlace = Place & { readonly name: string };

function visitNamed({ name, ...place }: NamedPlace, bases: readonly Base[], hunt: Hunt): number {
  const { visits, lookup } = hunt.known;
  const schema = lookup(name);
  const before = visits.get(name) ?? 0;
  const isTop = place.at.length === 0 && name === hunt.schema;
  if (schema === undefined || place.open.includes(name) || (before >= mostVisits && !isTop)) return 0;
  visits.set(name, before + 1);
  const left = visit({ ...place, schema, owner: name, within: "", open: [...place.open, name] }, bases, hunt);
  if (left === 0) visits.set(name, mostVisits);
  return left;
}

/** The bases that have a value at a place that the place's schema is about, or a new one. */
function reaching(place: Place, bases: readonly Base[], hunt: Hunt): readonly Base[] {
  const having = bases.filter((base) => reaches(base, place, hunt));
  if (having.length > 0 || typeof place.schema === "boolean") return having;
  const made = hunt.made();
  if (made !== undefined && reaches(made, place, hunt)) return [made];
  return hunt.added < mostAdded ? graft(place, bases, hunt) : [];
}

/** In a union the value has to be of the branch that is looked at. */
function reaches({ value }: Base, place: Place, { known }: Hunt): boolean {
  const inner = valueAt(value, place.at);
  if (inner === undefined || !place.branch) return inner !== undefined;
  return fits({ allOf: [...place.here, place.schema] }, inner, known.lookup);
}

/** A base with a sample of the place's schema put there. */
function graft(place: Place, bases: readonly Base[], hunt: Hunt): readonly Base[] {
  for (const size of ["full", "minimal"] as const) {
    const made = sample({ allOf: [...place.here, place.schema] }, hunt.known.lookup, { size });
    if (!made.ok) continue;
    for (const start of bases.slice(0, 3)) {
      const value = changed(start.value, { op: "set", at: place.at, value: made.value });
      if (value === undefined || !hunt.validate(value).ok) continue;
      hunt.added += 1;
      return [{ value }];
    }
  }
  return [];
}

/** Finds a mutant for one rule; returns 1 where none was found. */
function attempt(rule: Rule, bases: readonly Base[], hunt: Hunt): number {
  const { constraint, place } = rule;
  const { reached, missed } = hunt.known;
  const key = `${place.owner} ${place.within} ${keyOf(constraint)}`;
  const isOwn = place.at.length === 0 && place.owner === hunt.schema;
  if (reached.has(key) && !isOwn) return 0;
  const found = tooLarge(constraint, rule.schema) ?? mutantFor(rule, bases, hunt);
  if (typeof found !== "string") {
    reached.add(key);
    missed.delete(key);
    keep(found, hunt);
    return 0;
  }
  if (reached.has(key)) return 0;
  const { keyword, property } = constraint;
  const path = renderPointer(property === undefined ? place.at : [...place.at, property]);
  if (!missed.has(key))
    missed.set(key, { message: hunt.message, unreached: { keyword, path, reason: found } });
  return 1;
}

function keep(mutant: Mutant, { mutants, seen }: Hunt): void {
  const place = `${mutant.expect.keyword} ${mutant.expect.path}`;
  const others = seen.get(place) ?? [];
  seen.set(place, others);
  const text = others.length === 0 ? undefined : JSON.stringify(mutant.change);
  if (others.some((other) => JSON.stringify(other) === text)) return;
  others.push(mutant.change);
  mutants.push(mutant);
}

/** The first change that is rejected for the rule, or why there is none. */
function mutantFor(rule: Rule, bases: readonly Base[], hunt: Hunt): Mutant | string {
  const { constraint, schema, place } = rule;
  let second: Mutant | undefined;
  let isRejected = false;
  for (const base of bases.slice(0, 4)) {
    const value = valueAt(base.value, place.at);
    if (value === undefined) continue;
    for (const local of changesFor(constraint, { schema, value, lookup: hunt.known.lookup })) {
      const change = { ...local, at: [...place.at, ...local.at] };
      const issues = rejection(base.value, change, hunt);
      isRejected ||= issues.length > 0;
      const issue = issueOf(rule, change, issues);
      if (issue === undefined) continue;
      const mutant = { base, change, expect: { keyword: issue.keyword, path: issue.path } };
      if (isReportedAs(constraint, issue.keyword)) return mutant;
      second ??= mutant;
    }
  }
  if (second !== undefined) return second;
  if (bases.length === 0) return "no valid payload that reaches it was found";
  return isRejected ? "what breaks it is rejected for other reasons" : "nothing that was tried breaks it";
}

function rejection(payload: Json, change: Change, { validate }: Hunt): readonly Issue[] {
  const mutated = changed(payload, change);
  const result = mutated === undefined ? undefined : validate(mutated);
  return result === undefined || result.ok ? [] : result.issues;
}

/**
 * The issue that names the broken rule. Within a union, whose complaint may stand for those of its branches, also
 * another one at its place, or the union's own.
 */
function issueOf({ constraint, place }: Rule, change: Change, issues: readonly Issue[]): Issue | undefined {
  if (issues.length === 0) return undefined;
  const own = renderPointer(place.at);
  const spoilt = renderPointer(change.at);
  const isBelow = (path: string) => constraint.keyword === "items" && path.startsWith(`${own}/`);
  const here = issues.filter(({ path }) => path === own || path === spoilt || isBelow(path));
  const exact = here.find(({ keyword }) => isReportedAs(constraint, keyword));
  if (exact !== undefined || !(place.union || isUnion(constraint.keyword))) return exact;
  const isAround = ({ path, keyword }: Issue) =>
    isUnion(keyword) && (path === "" || own.startsWith(`${path}/`));
  return here[0] ?? issues.findLast(isAround);
}

const isUnion = (keyword: string): boolean => keyword === "anyOf" || keyword === "oneOf";
