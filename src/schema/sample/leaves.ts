import type { Lookup, SchemaJson, SchemaObject } from "../schema.js";

/** What must hold at one place: schemas without `$ref` and `allOf`, all at once. */
interface Leaves {
  readonly leaves: readonly SchemaObject[];
  /** The named schemas that led here. */
  readonly names: readonly string[];
}

/** Follows `$ref` and `allOf`; undefined where a `false` schema or a missing one is among them. */
export function flatten(schemas: readonly SchemaJson[], lookup: Lookup): Leaves | undefined {
  const leaves: SchemaObject[] = [];
  const names = new Set<string>();
  const waiting = [...schemas].reverse();
  while (waiting.length > 0) {
    const schema = waiting.pop();
    if (schema === true) continue;
    if (schema === undefined || schema === false) return undefined;
    if (schema.$ref !== undefined) {
      if (names.has(schema.$ref)) continue;
      names.add(schema.$ref);
      waiting.push(lookup(schema.$ref) ?? false);
      continue;
    }
    leaves.push(schema);
    waiting.push(...[...(schema.allOf ?? [])].reverse());
  }
  return { leaves, names: [...names] };
}

/** The alternatives of a schema object: lists of schemas of which one list must hold, and the rest of it. */
interface Choice {
  readonly rest: SchemaObject;
  readonly options: readonly (readonly SchemaJson[])[];
}

/** The first open choice of a schema object: `oneOf`, `anyOf`, then `if`. */
export function choiceOf(leaf: SchemaObject): Choice | undefined {
  if (leaf.oneOf !== undefined) {
    const { oneOf, ...rest } = leaf;
    return { rest, options: oneOf.map((branch) => [branch]) };
  }
  if (leaf.anyOf !== undefined) {
    const { anyOf, ...rest } = leaf;
    return { rest, options: anyOf.map((branch) => [branch]) };
  }
  if (leaf.if === undefined) return undefined;
  const { if: condition, then, else: otherwise, ...rest } = leaf;
  if (then === undefined && otherwise === undefined) return { rest, options: [[]] };
  return {
    rest,
    options: [
      [condition, then ?? true],
      [{ not: condition }, otherwise ?? true],
    ],
  };
}
