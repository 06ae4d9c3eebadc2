import type { Json } from "../../json/value.js";
import { equal, isList, isMapping, ownMember } from "../../json/value.js";
import { fits, memberSchemas } from "../sample/fit.js";
import { textMatching } from "../sample/pattern.js";
import { sample } from "../sample/sample.js";
import type { Lookup, SchemaJson, SchemaObject } from "../schema.js";
import { isOfType, typesOf } from "../type.js";
import type { Change } from "./change.js";
import type { Constraint } from "./constraint.js";

/** Longest text and list that a mutant may need. */
const mutantLimits = { characters: 1_000_000, items: 10_000 } as const;

/** A place whose value is to be spoilt. */
interface Spot {
  readonly schema: SchemaObject;
  readonly value: Json;
  readonly lookup: Lookup;
}

/**
 * Changes of the value at a place that may break one rule there, the most telling first; steps start at the place.
 * They are guesses: a validator has the last word.
 */
export const changesFor = (constraint: Constraint, spot: Spot): readonly Change[] =>
  ownMember(changes, constraint.keyword)?.(spot, constraint) ?? [];

type Changes = (spot: Spot, constraint: Constraint) => readonly Change[];

/** Puts each of some values in the place of the right one. */
const values =
  (valuesOf: (spot: Spot) => readonly Json[]): Changes =>
  (spot) =>
    replace(valuesOf(spot));

const unexpectedMembers: Changes = ({ schema, value }) =>
  unexpected
    .filter((key) => !isMapping(value) || !Object.hasOwn(value, key))
    .filter((key) => memberSchemas(schema, key).every((member) => member === false))
    .map((key) => ({ op: "set", at: [key], value: true }));

const changes: Readonly<Record<string, Changes>> = {
  type: values(({ schema }) => wrongTypes(schema)),
  const: values(({ schema }) => near(schema.const ?? null)),
  enum: values(({ schema }) => [
    ...near(schema.enum?.find((member) => member !== null) ?? null, schema.enum),
    null,
    "text",
    7,
  ]),
  minimum: values(({ schema }) => below(schema.minimum ?? 0, schema)),
  maximum: values(({ schema }) => above(schema.maximum ?? 0, schema)),
  exclusiveMinimum: values(({ schema }) => [schema.exclusiveMinimum ?? 0]),
  exclusiveMaximum: values(({ schema }) => [schema.exclusiveMaximum ?? 0]),
  multipleOf: values(({ schema, value }) =>
    between(typeof value === "number" ? value : 0, schema.multipleOf ?? 1),
  ),
  minLength: values((spot) => wrongTexts("minLength", spot)),
  maxLength: values((spot) => wrongTexts("maxLength", spot)),
  pattern: values((spot) => wrongTexts("pattern", spot)),
  format: values(({ schema: { format = "" } }) =>
    format === "int32" ? [2 ** 31, 0.5] : [`not a ${format}`, "(", "{", "\\", "%", " ", ""],
  ),
  minItems: values((spot) => wrongLists("minItems", spot)),
  maxItems: values((spot) => wrongLists("maxItems", spot)),
  uniqueItems: values((spot) => wrongLists("uniqueItems", spot)),
  items: values((spot) => wrongLists("items", spot)),
  unevaluatedItems: values((spot) => wrongLists("unevaluatedItems", spot)),
  contains: values((spot) => wrongLists("contains", spot)),
  maxContains: values((spot) => wrongLists("maxContains", spot)),
  required: (_, { property }) => (property === undefined ? [] : [{ op: "remove", at: [property] }]),
  properties: (_, { property }) =>
    property === undefined ? [] : [{ op: "set", at: [property], value: true }],
  additionalProperties: unexpectedMembers,
  unevaluatedProperties: unexpectedMembers,
  propertyNames: badNames,
  minProperties: values((spot) => wrongSizes("minProperties", spot)),
  maxProperties: values((spot) => wrongSizes("maxProperties", spot)),
  dependentRequired: (spot, constraint) => withoutDependant(constraint, spot),
  anyOf: ({ schema: { anyOf = [] }, value, lookup }) => outsideOf(anyOf, value, lookup),
  oneOf: ({ schema: { oneOf = [] }, value, lookup }) => outsideOf(oneOf, value, lookup),
  not: values(excluded),
};

/** Why a rule cannot be broken in a suite of sensible size, or undefined. */
export function tooLarge({ keyword }: Constraint, schema: SchemaObject): string | undefined {
  const { maxLength = 0, maxItems = 0, maxProperties = 0 } = schema;
  if (keyword === "maxLength" && maxLength >= mutantLimits.characters)
    return `it would take a text of more than ${maxLength} characters`;
  if (keyword === "maxItems" && maxItems >= mutantLimits.items)
    return `it would take a list of more than ${maxItems} items`;
  if (keyword === "maxProperties" && maxProperties >= mutantLimits.items)
    return `it would take an object of more than ${maxProperties} properties`;
  return undefined;
}

const unexpected = ["unexpected", "unexpected1", "Unexpected", "x-unexpected", "u", "1", "?"];

