import type { Json } from "../../json/value.js";
import { equal } from "../../json/value.js";
import type { Lookup, SchemaJson, SchemaObject, SchemaType } from "../schema.js";
import { isOfType, typesOf } from "../type.js";
import { distinguish } from "./distinguish.js";
import { fits, memberSchemas } from "./fit.js";
import { choiceOf, flatten } from "./leaves.js";
import { sampleNumber } from "./number.js";
import { textMatching } from "./pattern.js";
import { recall } from "./recall.js";
import { fullNodes, type Level, type Run } from "./run.js";
import { isTextFormat, sampleText } from "./text.js";

/** How much of a schema a sample shows. */
interface SampleOptions {
  /** `minimal`: what is required. `full`: every declared property, an element of each list, an entry of each map. */
  readonly size: "minimal" | "full";
  /** Take this branch of the first `oneOf`, `anyOf` or `if` that is met. */
  readonly branch?: number;
  /** Another number, other values; without it always the same. */
  readonly seed?: number;
}

/** A value, or why none could be made. */
type Sample = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string };

/**
 * Makes a value of a schema; the same schema gives the same value.
 * It is meant to be right, not known to be: check it with the real validator.
 */
export function sample(schema: SchemaJson, lookup: Lookup, options: SampleOptions): Sample {
  const run: Run = { lookup, left: mostAttempts, nodes: 0, branch: options.branch, met: new Set() };
  const made = sampleAll([schema], run, {
    size: options.size,
    depth: 0,
    variant: options.seed ?? 0,
    seen: new Map(),
  });
  return made === undefined
    ? { ok: false, reason: run.reason ?? "no value was found that keeps every rule" }
    : { ok: true, value: made };
}

const mostAttempts = 4_000;
const fullDepth = 8;
const deepest = 200;
const mostItems = 1_000;

function fail(run: Run, reason: string): undefined {
  run.reason ??= reason;
  return undefined;
}

/** A value for which every one of `schemas` holds. */
function sampleAll(schemas: readonly SchemaJson[], run: Run, level: Level): Json | undefined {
  const [first] = schemas;
  return schemas.length === 1 && typeof first === "object" && first.$ref !== undefined
    ? recall(run, { ...level, name: first.$ref }, () => sampleFresh(schemas, run, level))
    : sampleFresh(schemas, run, level);
}

function sampleFresh(schemas: readonly SchemaJson[], run: Run, level: Level): Json | undefined {
  run.left -= 1;
  run.nodes += 1;
  if (run.left <= 0) return fail(run, "it has too many alternatives to try");
  if (level.depth > deepest) return fail(run, "it is nested too deeply, or without end");
  const flat = flatten(schemas, run.lookup);
  if (flat === undefined) return fail(run, "a schema that allows nothing is in the way");
  const entered = enter(level, flat.names, run);
  if (entered === undefined) return fail(run, "it contains itself without end");
  return choose(flat.leaves, run, entered);
}

function enter(level: Level, names: readonly string[], run: Run): Level | undefined {
  if (names.length === 0) {
    const isSmall = level.size === "minimal" || level.depth > fullDepth || run.nodes > fullNodes;
    return isSmall ? { ...level, size: "minimal" } : level;
  }
  const seen = new Map(level.seen);
  let most = 0;
  for (const name of names) {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    run.met.add(name);
    most = Math.max(most, count);
  }
  if (most > 3) return undefined;
  const small = most > 1 || level.depth > fullDepth || run.nodes > fullNodes;
  return { ...level, seen, size: small ? "minimal" : level.size };
}

