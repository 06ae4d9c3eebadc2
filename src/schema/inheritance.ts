import type { Schema, SchemaJson, SchemaObject } from "./schema.js";

/**
 * Opens the circle of the OpenAPI way to write inheritance: a base lists its cases in `oneOf`, and each case starts
 * with `allOf: [base]`. Read to the letter, checking one would never end. Meant is: a case has the members of the
 * base. So a case gets the base without the list that it stands on.
 */
export function openInheritance(schemas: readonly Schema[]): readonly Schema[] {
  const byName = new Map(schemas.map(({ name, json }) => [name, json]));
  return schemas.map((schema) => {
    const { json, name } = schema;
    if (typeof json === "boolean" || json.allOf === undefined) return schema;
    const allOf = json.allOf.map((part) =>
      isCaseOf(part, name, byName) ? withoutCases(part, byName) : part,
    );
    return allOf.some((part, index) => part !== json.allOf?.[index])
      ? { ...schema, json: { ...json, allOf } }
      : schema;
  });
}

type Schemas = ReadonlyMap<string, SchemaJson>;

function isCaseOf(part: SchemaJson, name: string, schemas: Schemas): boolean {
  const base = target(part, schemas);
  return (
    base !== undefined &&
    [...(base.oneOf ?? []), ...(base.anyOf ?? [])].some((one) => typeof one === "object" && one.$ref === name)
  );
}

function withoutCases(part: SchemaJson, schemas: Schemas): SchemaJson {
  const { oneOf: _, anyOf: __, title: ___, ...own } = target(part, schemas) ?? {};
  return own;
}

function target(part: SchemaJson, schemas: Schemas): SchemaObject | undefined {
  const found = typeof part === "object" && part.$ref !== undefined ? schemas.get(part.$ref) : undefined;
  return typeof found === "object" ? found : undefined;
}
