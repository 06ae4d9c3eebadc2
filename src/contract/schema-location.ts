import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { isMapping } from "../json/value.js";
import type { SourceFile } from "../read/document.js";
import { child, follow, type Node, referenceOf, sourceOf, top } from "../read/node.js";
import { listKeywords, mapKeywords, schemaKeywords } from "../schema/keywords.js";
import { isJsonSchemaFormat } from "../specification/schema-format.js";
import { idOf, type Reading, textAt } from "./draft.js";
import { type Subschema, subschemas } from "./subschema.js";

/** A schema that gets a name: a root (payload, headers), the target of a `$ref`, or a nested object. */
export interface SchemaLocation {
  readonly id: string;
  readonly node: Node;
  /** Words of its name, from what it is part of. */
  readonly words: readonly string[];
  /** 0 for what the document names itself, 1 for the payload of a message, 2 for a part of another. */
  readonly rank: number;
}

/** A schema that is needed, with words for its name where its place does not say them. */
export interface SchemaRoot {
  readonly node: Node;
  readonly words: readonly string[];
}

/** Every schema that the roots reach and that gets a name, by id. Chains of any length cost no stack. */
export function locateSchemas(
  reading: Reading,
  roots: readonly SchemaRoot[],
): ReadonlyMap<string, SchemaLocation> {
  const bases = new Map<string, readonly string[]>();
  const found = new Map<string, SchemaLocation>();
  const waiting: Node[] = [];
  for (const { node, words } of roots) {
    const schema = schemaAt(reading, node);
    if (schema === undefined) continue;
    if (referenceOf(node) === undefined) bases.set(idOf(schema), words);
    waiting.push(schema);
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const id = idOf(node);
    if (found.has(id)) continue;
    const words = wordsAt(reading, node, bases);
    found.set(id, {
      id,
      node,
      words,
      rank: isComponent(node, reading.document.root) ? 0 : bases.has(id) ? 1 : 2,
    });
    collect(reading, node, { words, found, waiting, nameable: true });
  }
  return found;
}

/** The schema that stands at a node: `$ref`s followed, a multi-format schema opened; undefined where there is none. */
export function schemaAt(reading: Reading, node: Node): Node | undefined {
  const found = follow(reading.document, node);
  if (found === undefined || !isMapping(found.value)) return found;
  const inner = typeof found.value.schemaFormat === "string" ? child(found, "schema") : undefined;
  return inner === undefined ? found : schemaAt(reading, inner);
}

interface Walk {
  readonly words: readonly string[];
  readonly found: Map<string, SchemaLocation>;
  /** What `$ref`s lead to. */
  readonly waiting: Node[];
  /** False below an alternative, a tuple or a condition: what has no name there stays where it is. */
  readonly nameable: boolean;
}

/** Notes the nested objects of a schema and what its `$ref`s lead to. */
function collect(reading: Reading, node: Node, { words, found, waiting, nameable }: Walk): void {
  for (const subschema of subschemas(node)) {
    const inner = subschema.node;
    if (referenceOf(inner) !== undefined) {
      const target = schemaAt(reading, inner);
      if (target !== undefined) waiting.push(target);
      continue;
    }
    const step = nameable ? stepOf(subschema) : undefined;
    const path = step === undefined ? words : [...words, ...step];
    if (step !== undefined && step.length > 0 && isObjectOfItsOwn(inner)) {
      const id = idOf(inner);
      if (!found.has(id)) found.set(id, { id, node: inner, words: path, rank: 2 });
    }
    collect(reading, inner, { words: path, found, waiting, nameable: step !== undefined });
  }
}

/** What a subschema adds to a name, or undefined where it cannot have one. */
function stepOf({ keyword, key, node }: Subschema): readonly string[] | undefined {
  switch (keyword) {
    case "properties":
      return key === undefined ? undefined : [key];
    case "items":
      return key === undefined ? ["item"] : undefined;
    case "additionalProperties":
      return ["value"];
    case "allOf":
      return [];
    case "anyOf":
    case "oneOf": {
      const title = textAt(node, "title");
      return title !== undefined && /^[A-Za-z_]\w*$/.test(title) ? [title] : undefined;
    }
    default:
      return undefined;
  }
}

const isObjectOfItsOwn = ({ value }: Node): boolean =>
  isMapping(value) && isMapping(value.properties) && Object.keys(value.properties).length > 0;

/** The document's own name for it: a whole file, a member of `components/schemas`, or of a file of schemas. */
function isComponent({ file, path }: Node, root: SourceFile): boolean {
  const end = path.findLastIndex((step) => step !== "schema") + 1; // a multi-format schema is one step down
  if (end === 0 || (file !== root && end === 1)) return true;
  return end === 3 && path[0] === "components" && path[1] === "schemas";
}

/** The words of a name by place: from the nearest thing that the document names, down the path. */
function wordsAt(
  reading: Reading,
  node: Node,
  bases: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  let words: readonly string[] = node.file === reading.document.root ? [] : [baseName(node.file.path)];
  let holder = "";
  let at: Node | undefined = top(node.file);
  words = bases.get(idOf(at)) ?? words;
  for (const step of node.path) {
    at = at && child(at, step);
    const base = at && bases.get(idOf(at));
    if (base !== undefined) {
      words = base;
      holder = "";
    } else if (namedLists.has(holder) || isNamedInFile(reading, at, step)) {
      words = [step];
      holder = "";
    } else if (mapKeywords.has(holder) || listKeywords.has(holder)) {
      const title = textAt(at, "title");
      const word = mapKeywords.has(holder) ? step : /^\d+$/.test(step) ? title : step;
      words = word === undefined ? words : [...words, word];
      holder = "";
    } else if (step === "items" && isMapping(at?.value)) words = [...words, "item"];
    else if (step === "additionalProperties") words = [...words, "value"];
    else if (namedLists.has(step) || mapKeywords.has(step) || listKeywords.has(step)) holder = step;
    else if (!passed.has(step)) words = [...words, step];
  }
  return words;
}

/** True for a member of a file of schemas, such as `User` of `schemas.yaml#/User`. */
const isNamedInFile = (reading: Reading, at: Node | undefined, step: string): boolean =>
  at !== undefined &&
  at.path.length === 1 &&
  at.file !== reading.document.root &&
  isMapping(at.value) &&
  !isStep(step);

/** True for the steps that belong to a schema or to an AsyncAPI document. */
const isStep = (step: string): boolean =>
  namedLists.has(step) || mapKeywords.has(step) || listKeywords.has(step) || passed.has(step);

/** Members whose keys are names. */
const namedLists = new Set(["schemas", "messages", "definitions", "$defs", "channels"]);

/** Steps that say nothing. */
const passed = new Set(["components", "payload", "schema", "message", ...schemaKeywords]);

const baseName = (path: string): string =>
  path
    .split("/")
    .at(-1)
    ?.replace(/(\.schema)?\.(ya?ml|json)$/, "") ?? path;

/** A payload in a schema language that is not JSON Schema, or undefined when it is one that is understood. */
export function foreignFormat(
  reading: Reading,
  node: Node,
  format: string | undefined,
): Diagnostic | undefined {
  const found = follow(reading.document, node);
  const named = format ?? textAt(found, "schemaFormat");
  if (named === undefined || found === undefined) return undefined;
  return isJsonSchemaFormat(named)
    ? undefined
    : diagnose("schema-format-unsupported", { format: named }, sourceOf(found));
}