const replace = (values: readonly Json[]): readonly Change[] =>
  values.map((value) => ({ op: "set", at: [], value }));

function wrongTypes(schema: SchemaObject): readonly Json[] {
  const types = typesOf(schema) ?? [];
  const fractions = types.includes("integer") && !types.includes("number") ? [0.5] : [];
  return [...fractions, ...oneOfEach].filter((value) => !types.some((type) => isOfType(value, type)));
}

const oneOfEach: readonly Json[] = [7, "text", null, true, [], {}];

/** Values like the given one, but others. */
function near(value: Json, not: readonly Json[] = [value]): readonly Json[] {
  const others = (): readonly Json[] => {
    if (typeof value === "string") return ["other", `${value}_`, "another", ""];
    if (typeof value === "number") {
      const numbers = not.filter((member) => typeof member === "number");
      return [Math.max(value, ...numbers) + 1, value - 1, value + 0.5];
    }
    if (typeof value === "boolean") return [!value, "text"];
    if (isList(value)) return [[...value, "other"], []];
    return value === null ? ["text"] : [{ ...value, other: true }, {}];
  };
  return others().filter((other) => !not.some((member) => equal(member, other)));
}

const below = (bound: number, { multipleOf = 1 }: SchemaObject): readonly Json[] =>
  [bound - multipleOf, bound - 1, bound - Math.abs(bound) / 2, -Number.MAX_VALUE].filter(
    (value) => value < bound,
  );

const above = (bound: number, { multipleOf = 1 }: SchemaObject): readonly Json[] =>
  [bound + multipleOf, bound + 1, bound + Math.abs(bound) / 2, Number.MAX_VALUE].filter(
    (value) => value > bound,
  );

const between = (value: number, step: number): readonly Json[] =>
  [value + 1, value - 1, value + step / 2, value - step / 2, value + step / 3].filter(
    (other) => !Number.isInteger(other / step),
  );

function wrongTexts(keyword: "minLength" | "maxLength" | "pattern", spot: Spot): readonly Json[] {
  const { schema } = spot;
  const { minLength = 0, maxLength = 0, pattern } = schema;
  const text = typeof spot.value === "string" ? spot.value : typed("string", spot);
  if (typeof text !== "string") return [];
  const fitting = (min: number, max: number) =>
    pattern === undefined ? [] : [textMatching(pattern, { min, max })].filter((found) => found !== undefined);
  switch (keyword) {
    case "minLength":
      return [[...text].slice(0, minLength - 1).join(""), ...fitting(0, minLength - 1)];
    case "maxLength": {
      const [last = "x"] = [...text].slice(-1);
      const matching = maxLength < 1_000 ? fitting(maxLength + 1, maxLength + 50) : [];
      return [
        "x".repeat(maxLength + 1),
        lengthen(text, maxLength + 1, "x"),
        lengthen(text, maxLength + 1, last),
        ...matching,
      ];
    }
    case "pattern":
      return [
        "?",
        "",
        " ",
        "text",
        "Text",
        "0",
        "-",
        `${text}?`,
        `?${text}`,
        `${text} `,
        `${text}\n`,
        "\n",
        "\u0001",
      ];
  }
}

/** Brings a text to a length in code points. */
const lengthen = (text: string, length: number, by: string): string =>
  text + by.repeat(Math.max(0, length - [...text].length));

/** A value of one type that the schema allows. */
function typed(type: "string" | "array" | "object", { schema, lookup }: Spot): Json | undefined {
  const made = sample({ allOf: [schema, { type }] }, lookup, { size: "full" });
  return made.ok ? made.value : undefined;
}

type ListKeyword =
  | "minItems"
  | "maxItems"
  | "uniqueItems"
  | "items"
  | "unevaluatedItems"
  | "contains"
  | "maxContains";

function wrongLists(keyword: ListKeyword, spot: Spot): readonly Json[] {
  const { schema, lookup } = spot;
  const list = isList(spot.value) ? spot.value : typed("array", spot);
  if (list === undefined || !isList(list)) return [];
  const { minItems = 0, maxItems = 0, prefixItems = [], contains = true, maxContains = 0 } = schema;
  switch (keyword) {
    case "minItems":
      return [list.slice(0, minItems - 1), Array.from({ length: minItems - 1 }, () => list[0] ?? null)];
    case "maxItems":
      return [grow(list, maxItems + 1, spot)];
    case "uniqueItems": {
      const first = list[0] ?? item(spot, 0, 0) ?? null;
      return [
        [first, ...list.slice(0, 1), ...list.slice(2)],
        [...list, first],
        [first, first],
      ].filter((repeated) => repeated.length > 1);
    }
    case "items":
    case "unevaluatedItems":
      return [[...grow(list, prefixItems.length, spot), "unexpected"]];
    case "contains": {
      const rest = list.filter((member) => !fits(contains, member, lookup));
      const other = oneOfEach.filter(
        (member) => !fits(contains, member, lookup) && fits(schema.items ?? true, member, lookup),
      );
      return [rest, other.slice(0, 1), ...list.map((_, index) => list.toSpliced(index, 1)), []];
    }
    case "maxContains": {
      const made = sample(contains, lookup, { size: "minimal" });
      return made.ok ? [[...list, ...Array.from({ length: maxContains + 1 }, () => made.value)]] : [];
    }
  }
}

