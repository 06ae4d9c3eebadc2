import type { SchemaType } from "./schema.js";

/** What JSON Schema, OpenAPI and AsyncAPI say about one keyword of a schema. */
export interface Keyword {
  /**
   * What stands under it: a schema, a list or a map of schemas (some hold one or the other), values as the schema
   * describes them, or data of the keyword's own such as a number or names.
   */
  readonly holds: readonly Holds[];
  /** The types of value that it says something about; all where absent. */
  readonly about?: readonly SchemaType[];
  /** The type that a schema without `type` is taken to be about where it has the keyword. */
  readonly implies?: SchemaType;
  /** True where the schemas that it holds look at the very value that its owner looks at. */
  readonly inPlace?: true;
  readonly since: Since;
}

/** The draft of JSON Schema that has brought a keyword, or the specification that adds it. */
type Since = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12" | "openapi-3.0" | "asyncapi-2.0";

type Holds = "schema" | "list" | "map" | "value" | "data";

const data = ["data"] as const;
const value = ["value"] as const;
const schema = ["schema"] as const;
const list = ["list"] as const;
const map = ["map"] as const;
const numbers = ["number", "integer"] as const;
const texts = ["string"] as const;
const arrays = ["array"] as const;
const objects = ["object"] as const;

/** Keywords that a value can break by itself. */
const assertions = {
  type: { holds: data, since: "draft-04" },
  enum: { holds: value, since: "draft-04" },
  const: { holds: value, since: "draft-06" },
  minimum: { holds: data, about: numbers, since: "draft-04" },
  maximum: { holds: data, about: numbers, since: "draft-04" },
  multipleOf: { holds: data, about: numbers, since: "draft-04" },
  exclusiveMinimum: { holds: data, about: numbers, since: "draft-04" },
  exclusiveMaximum: { holds: data, about: numbers, since: "draft-04" },
  minLength: { holds: data, about: texts, since: "draft-04" },
  maxLength: { holds: data, about: texts, since: "draft-04" },
  pattern: { holds: data, about: texts, since: "draft-04" },
  format: { holds: data, since: "draft-04" },
  minItems: { holds: data, about: arrays, since: "draft-04" },
  maxItems: { holds: data, about: arrays, since: "draft-04" },
  uniqueItems: { holds: data, about: arrays, since: "draft-04" },
  minContains: { holds: data, about: arrays, since: "2019-09" },
  maxContains: { holds: data, about: arrays, since: "2019-09" },
  minProperties: { holds: data, about: objects, implies: "object", since: "draft-04" },
  maxProperties: { holds: data, about: objects, implies: "object", since: "draft-04" },
  required: { holds: data, about: objects, implies: "object", since: "draft-04" },
  dependentRequired: { holds: data, about: objects, since: "2019-09" },
  nullable: { holds: data, since: "openapi-3.0" },
} as const satisfies Table;

/** Keywords that hold schemas a value, or a part of it, is held against. */
export const applicators = {
  items: { holds: ["schema", "list"], about: arrays, implies: "array", since: "draft-04" },
  additionalItems: { holds: schema, about: arrays, since: "draft-04" },
  prefixItems: { holds: list, about: arrays, implies: "array", since: "2020-12" },
  contains: { holds: schema, about: arrays, since: "draft-06" },
  unevaluatedItems: { holds: schema, about: arrays, since: "2019-09" },
  properties: { holds: map, about: objects, implies: "object", since: "draft-04" },
  patternProperties: { holds: map, about: objects, implies: "object", since: "draft-04" },
  additionalProperties: { holds: schema, about: objects, implies: "object", since: "draft-04" },
  propertyNames: { holds: schema, about: objects, implies: "object", since: "draft-06" },
  unevaluatedProperties: { holds: schema, about: objects, since: "2019-09" },
  // Draft-07's own: a schema, or a list of names, for each property.
  dependencies: { holds: map, about: objects, inPlace: true, since: "draft-04" },
  dependentSchemas: { holds: map, about: objects, inPlace: true, since: "2019-09" },
  allOf: { holds: list, inPlace: true, since: "draft-04" },
  anyOf: { holds: list, inPlace: true, since: "draft-04" },
  oneOf: { holds: list, inPlace: true, since: "draft-04" },
  not: { holds: schema, inPlace: true, since: "draft-04" },
  if: { holds: schema, inPlace: true, since: "draft-07" },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { holds: schema, inPlace: true, since: "draft-07" },
  else: { holds: schema, inPlace: true, since: "draft-07" },
} as const satisfies Table;

/** Keywords that hold schemas which are reached through `$ref` alone. */
export const definitions = {
  definitions: { holds: map, since: "draft-04" },
  $defs: { holds: map, since: "2019-09" },
} as const satisfies Table;

/** Keywords that say something about a schema, or about the bytes of a text, and check nothing. */
export const annotations = {
  title: { holds: data, since: "draft-04" },
  description: { holds: data, since: "draft-04" },
  default: { holds: value, since: "draft-04" },
  examples: { holds: value, since: "draft-06" },
  example: { holds: value, since: "openapi-3.0" },
  deprecated: { holds: data, since: "2019-09" },
  readOnly: { holds: data, since: "draft-07" },
  writeOnly: { holds: data, since: "draft-07" },
  $id: { holds: data, since: "draft-06" },
  id: { holds: data, since: "draft-04" },
  $schema: { holds: data, since: "draft-04" },
  $anchor: { holds: data, since: "2019-09" },
  $comment: { holds: data, since: "draft-07" },
  contentEncoding: { holds: data, about: texts, since: "draft-07" },
  contentMediaType: { holds: data, about: texts, since: "draft-07" },
  contentSchema: { holds: data, about: texts, since: "2019-09" },
  discriminator: { holds: data, since: "asyncapi-2.0" },
  externalDocs: { holds: data, since: "asyncapi-2.0" },
  xml: { holds: data, since: "openapi-3.0" },
} as const satisfies Table;

type Table = Readonly<Record<string, Keyword>>;

/** A keyword that has a say about values, or holds definitions. */
export type CheckedKeyword = keyof typeof assertions | keyof typeof applicators | keyof typeof definitions;

/** Every keyword of a schema but `$ref`, by name. */
export const keywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({ ...assertions, ...applicators, ...definitions, ...annotations }),
);

const holding = (table: Table, holds: Holds): ReadonlySet<string> =>
  new Set(Object.entries(table).flatMap(([name, row]) => (row.holds.includes(holds) ? [name] : [])));

/** Keywords that apply one schema. */
export const schemaKeywords = holding(applicators, "schema");

/** Keywords that apply a list of schemas. */
export const listKeywords = holding(applicators, "list");

/** Keywords that apply schemas by name. */
export const mapKeywords = holding(applicators, "map");

/** Keywords that hold values, in which a `$ref` is no reference. */
export const valueKeywords = holding({ ...assertions, ...annotations }, "value");
