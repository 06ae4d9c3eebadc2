import { diagnose } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { children, isMapping, type Node, referenceOf, sourceOf } from "../read/node.js";
import type { Json, SchemaJson, SchemaObject, SchemaType } from "./contract.js";
import { idOf, type Reading } from "./draft.js";
import { schemaAt } from "./schema-location.js";

/** The names of the schemas that have one, by id. */
export type SchemaNames = ReadonlyMap<string, string>;

/** Normalises one schema of the document: see `SchemaObject` for what holds afterwards. */
export function normaliseSchema(reading: Reading, node: Node, names: SchemaNames): SchemaJson {
  return normalise({ reading, names, implyTypes: true }, node);
}

interface Context {
  readonly reading: Reading;
  readonly names: SchemaNames;
  /** False below `not` and `if`, where an implied type would turn the meaning around. */
  readonly implyTypes: boolean;
}

/** A nested schema: a reference where it has a name, else itself. */
function nested(context: Context, node: Node): SchemaJson {
  if (referenceOf(node) !== undefined) {
    const target = schemaAt(context.reading, node);
    const name = target && context.names.get(idOf(target));
    return name === undefined ? true : { $ref: name, ...annotationsOf(node) };
  }
  const name = context.names.get(idOf(node));
  return name === undefined ? normalise(context, node) : { $ref: name };
}

function normalise(context: Context, node: Node): SchemaJson {
  const { value } = node;
  if (typeof value === "boolean") return value;
  if (!isMapping(value)) {
    complain(context, node, "schema", "a schema is an object, true or false");
    return true;
  }
  if (referenceOf(node) !== undefined) return nested(context, node);
  const members: Record<string, unknown> = { ...annotationsOf(node) };
  for (const [keyword, inner] of children(node)) {
    const read = Object.hasOwn(readers, keyword) ? readers[keyword] : undefined;
    if (read === undefined) {
      checkKeyword(context, keyword, inner);
      continue;
    }
    const result = read(context, inner);
    if (result === undefined) complain(context, inner, keyword, "it has the wrong kind of value");
    else Object.assign(members, result);
  }
  return finish(context, members as SchemaObject, value);
}

type Reader = (
  context: Context,
  node: Node,
) => Partial<Record<keyof SchemaObject | "additionalItems", unknown>> | undefined;

const finite: Reader = (_, node) => {
  const keyword = node.path.at(-1) ?? "";
  return typeof node.value === "number" && Number.isFinite(node.value)
    ? { [keyword]: node.value }
    : undefined;
};
const count: Reader = (_, { path, value }) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0
    ? { [path.at(-1) ?? ""]: value }
    : undefined;
const flag: Reader = (_, { path, value }) =>
  typeof value === "boolean" ? { [path.at(-1) ?? ""]: value } : undefined;
const schema: Reader = (context, node) => ({ [node.path.at(-1) ?? ""]: nested(context, node) });
const condition: Reader = (context, node) => schema({ ...context, implyTypes: false }, node);
const list: Reader = (context, node) =>
  Array.isArray(node.value) && node.value.length > 0
    ? { [node.path.at(-1) ?? ""]: children(node).map(([, one]) => nested(context, one)) }
    : undefined;
const map: Reader = (context, node) =>
  isMapping(node.value)
    ? {
        [node.path.at(-1) ?? ""]: Object.fromEntries(
          children(node).map(([key, one]) => [key, nested(context, one)]),
        ),
      }
    : undefined;
const nothing: Reader = () => ({});

