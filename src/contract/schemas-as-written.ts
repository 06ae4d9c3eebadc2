import type { Node } from "../read/node.js";
import { sourceOf } from "../read/node.js";
import type { Schema, SchemaJson } from "../schema/schema.js";
import { referencesIn } from "../schema/walk.js";
import type { Reading } from "./draft.js";
import { type NameOf, normaliseSchema } from "./schema.js";

/** A schema that has its name. */
export interface NamedNode {
  readonly name: string;
  readonly node: Node;
}

/** Where names are found, and how schemas without `type` are read. */
interface Wanted {
  readonly nameOf: NameOf;
  readonly impliedTypes: boolean;
}

/**
 * Normalises named schemas. What stands below `not` and `if` is read as it is written, and so is what they refer to:
 * a schema to which that makes a difference is there twice, the second time as `FooAsWritten`.
 */
export function normaliseSchemas(
  reading: Reading,
  nodes: readonly NamedNode[],
  { nameOf, impliedTypes }: Wanted,
): readonly Schema[] {
  const asked = new Set<string>();
  const all = (asWritten: (name: string) => string) =>
    nodes.map(({ name, node }) => ({
      name,
      json: normaliseSchema(reading, node, { nameOf, impliedTypes, asWritten }),
      source: sourceOf(node),
    }));
  const schemas = all((name) => {
    asked.add(name);
    return name;
  });
  if (!impliedTypes || asked.size === 0) return schemas;
  const written = (node: Node, asWritten: (name: string) => string) =>
    normaliseSchema(reading, node, { nameOf, impliedTypes: false, asWritten });
  const readings = new Map(
    nodes.map(({ name, node }, index): [string, Readings] => [
      name,
      { meant: schemas[index]?.json ?? true, written: () => written(node, (same) => same) },
    ]),
  );
  const different = namesThatDiffer(asked, readings);
  if (different.size === 0) return schemas;
  const names = namesAsWritten(
    different,
    nodes.map(({ name }) => name),
  );
  const asWritten = (name: string) => names.get(name) ?? name;
  const second = nodes.flatMap(({ name, node }): readonly Schema[] =>
    different.has(name)
      ? [
          {
            name: asWritten(name),
            json: described(written(node, asWritten), name),
            source: sourceOf(node),
          },
        ]
      : [],
  );
  return [...all(asWritten), ...second];
}

/** A schema with the types that it implies, and as it is written. */
interface Readings {
  readonly meant: SchemaJson;
  readonly written: () => SchemaJson;
}

/** Of what some schemas reach: those whose two readings differ, in themselves or in what they refer to. */
function namesThatDiffer(
  asked: ReadonlySet<string>,
  readings: ReadonlyMap<string, Readings>,
): ReadonlySet<string> {
  const referrers = new Map<string, string[]>();
  const changed: string[] = [];
  const reached = new Set(asked);
  for (const name of reached) {
    const { meant, written } = readings.get(name) ?? { meant: true, written: () => true };
    const json = written();
    if (JSON.stringify(json) !== JSON.stringify(meant)) changed.push(name);
    for (const target of referencesIn(json)) {
      reached.add(target);
      referrers.set(target, [...(referrers.get(target) ?? []), name]);
    }
  }
  const different = new Set<string>(changed);
  for (const name of different) for (const one of referrers.get(name) ?? []) different.add(one);
  return different;
}

function namesAsWritten(
  different: ReadonlySet<string>,
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set(taken);
  return new Map(
    [...different].map((name) => {
      let own = `${name}AsWritten`;
      for (let count = 2; used.has(own); count += 1) own = `${name}AsWritten${count}`;
      used.add(own);
      return [name, own];
    }),
  );
}

const described = (json: SchemaJson, name: string): SchemaJson =>
  typeof json === "boolean"
    ? json
    : { ...json, description: `\`${name}\` below \`not\` and \`if\`, where no \`type\` is assumed.` };