/** Brings a list to a length with items of its own kind. */
function grow(list: readonly Json[], length: number, spot: Spot): readonly Json[] {
  const grown = [...list];
  const unique = spot.schema.uniqueItems === true;
  while (grown.length < length) {
    const index = grown.length;
    const next =
      unique || index < (spot.schema.prefixItems?.length ?? 0) ? item(spot, index, index) : undefined;
    grown.push(next ?? list.at(-1) ?? item(spot, index, 0) ?? null);
  }
  return grown;
}

function item({ schema, lookup }: Spot, index: number, seed: number): Json | undefined {
  const own = schema.prefixItems?.[index] ?? schema.items ?? true;
  const made = sample(own, lookup, { size: "minimal", seed });
  return made.ok ? made.value : undefined;
}

function badNames({ schema, value, lookup }: Spot): readonly Change[] {
  const { propertyNames = true } = schema;
  const names = ["?", "", " ", "not a name", "Other", "other", "0", "x".repeat(300)];
  return names
    .filter((name) => !fits(propertyNames, name, lookup) && !(isMapping(value) && Object.hasOwn(value, name)))
    .map((name) => ({ op: "set", at: [name], value: entry(schema, name, lookup) }));
}

/** A value for an entry under a free name. */
function entry(schema: SchemaObject, name: string, lookup: Lookup): Json {
  const made = sample({ allOf: memberSchemas(schema, name) }, lookup, { size: "minimal" });
  return made.ok ? made.value : true;
}

function wrongSizes(keyword: "minProperties" | "maxProperties", spot: Spot): readonly Json[] {
  const { schema, lookup } = spot;
  const object = isMapping(spot.value) ? spot.value : typed("object", spot);
  if (object === undefined || !isMapping(object)) return [];
  const { minProperties = 0, maxProperties = 0, required = [] } = schema;
  const entries = Object.entries(object);
  if (keyword === "minProperties") {
    const needed = entries.filter(([key]) => required.includes(key));
    const others = entries.filter(([key]) => !required.includes(key));
    return [Object.fromEntries([...needed, ...others].slice(0, minProperties - 1))];
  }
  const more = { ...object };
  for (const key of [...Object.keys(schema.properties ?? {}), ...freeNames(maxProperties + 1)]) {
    if (Object.keys(more).length > maxProperties) break;
    if (!Object.hasOwn(more, key)) more[key] = entry(schema, key, lookup);
  }
  return [more];
}

const freeNames = (count: number) => Array.from({ length: count }, (_, index) => `key${index + 1}`);

function withoutDependant(
  { property, needs }: Constraint,
  { schema, value, lookup }: Spot,
): readonly Change[] {
  if (property === undefined || needs === undefined || !isMapping(value)) return [];
  const { [needs]: _, ...rest } = value;
  if (Object.hasOwn(rest, property)) return [{ op: "remove", at: [needs] }];
  return replace([{ ...rest, [property]: entry(schema, property, lookup) }]);
}

/** Values that no branch allows: poorer ones of the same kind first, then other kinds. */
function outsideOf(branches: readonly SchemaJson[], value: Json, lookup: Lookup): readonly Change[] {
  const outside = (other: Json) => !branches.some((branch) => fits(branch, other, lookup));
  const kind: Json = isList(value) ? [] : isMapping(value) ? {} : typeof value === "string" ? "other" : null;
  const without = isMapping(value)
    ? Object.keys(value)
        .map((key): Change => ({ op: "remove", at: [key] }))
        .filter(({ at }) =>
          outside(Object.fromEntries(Object.entries(value).filter(([key]) => key !== at[0]))),
        )
    : [];
  const named = new Set(
    branches.flatMap((branch) => (typeof branch === "object" ? (branch.required ?? []) : [])),
  );
  const bare = isMapping(value)
    ? [Object.fromEntries(Object.entries(value).filter(([key]) => !named.has(key)))]
    : [];
  return [...without, ...replace([...bare, kind, ...oneOfEach, "", -1, 0.5].filter(outside))];
}

function excluded({ schema, value, lookup }: Spot): readonly Json[] {
  const { not = false, ...rest } = schema;
  const tries = [
    sample({ allOf: [rest, not] }, lookup, { size: "minimal" }),
    sample({ allOf: [rest, not] }, lookup, { size: "full" }),
    sample(not, lookup, { size: "minimal" }),
    sample(not, lookup, { size: "full" }),
  ].flatMap((made) => (made.ok ? [made.value] : []));
  const merged = tries.flatMap((made) =>
    isMapping(value) && isMapping(made) ? [{ ...value, ...made }] : [],
  );
  return [...merged, ...tries].filter((other) => fits(not, other, lookup));
}