/** Settles every `oneOf`, `anyOf` and `if`, first branches first. */
function choose(leaves: readonly SchemaObject[], run: Run, level: Level): Json | undefined {
  const chosen = leaves.findIndex((leaf) => choiceOf(leaf) !== undefined);
  const leaf = leaves[chosen];
  const choice = leaf && choiceOf(leaf);
  if (choice === undefined) return build(leaves, run, level);
  const wanted = run.branch;
  run.branch = undefined;
  const options = wanted === undefined ? choice.options : choice.options.slice(wanted, wanted + 1);
  for (const option of options) {
    const flat = flatten(option, run.lookup);
    const entered = flat && enter(level, flat.names, run);
    if (entered === undefined) continue;
    run.left -= 1;
    if (run.left <= 0) return fail(run, "it has too many alternatives to try");
    const value = choose([...leaves.with(chosen, choice.rest), ...(flat?.leaves ?? [])], run, entered);
    if (value === undefined) continue;
    const good = (made: Json) => leaves.every((other) => fits(other, made, run.lookup));
    if (good(value)) return value;
    const distinct = distinguish(value, { kept: option, branches: leaf?.oneOf ?? [] }, run.lookup);
    if (good(distinct)) return distinct;
  }
  return fail(run, "no branch of its alternatives could be met");
}

/** A value of leaves without choices. */
function build(leaves: readonly SchemaObject[], run: Run, level: Level): Json | undefined {
  const good = (value: Json) => leaves.every((leaf) => fits(leaf, value, run.lookup));
  const stated = rotate(statedValues(leaves), level.variant).find(good);
  if (stated !== undefined) return stated;
  if (leaves.some((leaf) => leaf.const !== undefined || leaf.enum !== undefined))
    return fail(run, "none of the values that it lists keeps its other rules");
  const tries = leaves.some((leaf) => leaf.not !== undefined) ? 4 : 1;
  for (const type of typesFor(leaves)) {
    for (let extra = 0; extra < tries; extra += 1) {
      const value = buildType(type, { leaves, run, level: { ...level, variant: level.variant + extra } });
      if (value !== undefined && (tries === 1 || good(value))) return value;
    }
  }
  return fail(run, "its rules leave no value that could be found");
}

/** Values that the schemas state themselves: constants, else enumerated ones, else scalar examples and defaults. */
function statedValues(leaves: readonly SchemaObject[]): readonly Json[] {
  const constants = leaves.flatMap((leaf) => (leaf.const === undefined ? [] : [leaf.const]));
  if (constants.length > 0) return constants;
  const listed = leaves.find((leaf) => leaf.enum !== undefined)?.enum;
  if (listed !== undefined)
    return [...listed.filter((value) => value !== null), ...listed.filter((value) => value === null)];
  // Whether they keep a format is not known here, and documents often get it wrong.
  if (leaves.some(({ format }) => format !== undefined && isTextFormat(format))) return [];
  return leaves
    .flatMap((leaf) => [...(leaf.examples ?? []), ...(leaf.default === undefined ? [] : [leaf.default])])
    .filter((value) => typeof value !== "object" && value !== "");
}

const rotate = <T>(list: readonly T[], by: number): readonly T[] => {
  const cut = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(cut), ...list.slice(0, cut)];
};

const everyType: readonly SchemaType[] = [
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
];

/** The types to try, the likeliest first. */
function typesFor(leaves: readonly SchemaObject[]): readonly SchemaType[] {
  const [only] = leaves;
  if (leaves.length === 1 && typeof only?.type === "string" && only.type !== "number") return [only.type];
  const named = leaves.flatMap((leaf) => typesOf(leaf) ?? []);
  const hinted = leaves.flatMap(hintOf);
  const allowed = [...new Set([...named, ...hinted, ...everyType])].filter((type) =>
    leaves.every((leaf) => {
      const types = typesOf(leaf);
      return types === undefined || types.includes(type) || (type === "integer" && types.includes("number"));
    }),
  );
  return [...allowed.filter((type) => type !== "null"), ...allowed.filter((type) => type === "null")];
}

