import { identifier } from "../../code/code.js";
import type { Schema, SchemaJson } from "../../schema/schema.js";
import { type Scope, typeOf } from "./schema.js";
import { atom, everyKind, type Type, unknownType } from "./type.js";

/** The types that stand for the named schemas of a service, as seen from one of them. */
type ReferencesFrom = (from: string) => Scope["reference"];

/**
 * Works out what each named type can hold, so that types which refer to it can be simplified, and which names
 * form a circle that TypeScript refuses (`type A = A | string`): within such a circle a reference is `unknown`.
 * A recursion through an object or array is no such circle.
 */
export function buildReferences(schemas: readonly Schema[]): ReferencesFrom {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const lookup = (name: string) => byName.get(name)?.json;
  const circles = new Map<string, number>();
  const types = new Map<string, Type>();
  const depths = new Map<string, number>();
  const referencesFrom: ReferencesFrom = (from) => (name, position) => {
    const isCircular =
      position === "immediate" && circles.has(from) && circles.get(from) === circles.get(name);
    return isCircular ? unknownType : (types.get(name) ?? namedType(name));
  };
  for (const [index, group] of inDependencyOrder(schemas, byName).entries()) {
    const [only] = group;
    if (group.length > 1 || only?.references.includes(only.schema.name) === true) {
      for (const { schema } of group) circles.set(schema.name, index);
    } else if (only !== undefined) {
      const { name, json } = only.schema;
      const type = typeOf(json, { reference: referencesFrom(name), describe: () => [], lookup });
      const depth = only.references.reduce((most, inner) => Math.max(most, 1 + (depths.get(inner) ?? 0)), 0);
      types.set(name, depth > deepest ? shortcut(type) : atom(identifier(name), type.kinds, type.size));
      depths.set(name, Math.min(depth, deepest));
    }
  }
  return referencesFrom;
}

/** Levels of aliases of aliases. TypeScript 5.9 overflows its stack between 500 and 1 000. */
const deepest = 100;

/** Beyond the deepest level an alias of a name gives way to that name, and anything else to `unknown`. */
const shortcut = (type: Type): Type => (type.is === "atom" ? type : unknownType);

/** The type of a named schema of which nothing else is known. */
export const namedType = (name: string): Type => atom(identifier(name), everyKind);

interface Visit {
  readonly schema: Schema;
  readonly references: readonly string[];
  readonly index: number;
  low: number;
  next: number;
  isOpen: boolean;
}

/** Groups of schemas that refer to each other immediately, each after those that it refers to (Tarjan; no recursion). */
function inDependencyOrder(
  schemas: readonly Schema[],
  byName: ReadonlyMap<string, Schema>,
): readonly (readonly Visit[])[] {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const groups: Visit[][] = [];
  const visit = (schema: Schema): Visit => {
    const references = immediateReferences(schema.json).filter((name) => byName.has(name));
    const made: Visit = { schema, references, index: visits.size, low: visits.size, next: 0, isOpen: true };
    visits.set(schema.name, made);
    open.push(made);
    return made;
  };
  for (const root of schemas) {
    const path = visits.has(root.name) ? [] : [visit(root)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const name = at.references[at.next];
      at.next += 1;
      const target = name === undefined ? undefined : byName.get(name);
      const seen = name === undefined ? undefined : visits.get(name);
      if (seen?.isOpen) at.low = Math.min(at.low, seen.index);
      if (target !== undefined && seen === undefined) path.push(visit(target));
      if (target !== undefined) continue;
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) parent.low = Math.min(parent.low, at.low);
      if (at.low === at.index) groups.push(closeGroup(open, at));
    }
  }
  return groups;
}

function closeGroup(open: Visit[], first: Visit): Visit[] {
  const group = open.splice(open.lastIndexOf(first));
  for (const visit of group) visit.isOpen = false;
  return group;
}

function immediateReferences(json: SchemaJson): readonly string[] {
  if (typeof json === "boolean") return [];
  if (json.$ref !== undefined) return [json.$ref];
  return [json.allOf, json.anyOf, json.oneOf].flatMap((list) => (list ?? []).flatMap(immediateReferences));
}
