import type { Service } from "../contract/contract.js";
import type { TextKind, TextKinds } from "../runtime/wire/texts.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import { follow } from "./media.js";

/** What the texts of an object's members stand for; undefined where all are texts. */
export function textKindsOf(schema: SchemaObject | undefined, service: Service): TextKinds | undefined {
  const kinds = Object.entries(membersOf(schema, service)).flatMap(([name, json]) => {
    const kind = textKindOf(json, service);
    return kind === "text" ? [] : [[name, kind] as const];
  });
  return kinds.length === 0 ? undefined : Object.fromEntries(kinds);
}

/** The members of an object, those of its `allOf` among them. */
export function membersOf(
  schema: SchemaObject | undefined,
  service: Service,
): Readonly<Record<string, SchemaJson>> {
  const parts = (schema?.allOf ?? []).map((part) => membersOf(follow(part, service), service));
  return Object.assign({}, ...parts, schema?.properties);
}

/** What a text stands for: of a schema that takes texts, itself. */
export function textKindOf(json: SchemaJson, service: Service): TextKind {
  const types = [...typesOf(json, service, 0)].filter((type) => type !== "null");
  if (types.length === 0 || types.includes("string")) return "text";
  if (types.every((type) => type === "integer" || type === "number")) return "number";
  const [only] = types;
  if (types.length > 1 || only === undefined) return "json";
  if (only === "boolean") return "boolean";
  if (only !== "array") return "json";
  const items = follow(json, service)?.items;
  return [items === undefined ? "text" : textKindOf(items, service)];
}

/** Alternatives may go around in circles. */
const maximumDepth = 20;

function typesOf(json: SchemaJson, service: Service, depth: number): ReadonlySet<string> {
  const schema = follow(json, service);
  if (schema === undefined || depth > maximumDepth) return new Set();
  if (schema.type !== undefined) return new Set([schema.type].flat());
  const values = "const" in schema ? [schema.const] : schema.enum;
  if (values !== undefined) return new Set(values.map(typeOf));
  const [first] = [...(schema.allOf ?? [])]
    .map((part) => typesOf(part, service, depth + 1))
    .filter(({ size }) => size > 0);
  if (first !== undefined) return first;
  const ways = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((part) =>
    typesOf(part, service, depth + 1),
  );
  return ways.some(({ size }) => size === 0) ? new Set() : new Set(ways.flatMap((way) => [...way]));
}

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};
