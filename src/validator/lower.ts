import { isMapping } from "../json/value.js";
import { formatTypes } from "../schema/format.js";
import { valueKeywords } from "../schema/keywords.js";
import type { Lookup, SchemaJson } from "../schema/schema.js";
import { changeUnder } from "../schema/walk.js";

/** A schema with nothing left in it but what decides about values; `$ref` is a bare schema name. */
export interface Lowered {
  readonly [keyword: string]: unknown;
}

/**
 * Leaves out annotations, unknown formats and keywords of the wrong kind, and says the rest in the words
 * that the compiler has. `true` accepts everything.
 */
export function lowerSchema(json: SchemaJson, lookup: Lookup): Lowered | boolean {
  return lower(hasUnevaluated(json) ? inline(json, lookup, []) : json);
}

/** True where a schema depends on what its references have looked at. */
export const hasUnevaluated = (json: unknown): boolean =>
  typeof json === "object" &&
  json !== null &&
  (Object.hasOwn(json, "unevaluatedProperties") ||
    Object.hasOwn(json, "unevaluatedItems") ||
    Object.entries(json).some(([key, value]) => !valueKeywords.has(key) && hasUnevaluated(value)));

function lower(json: unknown): Lowered | boolean {
  if (typeof json === "boolean") return json;
  if (!isMapping(json)) return true;
  const entries = Object.entries(json).flatMap(([keyword, value]): [string, unknown][] => {
    const lowered = Object.hasOwn(keywords, keyword) ? keywords[keyword]?.(value, json) : undefined;
    return lowered === undefined ? [] : [[keyword, lowered]];
  });
  const own = Object.fromEntries(entries);
  if (Array.isArray(json.enum) && json.enum.length === 0) return false;
  const proto = protoProperty(json);
  if (proto !== undefined) {
    own.patternProperties = { ...record(own.patternProperties), "^__proto__$": proto };
  }
  return Object.keys(own).length === 0 ? true : own;
}

/** The compiler overlooks a property called `__proto__`; as a pattern it is seen. */
const protoProperty = (json: Readonly<Record<string, unknown>>): Lowered | boolean | undefined =>
  isMapping(json.properties) && Object.hasOwn(json.properties, "__proto__")
    ? lower(Object.getOwnPropertyDescriptor(json.properties, "__proto__")?.value)
    : undefined;

type Lower = (value: unknown, parent: Readonly<Record<string, unknown>>) => unknown;

const number: Lower = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
const flag: Lower = (value) => (value === true ? true : undefined);
const schema: Lower = (value) => (isSchema(value) ? lower(value) : undefined);
const schemas: Lower = (value) =>
  Array.isArray(value) && value.length > 0 ? value.map((item) => lower(item)) : undefined;
const schemaMap: Lower = (value) =>
  isMapping(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, item]) => (key === "__proto__" ? [] : [[key, lower(item)]])),
      )
    : undefined;
const strings: Lower = (value) =>
  Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === "string"))] : undefined;
const typeNames = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);
const types: Lower = (value) => {
  const known = [...new Set([value].flat())].filter(
    (item) => typeof item === "string" && typeNames.has(item),
  );
  return known.length === 0 ? undefined : known.length === 1 ? known[0] : known;
};

const keywords: Readonly<Record<string, Lower>> = {
  $ref: (value) => (typeof value === "string" ? value : undefined),
  type: types,
  const: (value) => value,
  enum: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: (value) => (typeof value === "number" && value > 0 ? value : undefined),
  minLength: number,
  maxLength: number,
  pattern: (value) => (typeof value === "string" ? value : undefined),
  format: (value) => (typeof value === "string" && formatTypes.has(value) ? value : undefined),
  prefixItems: schemas,
  items: schema,
  minItems: number,
  maxItems: number,
  uniqueItems: flag,
  contains: schema,
  minContains: (value, parent) => (parent.contains === undefined ? undefined : number(value, parent)),
  maxContains: (value, parent) => (parent.contains === undefined ? undefined : number(value, parent)),
  properties: schemaMap,
  patternProperties: schemaMap,
  additionalProperties: schema,
  required: strings,
  minProperties: number,
  maxProperties: number,
  propertyNames: schema,
  dependentRequired: (value) =>
    isMapping(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strings(item, value) ?? []]))
      : undefined,
  dependentSchemas: schemaMap,
  unevaluatedProperties: schema,
  unevaluatedItems: schema,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schema,
  if: schema,
  // Without their `if` these say nothing, and the compiler would complain.
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: (value, parent) => (parent.if === undefined ? undefined : schema(value, parent)),
  else: (value, parent) => (parent.if === undefined ? undefined : schema(value, parent)),
};

/**
 * Puts the schemas behind references in their place, for keywords that look at their neighbours. A reference
 * that leads back into itself stays: what it evaluates is then not seen by `unevaluated…` outside.
 */
function inline(json: SchemaJson, lookup: Lookup, within: readonly string[]): unknown {
  if (typeof json === "boolean") return json;
  const { $ref } = json;
  if ($ref !== undefined) {
    const found = within.includes($ref) ? undefined : lookup($ref);
    return found === undefined ? { $ref } : inline(found, lookup, [...within, $ref]);
  }
  return Object.fromEntries(
    Object.entries(json).map(([keyword, value]: [string, unknown]) => [
      keyword,
      changeUnder(keyword, value, (inner) => inline(inner, lookup, within)) ?? value,
    ]),
  );
}

const isSchema = (value: unknown): value is SchemaJson => typeof value === "boolean" || isMapping(value);

const record = (value: unknown): Readonly<Record<string, unknown>> => (isMapping(value) ? value : {});