const types: ReadonlySet<unknown> = new Set([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

const readers: Readonly<Record<string, Reader>> = {
  type: (_, { value }) => {
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    const known = all.filter((type) => types.has(type));
    if (known.length === 0 || known.length < all.length) return undefined;
    return { type: known.length === 1 ? known[0] : known };
  },
  enum: (_, { value }) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return { enum: [...new Map(value.map((one) => [JSON.stringify(one), one])).values()] };
  },
  const: (_, { value }) => ({ const: value }),
  minimum: finite,
  maximum: finite,
  multipleOf: (context, node) =>
    typeof node.value === "number" && node.value > 0 ? finite(context, node) : undefined,
  exclusiveMinimum: (context, node) => (typeof node.value === "boolean" ? {} : finite(context, node)),
  exclusiveMaximum: (context, node) => (typeof node.value === "boolean" ? {} : finite(context, node)),
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
    return isPattern(context, node, node.value) ? { pattern: node.value } : {};
  },
  format: (_, { value }) => (typeof value === "string" ? { format: value } : undefined),
  items: (context, node) =>
    Array.isArray(node.value)
      ? { prefixItems: children(node).map(([, one]) => nested(context, one)) }
      : { items: nested(context, node) },
  additionalItems: (context, node) => ({ additionalItems: nested(context, node) }),
  prefixItems: (context, node) =>
    Array.isArray(node.value) && node.value.length === 0 ? {} : list(context, node),
  contains: schema,
  properties: map,
  patternProperties: (context, node) => {
    if (!isMapping(node.value)) return undefined;
    const sound = children(node).filter(([key, one]) => isPattern(context, one, key));
    return { patternProperties: Object.fromEntries(sound.map(([key, one]) => [key, nested(context, one)])) };
  },
  additionalProperties: schema,
  propertyNames: schema,
  required: (_, { value }) =>
    Array.isArray(value) && value.every((one) => typeof one === "string")
      ? { required: [...new Set(value)] }
      : undefined,
  dependencies: (context, node) => {
    if (!isMapping(node.value)) return undefined;
    const [lists, schemas] = [true, false].map((wanted) =>
      children(node).filter(([, one]) => Array.isArray(one.value) === wanted),
    );
    return {
      ...(lists?.length
        ? { dependentRequired: Object.fromEntries(lists.map(([key, one]) => [key, one.value])) }
        : {}),
      ...(schemas?.length
        ? { dependentSchemas: Object.fromEntries(schemas.map(([key, one]) => [key, nested(context, one)])) }
        : {}),
    };
  },
  dependentRequired: (_, { value }) =>
    isMapping(value) && Object.values(value).every((one) => Array.isArray(one))
      ? { dependentRequired: value }
      : undefined,
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
  nullable: nothing,
  definitions: nothing,
  $defs: nothing,
};

/** Members that say something about a schema and check nothing. */
const annotations: ReadonlySet<string> = new Set(
  "title description default examples example deprecated readOnly writeOnly $id id $schema $anchor $comment contentEncoding contentMediaType contentSchema discriminator externalDocs xml".split(
    " ",
  ),
);

function annotationsOf(node: Node): Partial<SchemaObject> {
  const value = isMapping(node.value) ? node.value : {};
  const examples = Array.isArray(value.examples)
    ? value.examples
    : "example" in value
      ? [value.example]
      : undefined;
  return {
    ...(typeof value.title === "string" ? { title: value.title } : {}),
    ...(typeof value.description === "string" ? { description: value.description } : {}),
    ...(Object.hasOwn(value, "default") ? { default: value.default as Json } : {}),
    ...(examples === undefined ? {} : { examples: examples as readonly Json[] }),
    ...(value.deprecated === true ? { deprecated: true } : {}),
    ...(value.readOnly === true ? { readOnly: true } : {}),
    ...(value.writeOnly === true ? { writeOnly: true } : {}),
    ...(Array.isArray(value["x-extensible-enum"])
      ? { "x-extensible-enum": value["x-extensible-enum"] as readonly Json[] }
      : {}),
    ...(value["x-undocumented"] === true ? { "x-undocumented": true } : {}),
  };
}

/** What depends on several keywords at once. */
function finish(
  { implyTypes }: Context,
  members: SchemaObject & { additionalItems?: SchemaJson },
  written: object,
): SchemaJson {
  const { additionalItems, ...schemaJson } = members;
  const result: Record<string, unknown> = { ...schemaJson };
  if (members.prefixItems !== undefined && additionalItems !== undefined) result.items = additionalItems;
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if ((written as Record<string, unknown>)[exclusive] === true && members[bound] !== undefined) {
      result[exclusive] = members[bound];
      delete result[bound];
    }
  }
  if (result.type === undefined && implyTypes) {
    const implied = impliedType(members);
    if (implied !== undefined) result.type = implied;
  }
  return (written as { nullable?: unknown }).nullable === true
    ? withNull(result as SchemaObject)
    : (result as SchemaObject);
}

const objectKeywords = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
] as const;

function impliedType(members: SchemaObject): SchemaType | undefined {
  if (members.const !== undefined || members.enum !== undefined) return undefined;
  if (objectKeywords.some((keyword) => members[keyword] !== undefined)) return "object";
  return members.items !== undefined || members.prefixItems !== undefined ? "array" : undefined;
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
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    try {
      new RegExp(pattern); // many patterns are written for engines without Unicode mode
      return true;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message.replace(/^.*: /, "") : "it does not parse";
      context.reading.report(diagnose("pattern-invalid", { pattern, reason }, sourceOf(node)));
      return false;
    }
  }
}

const known = Object.keys(readers).filter((keyword) => !keyword.startsWith("$"));

function checkKeyword({ reading }: Context, keyword: string, node: Node): void {
  if (keyword.startsWith("x-") || annotations.has(keyword)) return;
  const close = nearest(keyword, known);
  if (close === undefined) return;
  reading.report(
    diagnose("schema-keyword-unknown", { keyword, nearest: close }, { ...sourceOf(node), part: "key" }),
  );
}

function complain({ reading }: Context, node: Node, keyword: string, reason: string): void {
  reading.report(diagnose("schema-not-understood", { keyword, reason }, sourceOf(node)));
}
