import { code, literal, propertyKey } from "../../code/code.js";
import type { Json } from "../../json/value.js";
import { equal } from "../../json/value.js";
import type { SchemaObject } from "../../schema/schema.js";
import { atom, everyKind, kinds, neverType, object, type Type, tuple, unknownType } from "./type.js";

/** The type that only this value has. */
export function literalType(value: Json): Type {
  if (Array.isArray(value))
    return tuple(value.map((item: Json) => ({ type: literalType(item), optional: false })));
  if (typeof value !== "object" || value === null) {
    if (typeof value === "number" && !Number.isFinite(value)) return atom(code`number`, kinds.number);
    return atom(value === 0 ? code`0` : literal(value), kindOf(value));
  }
  const members = Object.entries(value).map(([key, item]) => ({
    doc: [],
    key: propertyKey(key),
    type: literalType(item),
  }));
  return members.length === 0 ? emptyObject : object(members);
}

/** An object that has no property at all. */
export const emptyObject: Type = object([{ doc: [], key: code`[key: string]`, type: neverType }]);

/** Any object. */
export const openObject: Type = object([{ doc: [], key: code`[key: string]`, type: unknownType }]);

/** The values that `const` and `enum` leave, of the kinds of `type`; undefined where any value may come. */
export function fixedValues(schema: SchemaObject): readonly Json[] | undefined {
  const { const: only, enum: list } = schema;
  if (only === undefined) return list?.filter((value) => allows(schema, value));
  if (!allows(schema, only)) return [];
  return list === undefined || list.some((value) => equal(value, only)) ? [only] : [];
}

/** The kinds of value that `type` names; every kind where it is absent. */
export function declaredKinds({ type }: SchemaObject): number {
  if (type === undefined) return everyKind;
  return typeof type === "string" ? kinds[type] : type.reduce((sum, name) => sum | kinds[name], 0);
}

function allows(schema: SchemaObject, value: Json): boolean {
  const names = schema.type === undefined || typeof schema.type === "string" ? [schema.type] : schema.type;
  return names.some((name) =>
    name === "integer" ? Number.isInteger(value) : name === undefined || kinds[name] === kindOf(value),
  );
}

export function kindOf(value: Json): number {
  if (value === null) return kinds.null;
  if (Array.isArray(value)) return kinds.array;
  switch (typeof value) {
    case "boolean":
      return kinds.boolean;
    case "number":
      return kinds.number;
    case "string":
      return kinds.string;
    default:
      return kinds.object;
  }
}
