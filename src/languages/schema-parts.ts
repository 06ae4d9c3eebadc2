import type { Json } from "../json/value.js";
import type { Schema, SchemaJson, SchemaObject, SchemaType } from "../schema/schema.js";

/** Schemas by name. */
export type Schemas = ReadonlyMap<string, Schema>;

/** How many schemas are put together for one value, and over how many steps. What lies beyond is not said, and so allowed. */
const mostParts = 256;
const mostSteps = 32;

/** A schema and all that its `$ref` and `allOf` add to it: what holds for the value as a whole, in document order. */
export function partsOf(json: SchemaJson, schemas: Schemas): readonly SchemaObject[] {
  const parts: SchemaObject[] = [];
  const seen = new Set<string>();
  const add = (next: SchemaJson, steps: number): void => {
    if (typeof next === "boolean" || parts.length >= mostParts || steps > mostSteps) return;
    parts.push(next);
    if (next.$ref !== undefined && !seen.has(next.$ref)) {
      seen.add(next.$ref);
      add(schemas.get(next.$ref)?.json ?? true, steps + 1);
    }
    for (const part of next.allOf ?? []) add(part, steps + 1);
  };
  add(json, 0);
  return parts;
}

/** The types that a schema names itself, without null; undefined where it names none. */
export function typesOf({ type }: SchemaObject): readonly Exclude<SchemaType, "null">[] | undefined {
  if (type === undefined) return undefined;
  const all: readonly SchemaType[] = typeof type === "string" ? [type] : type;
  return all.filter((one) => one !== "null");
}

/** How deep alternatives within alternatives are asked whether one of them is null. */
const mostBranching = 4;

/** Whether every part that has a say lets null through, and one has. */
export function isNullable(parts: readonly SchemaObject[], schemas: Schemas, level = 0): boolean {
  const verdicts = parts.flatMap((part) => {
    const verdict = allowsNull(part, schemas, level);
    return verdict === undefined ? [] : [verdict];
  });
  return verdicts.length > 0 && verdicts.every(Boolean);
}

function allowsNull(schema: SchemaObject, schemas: Schemas, level: number): boolean | undefined {
  const { type, const: only, enum: values, oneOf = [], anyOf = [] } = schema;
  if (only !== undefined) return only === null;
  if (values !== undefined) return values.includes(null);
  if (type !== undefined) return type === "null" || (typeof type !== "string" && type.includes("null"));
  const branches = [...oneOf, ...anyOf];
  if (branches.length === 0 || level >= mostBranching) return undefined;
  return branches.some((branch) => isNullable(partsOf(branch, schemas), schemas, level + 1));
}

/** A branch that takes null and nothing else. */
export const isOnlyNull = (json: SchemaJson): boolean =>
  typeof json === "object" &&
  (json.const === null || json.type === "null" || (json.enum?.every((value) => value === null) ?? false));

/** The values that a schema is limited to; undefined where it is not. */
export function valuesOf(parts: readonly SchemaObject[]): readonly Json[] | undefined {
  const lists = parts.flatMap(({ const: only, enum: values }) =>
    only !== undefined ? [[only]] : values === undefined ? [] : [values],
  );
  const [first, ...rest] = lists;
  return first?.filter((value) => rest.every((list) => list.some((other) => other === value)));
}

/** True for objects with members of their own: what gets a class. */
export function isObject(parts: readonly SchemaObject[]): boolean {
  const isOther = parts.some((part) => {
    const types = typesOf(part);
    return (types !== undefined && !(types.length === 1 && types[0] === "object")) || hasFixedValue(part);
  });
  return (
    !isOther &&
    parts.some(
      ({ properties, required }) =>
        Object.keys(properties ?? {}).length > 0 || (required !== undefined && required.length > 0),
    )
  );
}

const hasFixedValue = ({ const: only, enum: values }: SchemaObject): boolean =>
  only !== undefined || values !== undefined;

/** The alternatives of a schema: those of the one part that has any, and undefined where several have. */
export function branchesOf(parts: readonly SchemaObject[]): readonly SchemaJson[] | undefined {
  const lists = parts.flatMap(({ oneOf, anyOf }) =>
    [oneOf, anyOf].filter((list): list is readonly SchemaJson[] => list !== undefined && list.length > 0),
  );
  return lists.length === 1 ? lists[0] : undefined;
}
