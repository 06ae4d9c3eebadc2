import { isMapping } from "../../json/value.js";
import { child, children, follow, type Node } from "../../read/node.js";
import { list, scalar, type Tree } from "../tree.js";
import type { Conversion } from "./conversion.js";
import { isReferenceTree, withEntries } from "./members.js";

/** Where the schema of a parameter stays when it says more than AsyncAPI 3 can. */
const keptSchema = "x-schema";

/**
 * A parameter of AsyncAPI 3 is text with a few members of its own in place of a schema. A schema that says more (a
 * pattern, another type) is kept beside them.
 */
export function convertParameter(conversion: Conversion, node: Node, place: string): Tree {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "map" || isReferenceTree(tree)) return tree;
  const entries = new Map<string, Tree>();
  for (const [key, member] of children(node)) {
    if (key === "schema") addSchema(conversion, entries, { node, member, place });
    else entries.set(key, conversion.treeOf(member));
  }
  return withEntries(tree, entries);
}

function addSchema(
  conversion: Conversion,
  entries: Map<string, Tree>,
  { node, member, place }: { readonly node: Node; readonly member: Node; readonly place: string },
): void {
  const schema = follow(conversion.document, member);
  const more: string[] = [];
  const isObject = schema !== undefined && isMapping(schema.value);
  if (!isObject) more.push("schema");
  for (const [key, one] of isObject ? children(schema) : []) {
    if (!addMember(conversion, entries, { key, one, node })) more.push(key);
  }
  if (more.length === 0) return;
  conversion.move(member.pointer, `${place}/${keptSchema}`);
  entries.set(keptSchema, conversion.treeOf(member));
  conversion.lose(member, {
    what: `The schema of parameter \`${node.path.at(-1)}\``,
    reason: `a parameter is text, without ${more.map((key) => `\`${key}\``).join(", ")}`,
    keptAs: keptSchema,
  });
}

/** True when the parameter says all of a member of its schema. */
function addMember(
  conversion: Conversion,
  entries: Map<string, Tree>,
  { key, one, node }: { readonly key: string; readonly one: Node; readonly node: Node },
): boolean {
  switch (key) {
    case "type":
      return one.value === "string";
    case "description": {
      const own = child(node, "description");
      if (own !== undefined) return own.value === one.value;
      entries.set(key, conversion.treeOf(one));
      return typeof one.value === "string";
    }
    case "default": {
      const text = asText(conversion, one);
      if (text !== undefined) entries.set(key, text);
      return typeof one.value === "string";
    }
    case "enum":
    case "examples": {
      const values = Array.isArray(one.value) ? children(one).map(([, value]) => value) : [];
      const texts = values.flatMap((value) => asText(conversion, value) ?? []);
      if (texts.length > 0) entries.set(key, list(texts, conversion.treeOf(one).source));
      return values.length > 0 && values.every(({ value }) => typeof value === "string");
    }
    case "const": {
      const text = asText(conversion, one);
      if (text?.kind === "scalar") entries.set("enum", list([scalar(text.value)]));
      return typeof one.value === "string";
    }
    default:
      return false;
  }
}

/** A value as it stands in an address; undefined for what cannot stand there. */
function asText(conversion: Conversion, node: Node): Tree | undefined {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "scalar") return undefined;
  return typeof tree.value === "string" ? tree : scalar(String(tree.value), tree.source);
}
