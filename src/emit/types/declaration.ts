import { ownMember } from "../../json/value.js";
import type { Lookup, SchemaJson, SchemaObject } from "../../schema/schema.js";

/** What else is said of a value, at other places than the one whose type is asked for. */
export interface Company {
  readonly lookup: Lookup;
  /** Schemas that hold for the same value, from the outermost. */
  readonly around: readonly SchemaJson[];
}

/** What the schemas in company say of a property: through `allOf` and `$ref`, each once. */
export function declarationsOf(name: string, company: Company): readonly SchemaJson[] {
  const found = [...conjuncts(company.around, company.lookup)].flatMap(({ properties }) => {
    const declared = ownMember(properties, name);
    return declared === undefined ? [] : [declared];
  });
  return [...new Set(found)];
}

/** Properties that named parts of an `allOf` require, and only others declare: neither part alone has the whole. */
export function requiredElsewhere(schema: SchemaObject, lookup: Lookup): readonly string[] {
  const named = (schema.allOf ?? []).filter((part) => typeof part === "object" && part.$ref !== undefined);
  if (named.length === 0) return [];
  const all = [...conjuncts([schema], lookup)];
  const whole = new Set(
    all.flatMap(({ properties = {}, required = [] }) => declaredOf(required, properties)),
  );
  const asked = [...conjuncts(named, lookup)].flatMap(({ required = [] }) => required);
  return [...new Set(asked)].filter(
    (name) => !whole.has(name) && all.some(({ properties }) => ownMember(properties, name) !== undefined),
  );
}

const declaredOf = (required: readonly string[], properties: NonNullable<SchemaObject["properties"]>) =>
  required.filter((name) => Object.hasOwn(properties, name));

/** Schemas that hold for the same value, those given first. */
function* conjuncts(roots: readonly SchemaJson[], lookup: Lookup): Iterable<SchemaObject> {
  const seen = new Set<SchemaJson>(roots);
  for (const json of seen) {
    if (typeof json === "boolean" || seen.size > most) continue;
    const target = json.$ref === undefined ? undefined : lookup(json.$ref);
    if (target !== undefined) seen.add(target);
    for (const part of json.allOf ?? []) seen.add(part);
    yield json;
  }
}

/** Schemas that are looked through: a chain without end is not worth its time. */
const most = 200;
