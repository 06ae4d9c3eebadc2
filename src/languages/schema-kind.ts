import { annotations } from "../schema/keywords.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import type { Model, Scalar } from "./model.js";
import {
  branchesOf,
  isObject,
  isOnlyNull,
  partsOf,
  type Schemas,
  typesOf,
  valuesOf,
} from "./schema-parts.js";

/** What a named schema is declared as. */
export function kindOfSchema(json: SchemaJson, schemas: Schemas): Model["kind"] {
  if (typeof json === "boolean" || onlyReference(json) !== undefined) return "alias";
  const parts = partsOf(json, schemas);
  if (textsOf(parts) !== undefined) return "enum";
  if (valuesOf(parts) !== undefined) return "alias";
  if (isObject(parts)) return "object";
  const branches = branchesOf(parts)?.filter((branch) => !isOnlyNull(branch) && branch !== false);
  const types = new Set(parts.flatMap((part) => typesOf(part) ?? []));
  const isOpen = types.size === 0 || (types.size === 1 && types.has("object"));
  return isOpen && branches !== undefined && branches.length > 1 && branches.every(isSaying)
    ? "union"
    : "alias";
}

/** A branch `true` or `{}` makes the rest of a union moot. */
const isSaying = (json: SchemaJson): boolean => typeof json === "object" && Object.keys(json).length > 0;

/** The reference that a schema is, apart from annotations. */
export function onlyReference(json: SchemaJson): string | undefined {
  if (typeof json === "boolean") return undefined;
  if (json.$ref !== undefined) return json.$ref;
  const [only, ...more] = json.allOf ?? [];
  if (only === undefined || more.length > 0 || typeof only === "boolean") return undefined;
  return Object.keys(json).every((key) => key === "allOf" || isRemark(key)) ? only.$ref : undefined;
}

/** An annotation, but not what says that a text stands for bytes. */
const isRemark = (key: string): boolean => Object.hasOwn(annotations, key) && !key.startsWith("content");

/** The texts that a schema is limited to; undefined where it is not, or not to texts alone. */
export function textsOf(parts: readonly SchemaObject[]): readonly string[] | undefined {
  const values = valuesOf(parts)?.filter((value) => value !== null);
  if (values === undefined || values.length === 0) return undefined;
  const texts = values.filter((value) => typeof value === "string");
  const isText = parts.every((part) => typesOf(part)?.includes("string") ?? true);
  return texts.length === values.length && isText ? [...new Set(texts)] : undefined;
}

/** The one type that all values have; undefined where they differ, or are objects and arrays. */
export function baseOf(values: readonly unknown[], parts: readonly SchemaObject[]): Scalar | undefined {
  const [kind, ...more] = new Set(values.map((value) => typeof value));
  if (more.length > 0) return undefined;
  if (kind === "string" || kind === "boolean") return kind;
  if (kind !== "number") return undefined;
  const isWhole =
    values.every(Number.isSafeInteger) && parts.every((part) => !(typesOf(part) ?? []).includes("number"));
  return isWhole ? "integer" : "number";
}