function hintOf(leaf: SchemaObject): readonly SchemaType[] {
  if (
    leaf.properties ??
    leaf.required ??
    leaf.additionalProperties ??
    leaf.patternProperties ??
    leaf.minProperties
  )
    return ["object"];
  if (leaf.items ?? leaf.prefixItems ?? leaf.minItems ?? leaf.contains) return ["array"];
  if (leaf.minLength ?? leaf.pattern ?? leaf.format) return ["string"];
  return (leaf.minimum ?? leaf.maximum ?? leaf.exclusiveMinimum ?? leaf.multipleOf) === undefined
    ? []
    : ["number"];
}

/** What must hold at a place, and where it stands. */
interface Making {
  readonly leaves: readonly SchemaObject[];
  readonly run: Run;
  readonly level: Level;
}

function buildType(type: SchemaType, making: Making): Json | undefined {
  const { leaves, run, level } = making;
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return level.variant % 2 === 0;
    case "integer":
    case "number":
      return sampleNumber(leaves, type, level.variant) ?? fail(run, "no number keeps its bounds");
    case "string":
      return sampleText(leaves, level.variant) ?? fail(run, `no text was found for ${textRules(leaves)}`);
    case "array":
      return buildArray(making);
    case "object":
      return buildObject(making);
  }
}

const textRules = (leaves: readonly SchemaObject[]): string =>
  leaves
    .flatMap(({ pattern, minLength, maxLength }) => [
      ...(pattern === undefined ? [] : [`the pattern ${pattern}`]),
      ...(minLength === undefined && maxLength === undefined
        ? []
        : [`the length ${minLength ?? 0} to ${maxLength ?? "any"}`]),
    ])
    .join(" and ") || "its rules";

function buildArray(making: Making): Json | undefined {
  const { leaves, run, level } = making;
  const least = Math.max(
    0,
    ...leaves.map((leaf) =>
      Math.max(leaf.minItems ?? 0, leaf.contains === undefined ? 0 : (leaf.minContains ?? 1)),
    ),
  );
  const most = Math.min(...leaves.map((leaf) => leaf.maxItems ?? Number.POSITIVE_INFINITY));
  const tuple = Math.max(0, ...leaves.map((leaf) => leaf.prefixItems?.length ?? 0));
  if (least > most) return fail(run, "minItems is more than maxItems");
  if (least > mostItems) return fail(run, `it wants ${least} items`);
  const unique = leaves.some((leaf) => leaf.uniqueItems === true);
  const wanted = level.size === "minimal" ? least : Math.max(least, Math.min(most, tuple > 0 ? tuple : 1));
  const made: Json[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const item = buildItem(making, { index, before: made, unique });
    if (item !== undefined) made.push(item);
    else if (index < least) return undefined;
    else break;
  }
  return made;
}

/** The place of an item in a list, and what the list holds already. */
interface ItemPlace {
  readonly index: number;
  readonly before: readonly Json[];
  readonly unique: boolean;
}

function buildItem({ leaves, run, level }: Making, { index, before, unique }: ItemPlace): Json | undefined {
  const schemas = leaves.flatMap((leaf) => itemSchemas(leaf, index));
  for (let variant = 0; variant < (unique ? before.length + 2 : 1); variant += 1) {
    const item = sampleAll(schemas, run, {
      ...level,
      depth: level.depth + 1,
      variant: level.variant + variant + (unique ? index : 0),
    });
    if (item === undefined) return undefined;
    if (!unique || !before.some((other) => equal(other, item))) return item;
  }
  return fail(run, "its items must differ, and no more different ones were found");
}

function itemSchemas(leaf: SchemaObject, index: number): readonly SchemaJson[] {
  const { prefixItems = [], items, contains, minContains = 1 } = leaf;
  const own = index < prefixItems.length ? prefixItems[index] : items;
  const wanted =
    contains !== undefined && index >= prefixItems.length && index < prefixItems.length + minContains;
  return [...(own === undefined ? [] : [own]), ...(wanted ? [contains] : [])];
}

