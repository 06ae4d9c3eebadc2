import { diagnose } from "../diagnostic/diagnostic.js";
import { isMapping } from "../json/value.js";
import { type Node, referenceOf, sourceOf } from "../read/node.js";
import { keywords } from "../schema/keywords.js";
import type { SchemaType } from "../schema/schema.js";
import type { Reading } from "./draft.js";
import { schemaAt } from "./schema-location.js";
import { subschemas } from "./subschema.js";

/** The type that a schema without `type` is taken to be about: that of `properties`, `items` and their like. */
export function impliedType(members: Readonly<Record<string, unknown>>): SchemaType | undefined {
  if (hasTypeOfItsOwn(members)) return undefined;
  const implied = Object.keys(members).map((keyword) => keywords.get(keyword)?.implies);
  return (["object", "array"] as const).find((type) => implied.includes(type));
}

const hasTypeOfItsOwn = (members: Readonly<Record<string, unknown>>): boolean =>
  ["type", "const", "enum"].some((keyword) => members[keyword] !== undefined);

/** Reports each schema whose `type` is assumed, where nothing around it that looks at the same value says one. */
export function reportImpliedTypes(reading: Reading, schemas: readonly Node[]): void {
  const within = new Set<unknown>();
  for (const node of schemas) noteBelow(node, within);
  // What stands within another is judged there.
  for (const node of schemas) if (!within.has(node.value)) look(reading, node, false);
}

function noteBelow(node: Node, within: Set<unknown>): void {
  for (const { node: inner } of subschemas(node)) {
    if (!isMapping(inner.value) || within.has(inner.value)) continue;
    within.add(inner.value);
    noteBelow(inner, within);
  }
}

function look(reading: Reading, node: Node, isTyped: boolean): void {
  const { value } = node;
  if (!isMapping(value) || referenceOf(node) !== undefined) return;
  const isSaid = isTyped || saysType(reading, node);
  const type = isSaid ? undefined : impliedType(value);
  if (type !== undefined) reading.report(diagnose("type-implied", { type }, sourceOf(node)));
  for (const { keyword, node: inner } of subschemas(node)) {
    if (keyword === "not" || keyword === "if") continue;
    look(reading, inner, keywords.get(keyword)?.inPlace === true && (isSaid || type !== undefined));
  }
}

/** Whether a schema, or one that it takes all of, says which type it is about. */
function saysType(reading: Reading, node: Node): boolean {
  const waiting = [node];
  const seen = new Set<unknown>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const schema = schemaAt(reading, at);
    if (schema === undefined || !isMapping(schema.value) || seen.has(schema.value)) continue;
    seen.add(schema.value);
    if (hasTypeOfItsOwn(schema.value)) return true;
    for (const part of subschemas(schema)) if (part.keyword === "allOf") waiting.push(part.node);
  }
  return false;
}
