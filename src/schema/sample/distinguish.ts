import type { Json } from "../../json/value.js";
import { isMapping } from "../../json/value.js";
import type { Lookup, SchemaJson } from "../schema.js";
import { fits } from "./fit.js";
import { flatten } from "./leaves.js";

/** One of each type, the plainest first. */
const intruders: readonly Json[] = [false, 0, "", null, [], {}];
const mostBranches = 40;
const mostKeys = 12;

/**
 * An object that fits several branches of a `oneOf`, changed so that it still fits `kept` and fewer of the others: a
 * member that another branch declares gets a value that it refuses.
 */
export function distinguish(
  value: Json,
  { kept, branches }: { readonly kept: readonly SchemaJson[]; readonly branches: readonly SchemaJson[] },
  lookup: Lookup,
): Json {
  const own = keysOf(kept, lookup);
  let made = value;
  for (const branch of branches.slice(0, mostBranches)) {
    if (kept.includes(branch) || !isMapping(made) || !fits(branch, made, lookup)) continue;
    const foreign = keysOf([branch], lookup).filter((key) => !own.includes(key));
    const keys = foreign.slice(0, mostKeys);
    const base: object = made;
    const changed = keys.flatMap((key) => intruders.map((intruder): Json => ({ ...base, [key]: intruder })));
    const isApart = (one: Json) =>
      !fits(branch, one, lookup) && kept.every((schema) => fits(schema, one, lookup));
    made = changed.find(isApart) ?? made;
  }
  return made;
}

/** The properties that schemas declare. */
const keysOf = (schemas: readonly SchemaJson[], lookup: Lookup): readonly string[] =>
  flatten(schemas, lookup)?.leaves.flatMap(({ properties = {} }) => Object.keys(properties)) ?? [];
