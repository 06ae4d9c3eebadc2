import { diagnose } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { isMapping, type Mapping, ownMember } from "../json/value.js";
import { children, type Node, referenceOf, sourceOf } from "../read/node.js";
import { annotations, type CheckedKeyword } from "../schema/keywords.js";
import { faultOf } from "../schema/pattern/flags.js";
import type { SchemaJson, SchemaObject, SchemaType } from "../schema/schema.js";
import type { Reading } from "./draft.js";
import { impliedType } from "./implied-type.js";
import { schemaAt } from "./schema-location.js";

/** The name of the schema at a node, where it has one. */
export type NameOf = (node: Node) => string | undefined;

/** How a schema is read. */
export interface SchemaReading {
  readonly nameOf: NameOf;
  /** Whether `properties` without `type` means an object; never below `not` and `if`, whose meaning it would turn around. */
  readonly impliedTypes: boolean;
  /** What a named schema is called where no type is implied. */
  readonly asWritten: (name: string) => string;
}

/** Normalises one schema of the document: see `SchemaObject` for what holds afterwards. */
export const normaliseSchema = (reading: Reading, node: Node, how: SchemaReading): SchemaJson =>
  normalise({ reading, ...how }, node);

interface Context extends SchemaReading {
  readonly reading: Reading;
}

/** A nested schema: a reference where it has a name, else itself. */
function nested(context: Context, node: Node): SchemaJson {
  if (referenceOf(node) !== undefined) {
    const target = schemaAt(context.reading, node);
    const name = target && nameIn(context, target);
    return name === undefined ? true : { $ref: name, ...annotationsOf(node) };
  }
  const name = nameIn(context, node);
  return name === undefined ? normalise(context, node) : { $ref: name };
}

function nameIn({ nameOf, impliedTypes, asWritten }: Context, node: Node): string | undefined {
  const name = nameOf(node);
  return name === undefined || impliedTypes ? name : asWritten(name);
}

function normalise(context: Context, node: Node): SchemaJson {
  const { value } = node;
  if (typeof value === "boolean") return value;
  if (!isMapping(value)) {
    complain(context, node, { keyword: "schema", reason: "a schema is an object, true or false" });
    return true;
  }
  if (referenceOf(node) !== undefined) return nested(context, node);
  const members: Record<string, unknown> = annotationsOf(node);
  for (const [keyword, inner] of children(node)) {
    const read = ownMember<Reader>(readers, keyword);
    if (read === undefined) {
      checkKeyword(context, keyword, inner);
      continue;
    }
    const result = read(context, inner);
    if (result === undefined) complain(context, inner, { keyword, reason: "it has the wrong kind of value" });
    else if (result instanceof Members) Object.assign(members, result.members);
    else if (result !== nothing) members[keyword] = result;
  }
  return finish(context, members as SchemaObject, value);
}

/** Reads the value of a keyword; undefined where it is of the wrong kind. */
type Reader = (context: Context, node: Node) => unknown;

/** What a keyword says in the words of others. */
class Members {
  readonly members: Readonly<Record<string, unknown>>;
  constructor(members: Readonly<Record<string, unknown>>) {
    this.members = members;
  }
}

/** A keyword that says nothing here. */
const nothing = Symbol("nothing");

const finite: Reader = (_, { value }) =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
const count: Reader = (_, { value }) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
const flag: Reader = (_, { value }) => (typeof value === "boolean" ? value : undefined);
const schema: Reader = nested;
const condition: Reader = (context, node) => nested({ ...context, impliedTypes: false }, node);
const list: Reader = (context, node) =>
  Array.isArray(node.value) && node.value.length > 0
    ? children(node).map(([, one]) => nested(context, one))
    : undefined;
const map: Reader = (context, node) => (isMapping(node.value) ? mapOf(context, children(node)) : undefined);
const ignored: Reader = () => nothing;

const mapOf = (context: Context, entries: readonly (readonly [key: string, node: Node])[]) =>
  Object.fromEntries(entries.map(([key, one]) => [key, nested(context, one)]));

