import type { Json } from "../../json/value.js";
import { equal, isList, isMapping, lengthOf } from "../../json/value.js";
import type { Lookup, SchemaJson, SchemaObject } from "../schema.js";
import { isOfType, typesOf } from "../type.js";
import { matches } from "./pattern.js";

/**
 * Whether a value looks as a schema asks: enough to choose a branch or to test a guess, never the last word.
 * Formats, `unevaluated…` and patterns that could take too long count as kept.
 * Not `judge`, which is never wrong but may abstain: a branch has to be chosen also where nothing is certain.
 */
export const fits = (schema: SchemaJson, value: Json, lookup: Lookup): boolean =>
  fitsWithin(schema, value, { lookup, left: 20_000 });

interface Run {
  readonly lookup: Lookup;
  /** Steps left; when they are used up everything fits. */
  left: number;
}

function fitsWithin(schema: SchemaJson | undefined, value: Json, run: Run): boolean {
  let at = schema;
  while (typeof at === "object" && at.$ref !== undefined && run.left > 0) {
    run.left -= 1;
    at = run.lookup(at.$ref);
  }
  run.left -= 1;
  if (typeof at !== "object" || run.left <= 0) return at !== false;
  return (
    fitsScalar(at, value) &&
    fitsItems(at, value, run) &&
    fitsMembers(at, value, run) &&
    fitsParts(at, value, run)
  );
}

function fitsScalar(schema: SchemaObject, value: Json): boolean {
  const types = typesOf(schema);
  if (types !== undefined && !types.some((type) => isOfType(value, type))) return false;
  if (schema.const !== undefined && !equal(schema.const, value)) return false;
  if (schema.enum !== undefined && !schema.enum.some((member) => equal(member, value))) return false;
  if (typeof value === "number") return fitsNumber(schema, value);
  if (typeof value !== "string") return true;
  const length = lengthOf(value);
  return (
    length >= (schema.minLength ?? 0) &&
    length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
    (schema.pattern === undefined || matches(schema.pattern, value) !== false)
  );
}

const fitsNumber = (schema: SchemaObject, value: number): boolean =>
  value >= (schema.minimum ?? Number.NEGATIVE_INFINITY) &&
  value <= (schema.maximum ?? Number.POSITIVE_INFINITY) &&
  value > (schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
  value < (schema.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
  (schema.multipleOf === undefined || Number.isInteger(value / schema.multipleOf));

function fitsItems(schema: SchemaObject, value: Json, run: Run): boolean {
  if (!isList(value)) return true;
  const { prefixItems = [], items, contains } = schema;
  if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY))
    return false;
  if (
    !value.every((item, index) =>
      fitsWithin(index < prefixItems.length ? prefixItems[index] : items, item, run),
    )
  )
    return false;
  if (
    schema.uniqueItems === true &&
    value.some((item, index) => value.slice(0, index).some((other) => equal(item, other)))
  )
    return false;
  if (contains === undefined) return true;
  const found = value.filter((item) => fitsWithin(contains, item, run)).length;
  return found >= (schema.minContains ?? 1) && found <= (schema.maxContains ?? Number.POSITIVE_INFINITY);
}

function fitsMembers(schema: SchemaObject, value: Json, run: Run): boolean {
  if (!isMapping(value)) return true;
  const keys = Object.keys(value);
  const { dependentRequired = {}, dependentSchemas = {}, propertyNames } = schema;
  return (
    keys.length >= (schema.minProperties ?? 0) &&
    keys.length <= (schema.maxProperties ?? Number.POSITIVE_INFINITY) &&
    (schema.required ?? []).every((key) => Object.hasOwn(value, key)) &&
    keys.every((key) =>
      memberSchemas(schema, key).every((member) => fitsWithin(member, value[key] ?? null, run)),
    ) &&
    (propertyNames === undefined || keys.every((key) => fitsWithin(propertyNames, key, run))) &&
    Object.entries(dependentRequired).every(
      ([key, needed]) => !Object.hasOwn(value, key) || needed.every((other) => Object.hasOwn(value, other)),
    ) &&
    Object.entries(dependentSchemas).every(
      ([key, inner]) => !Object.hasOwn(value, key) || fitsWithin(inner, value, run),
    )
  );
}

/** The schemas that one schema object sets for the member `key`. */
export function memberSchemas(schema: SchemaObject, key: string): readonly SchemaJson[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const named = Object.hasOwn(properties, key) ? [properties[key] ?? true] : [];
  const matched = Object.entries(patternProperties)
    .filter(([pattern]) => matches(pattern, key) === true)
    .map(([, inner]) => inner);
  const found = [...named, ...matched];
  return found.length > 0 || additionalProperties === undefined ? found : [additionalProperties];
}

function fitsParts(schema: SchemaObject, value: Json, run: Run): boolean {
  const { allOf = [], anyOf, oneOf, not, if: condition } = schema;
  if (!allOf.every((part) => fitsWithin(part, value, run))) return false;
  if (anyOf !== undefined && !anyOf.some((part) => fitsWithin(part, value, run))) return false;
  if (oneOf !== undefined && oneOf.filter((part) => fitsWithin(part, value, run)).length !== 1) return false;
  if (not !== undefined && fitsWithin(not, value, run)) return false;
  if (condition === undefined) return true;
  return fitsWithin(fitsWithin(condition, value, run) ? schema.then : schema.else, value, run);
}
