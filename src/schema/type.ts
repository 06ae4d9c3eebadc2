import { isList, isMapping, type Json } from "../json/value.js";
import type { SchemaObject, SchemaType } from "./schema.js";

/** The types that a schema allows; undefined where it names none. */
export const typesOf = (schema: SchemaObject): readonly SchemaType[] | undefined =>
  schema.type === undefined ? undefined : typeof schema.type === "string" ? [schema.type] : schema.type;

/** Whether a value is of a JSON Schema type. */
export function isOfType(value: Json, type: SchemaType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isList(value);
    case "object":
      return isMapping(value);
    case "integer":
      return typeof value === "number" && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