const types: ReadonlySet<unknown> = new Set([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

const readers: Readonly<Record<CheckedKeyword, Reader>> = {
  type: (_, { value }) => {
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    const known = all.filter((type) => types.has(type));
    if (known.length === 0 || known.length < all.length) return undefined;
    return known.length === 1 ? known[0] : known;
  },
  enum: (_, { value }) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return [...new Map(value.map((one) => [JSON.stringify(one), one])).values()];
  },
  const: (_, { value }) => value,
  minimum: finite,
  maximum: finite,
  multipleOf: (context, node) =>
    typeof node.value === "number" && node.value > 0 ? finite(context, node) : undefined,
  exclusiveMinimum: (context, node) => (typeof node.value === "boolean" ? nothing : finite(context, node)),
  exclusiveMaximum: (context, node) => (typeof node.value === "boolean" ? nothing : finite(context, node)),
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minContains: count,
  maxContains: count,
  minProperties: count,
  maxProperties: count,
  uniqueItems: flag,
  pattern: (context, node) => {
    if (typeof node.value !== "string") return undefined;
    return isPattern(context, node, node.value) ? node.value : nothing;
  },
  format: (_, { value }) => (typeof value === "string" ? value : undefined),
  items: (context, node) =>
    Array.isArray(node.value)
      ? new Members({ prefixItems: children(node).map(([, one]) => nested(context, one)) })
      : nested(context, node),
  additionalItems: schema,
  prefixItems: (context, node) =>
    Array.isArray(node.value) && node.value.length === 0 ? nothing : list(context, node),
  contains: schema,
  properties: map,
  patternProperties: (context, node) =>
    isMapping(node.value)
      ? mapOf(
          context,
          children(node).filter(([key, one]) => isPattern(context, one, key)),
        )
      : undefined,
  additionalProperties: schema,
  propertyNames: schema,
  required: (_, { value }) =>
    Array.isArray(value) && value.every((one) => typeof one === "string") ? [...new Set(value)] : undefined,
  dependencies: (context, node) => {
    if (!isMapping(node.value)) return undefined;
    const [lists, schemas] = [true, false].map((wanted) =>
      children(node).filter(([, one]) => Array.isArray(one.value) === wanted),
    );
    return new Members({
      ...(lists?.length
        ? { dependentRequired: Object.fromEntries(lists.map(([key, one]) => [key, one.value])) }
        : {}),
      ...(schemas?.length ? { dependentSchemas: mapOf(context, schemas) } : {}),
    });
  },
  dependentRequired: (_, { value }) =>
    isMapping(value) && Object.values(value).every((one) => Array.isArray(one)) ? value : undefined,
  dependentSchemas: map,
  unevaluatedProperties: schema,
  unevaluatedItems: schema,
  allOf: list,
  anyOf: list,
  oneOf: list,
  not: condition,
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: schema,
  else: schema,
  nullable: ignored,
  definitions: ignored,
  $defs: ignored,
};

function annotationsOf({ value }: Node): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (!isMapping(value)) return found;
  const { title, description, examples } = value;
  if (typeof title === "string") found.title = title;
  if (typeof description === "string") found.description = description;
  if (typeof value.contentEncoding === "string") found.contentEncoding = value.contentEncoding;
  if (Object.hasOwn(value, "default")) found.default = value.default;
  if (Array.isArray(examples)) found.examples = examples;
  else if ("example" in value) found.examples = [value.example];
  for (const name of ["deprecated", "readOnly", "writeOnly"]) if (value[name] === true) found[name] = true;
  const values = value["x-extensible-enum"];
  if (Array.isArray(values)) found["x-extensible-enum"] = values;
  if (value["x-undocumented"] === true) found["x-undocumented"] = true;
  return found;
}

/** What depends on several keywords at once. */
function finish(
  { impliedTypes }: Context,
  members: SchemaObject & { additionalItems?: SchemaJson },
  written: Mapping,
): SchemaJson {
  const { additionalItems, ...rest } = members;
  const result: Record<string, unknown> = rest;
  if (members.prefixItems !== undefined && additionalItems !== undefined) result.items = additionalItems;
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (written[exclusive] === true && members[bound] !== undefined) {
      result[exclusive] = members[bound];
      delete result[bound];
    }
  }
  if (result.type === undefined && impliedTypes) {
    const implied = impliedType({ ...members });
    if (implied !== undefined) result.type = implied;
  }
  return written.nullable === true ? withNull(result as SchemaObject) : (result as SchemaObject);
}

/** OpenAPI's `nullable: true` beside a type, an enum, or a combination. */
function withNull(members: SchemaObject): SchemaObject {
  const { type, enum: values } = members;
  if (type === undefined) {
    const { allOf, anyOf, oneOf } = members;
    if (allOf === undefined && anyOf === undefined && oneOf === undefined) return members;
    const { title, description, ...rest } = members;
    return {
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
      anyOf: [rest, { type: "null" }],
    };
  }
  const all: readonly SchemaType[] = typeof type === "string" ? [type] : type;
  const nulls: readonly SchemaType[] = all.includes("null") ? all : [...all, "null"];
  return {
    ...members,
    type: nulls,
    ...(values === undefined || values.includes(null) ? {} : { enum: [...values, null] }),
  };
}

function isPattern(context: Context, node: Node, pattern: string): boolean {
  const reason = faultOf(pattern);
  if (reason !== undefined)
    context.reading.report(diagnose("pattern-invalid", { pattern, reason }, sourceOf(node)));
  return reason === undefined;
}

const known = Object.keys(readers).filter((keyword) => !keyword.startsWith("$"));

function checkKeyword({ reading }: Context, keyword: string, node: Node): void {
  if (keyword.startsWith("x-") || Object.hasOwn(annotations, keyword)) return;
  const close = nearest(keyword, known);
  if (close === undefined) return;
  reading.report(
    diagnose("schema-keyword-unknown", { keyword, nearest: close }, { ...sourceOf(node), part: "key" }),
  );
}

function complain(
  { reading }: Context,
  node: Node,
  { keyword, reason }: { readonly keyword: string; readonly reason: string },
): void {
  reading.report(diagnose("schema-not-understood", { keyword, reason }, sourceOf(node)));
}
