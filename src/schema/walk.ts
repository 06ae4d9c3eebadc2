import { applicators, keywords, mapKeywords } from "./keywords.js";
import type { Schema, SchemaJson, SchemaObject } from "./schema.js";

/** The schemas under one keyword of a normalised schema, in document order; none under a keyword that holds data. */
function schemasUnder(keyword: string, value: unknown): readonly SchemaJson[] {
  if (!holdsSchemas(keyword)) return [];
  if (Array.isArray(value)) return value.filter(isSchema);
  if (!isSchema(value)) return [];
  return mapKeywords.has(keyword) ? Object.values(value).filter(isSchema) : [value];
}

/** The value of a keyword with each schema directly in it changed; undefined under a keyword that holds data. */
export function changeUnder(keyword: string, value: unknown, change: (json: SchemaJson) => unknown): unknown {
  if (!holdsSchemas(keyword)) return undefined;
  if (Array.isArray(value)) return value.filter(isSchema).map((one) => change(one));
  if (!isSchema(value)) return undefined;
  if (!mapKeywords.has(keyword)) return change(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
      isSchema(one) ? [[name, change(one)]] : [],
    ),
  );
}

const holdsSchemas = (keyword: string): boolean => Object.hasOwn(applicators, keyword);

/** The schemas directly below a normalised one, in document order. */
export const subschemasOf = (json: SchemaObject): readonly SchemaJson[] =>
  Object.entries(json).flatMap(([keyword, value]: [string, unknown]) => schemasUnder(keyword, value));

/** The schemas below a normalised one that look at the same value, in document order. */
export const schemasInPlace = (json: SchemaObject): readonly SchemaJson[] =>
  Object.entries(json).flatMap(([keyword, value]: [string, unknown]) =>
    keywords.get(keyword)?.inPlace === true ? schemasUnder(keyword, value) : [],
  );

/** Shows a schema and every one below it, from the top down; references are not followed. */
function visitSchemas(json: SchemaJson, visit: (schema: SchemaObject) => void): void {
  if (typeof json === "boolean") return;
  visit(json);
  for (const inner of subschemasOf(json)) visitSchemas(inner, visit);
}

/** The names of the schemas that a schema refers to, however deep in itself. */
export function referencesIn(json: SchemaJson): readonly string[] {
  const names: string[] = [];
  visitSchemas(json, ({ $ref }) => {
    if ($ref !== undefined) names.push($ref);
  });
  return names;
}

/** The named schemas and all that they lead to, in the order of `schemas`. */
export function reachableFrom(names: readonly string[], schemas: readonly Schema[]): readonly Schema[] {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const waiting = [...names];
  const reached = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...referencesIn(byName.get(name)?.json ?? true));
  }
  return schemas.filter(({ name }) => reached.has(name));
}

/** Every regular expression of a schema, those of `patternProperties` among them, in document order. */
export const patternsOf = (json: SchemaJson): readonly string[] =>
  typeof json === "boolean"
    ? []
    : Object.entries(json).flatMap(([keyword, value]: [string, unknown]) => [
        ...(keyword === "pattern" && typeof value === "string" ? [value] : []),
        ...(keyword === "patternProperties" && isSchema(value) ? Object.keys(value) : []),
        ...schemasUnder(keyword, value).flatMap(patternsOf),
      ]);

const isSchema = (value: unknown): value is SchemaJson =>
  typeof value === "boolean" || (typeof value === "object" && value !== null && !Array.isArray(value));