function buildObject(making: Making): Json | undefined {
  const { leaves, run, level } = making;
  const required = requiredOf(leaves);
  const declared = [
    ...new Set([...leaves.flatMap((leaf) => Object.keys(leaf.properties ?? {})), ...required]),
  ];
  const least = Math.max(0, ...leaves.map((leaf) => leaf.minProperties ?? 0));
  const most = Math.min(...leaves.map((leaf) => leaf.maxProperties ?? Number.POSITIVE_INFINITY));
  if (least > mostItems) return fail(run, `it wants ${least} properties`);
  const made = new Map<string, Json>();
  const add = (key: string): boolean => {
    const member = made.get(key) ?? buildMember(making, key);
    if (member !== undefined) made.set(key, member);
    return member !== undefined;
  };
  if (![...required].every(add)) return undefined;
  for (const key of declared) {
    if (level.size === "minimal" && made.size >= least) break;
    const group = [key, ...dependants(leaves, key)].filter((name) => !made.has(name));
    if (made.size + group.length > most || group.every(add)) continue;
    for (const name of group) made.delete(name);
  }
  const entries = level.size === "full" && leaves.some(hasEntries) ? 1 : 0;
  const wanted = Math.min(most, Math.max(least, made.size + entries));
  if (made.size < wanted) {
    for (const key of entryNames(making, wanted + 2)) if (made.size < wanted) add(key);
  }
  if (made.size < least) return fail(run, `fewer than ${least} properties could be made`);
  const order = [...declared.filter((key) => made.has(key)), ...made.keys()];
  return Object.fromEntries([...new Set(order)].map((key) => [key, made.get(key) ?? null]));
}

/** What is required, and what that requires in its turn. */
function requiredOf(leaves: readonly SchemaObject[]): ReadonlySet<string> {
  const required = new Set(leaves.flatMap((leaf) => leaf.required ?? []));
  for (const key of required) for (const other of dependants(leaves, key)) required.add(other);
  return required;
}

/** True where the schema describes entries under free names. */
const hasEntries = (leaf: SchemaObject): boolean =>
  (typeof leaf.additionalProperties === "object" && Object.keys(leaf.additionalProperties).length > 0) ||
  Object.keys(leaf.patternProperties ?? {}).length > 0;

const dependants = (leaves: readonly SchemaObject[], key: string): readonly string[] =>
  leaves.flatMap(({ dependentRequired = {} }) =>
    Object.hasOwn(dependentRequired, key) ? (dependentRequired[key] ?? []) : [],
  );

function buildMember({ leaves, run, level }: Making, key: string): Json | undefined {
  const namesFit = leaves.every(
    ({ propertyNames }) => propertyNames === undefined || fits(propertyNames, key, run.lookup),
  );
  if (!namesFit) return fail(run, `its rules for names refuse the property ${key}`);
  const schemas = leaves.flatMap((leaf) => memberSchemas(leaf, key));
  return sampleAll(schemas, run, { ...level, depth: level.depth + 1 });
}

/** Names for entries beside the declared properties. */
function entryNames({ leaves, run, level }: Making, count: number): readonly string[] {
  const patterns = leaves.flatMap((leaf) => Object.keys(leaf.patternProperties ?? {}));
  const rules = leaves.flatMap((leaf) => (leaf.propertyNames === undefined ? [] : [leaf.propertyNames]));
  const names = Array.from({ length: Math.min(count, mostItems) }, (_, index) => {
    if (rules.length > 0)
      return sampleAll([...rules, { type: "string" }], run, {
        ...level,
        variant: index,
        depth: level.depth + 1,
      });
    const [pattern] = patterns;
    if (pattern !== undefined) return textMatching(pattern, { min: 0, max: 100 }, index);
    return index === 0 ? "key" : `key${index + 1}`;
  });
  return [...new Set(names.filter((name) => typeof name === "string"))].filter((name) =>
    leaves.every((leaf) => isOfType(name, "string") && !memberSchemas(leaf, name).includes(false)),
  );
}
