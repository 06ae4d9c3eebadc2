import { ownMember } from "../json/value.js";
import type { Lookup, SchemaJson, SchemaObject } from "../schema/schema.js";
import type { Tag } from "./contract.js";

/** The values that a schema fixes, by the path of the property (`["data", "type"]` joined by a line feed). */
export type Tags = ReadonlyMap<string, ReadonlySet<Tag>>;

const maxDepth = 4;

const nothing: Tags = new Map();

/** The steps of a path that were joined into one key. */
export const pathSteps = (key: string): readonly string[] => key.split("\n");

/** Every required property, nested ones too, whose value is fixed by `const` or by a short `enum`. */
export function tagsOf(schema: SchemaJson | undefined, lookup: Lookup): Tags {
  return schema === undefined ? nothing : collect(schema, { lookup, depth: 0, seen: [] });
}

interface Walk {
  readonly lookup: Lookup;
  readonly depth: number;
  /** Names on the way, so that loops end. */
  readonly seen: readonly string[];
}

function collect(schema: SchemaJson, walk: Walk): Tags {
  if (typeof schema === "boolean") return nothing;
  if (schema.$ref !== undefined) {
    const target = walk.seen.includes(schema.$ref) ? undefined : walk.lookup(schema.$ref);
    return target === undefined ? nothing : collect(target, { ...walk, seen: [...walk.seen, schema.$ref] });
  }
  const { required, allOf, oneOf, anyOf } = schema;
  if (required === undefined && allOf === undefined && oneOf === undefined && anyOf === undefined)
    return nothing;
  const found = new Map<string, ReadonlySet<Tag>>();
  if (walk.depth < maxDepth) {
    for (const name of required ?? []) {
      const property = ownMember(schema.properties, name);
      if (property === undefined) continue;
      const values = fixedValues(property, walk);
      if (values !== undefined) found.set(name, values);
      else
        for (const [key, inner] of collect(property, { ...walk, depth: walk.depth + 1 }))
          found.set(`${name}\n${key}`, inner);
    }
  }
  for (const part of allOf ?? []) for (const [key, values] of collect(part, walk)) found.set(key, values);
  for (const alternatives of [oneOf, anyOf]) {
    if (alternatives === undefined) continue;
    for (const [key, values] of common(alternatives, walk)) if (!found.has(key)) found.set(key, values);
  }
  return found;
}

/** What every one of some alternatives fixes, with the values of all. */
function common(alternatives: readonly SchemaJson[], walk: Walk): Tags {
  const [first, ...others] = alternatives.map((one) => collect(one, walk));
  if (first === undefined) return nothing;
  return new Map(
    [...first].flatMap(([key, values]) => {
      const all = others.map((other) => other.get(key));
      return all.every((one) => one !== undefined)
        ? [[key, new Set([...values, ...all.flatMap((one) => [...(one ?? [])])])] as const]
        : [];
    }),
  );
}

/** The values that a schema allows, where they are few and plain. */
function fixedValues(schema: SchemaJson, walk: Walk): ReadonlySet<Tag> | undefined {
  if (typeof schema === "boolean") return undefined;
  if (schema.$ref !== undefined) {
    const target = walk.seen.includes(schema.$ref) ? undefined : walk.lookup(schema.$ref);
    return target === undefined
      ? undefined
      : fixedValues(target, { ...walk, seen: [...walk.seen, schema.$ref] });
  }
  const values = valuesOf(schema);
  return values?.every(isTag) ? new Set(values) : undefined;
}

function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  return schema.enum !== undefined && schema.enum.length <= 64 ? schema.enum : undefined;
}

const isTag = (value: unknown): value is Tag =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
