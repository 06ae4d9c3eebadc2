import { parsePointer } from "../../json/pointer.js";
import { child, type Node } from "../../read/node.js";
import { definitions, mapKeywords, valueKeywords } from "../../schema/keywords.js";
import { type MapTree, scalar, type Tree } from "../tree.js";
import { type Conversion, pointerTo, targetOf, toReference, treeAt } from "./context.js";
import { isReferenceTree, withEntries } from "./members.js";
import { claim } from "./names.js";

/** What the members of a map are: see `placeOf`. */
type Place = "object" | "components" | "names" | "schema" | "schema-names" | "extension";

/**
 * Brings the references of a converted document after what they lead to. What a reference leads to and has no place in
 * the new document (the schema of a parameter, say) is added to the schemas of its components.
 */
export function moveReferences(conversion: Conversion, tree: MapTree): MapTree {
  const rewriting: Rewriting = { conversion, tree, lifted: new Map(), taken: takenSchemas(conversion) };
  const moved = rewrite(rewriting, tree, "object");
  for (const node of rewriting.lifted.values()) {
    const lifted = rewrite(rewriting, conversion.treeOf(node.node), "schema");
    conversion.add("schemas", node.key, lifted);
  }
  return moved.kind === "map" ? moved : tree;
}

interface Rewriting {
  readonly conversion: Conversion;
  /** The new document, its references not moved yet. */
  readonly tree: MapTree;
  /** What has to be added, by pointer. Grows while it is worked on. */
  readonly lifted: Map<string, { readonly node: Node; readonly key: string }>;
  readonly taken: Set<string>;
}

function rewrite(rewriting: Rewriting, tree: Tree, place: Place): Tree {
  if (tree.kind === "scalar" || rewriting.conversion.isMade(tree)) return tree;
  if (tree.kind === "list") {
    const items = tree.items.map((one) => rewrite(rewriting, one, place));
    return items.some((one, index) => one !== tree.items[index]) ? { ...tree, items } : tree;
  }
  let changed = false;
  const entries = new Map<string, Tree>();
  const isReference = place !== "names" && place !== "schema-names" && isReferenceTree(tree);
  for (const [key, one] of tree.entries) {
    const next = placeOf(place, key);
    let after = one;
    if (isReference && key === "$ref") after = moveReference(rewriting, one, place);
    else if (pointing.has(key))
      after =
        one.kind === "scalar"
          ? moveReference(rewriting, one, "extension")
          : rewrite(rewriting, one, "extension");
    else if (next !== undefined) after = rewrite(rewriting, one, next);
    changed ||= after !== one;
    entries.set(key, after);
  }
  return changed ? withEntries(tree, entries) : tree;
}

/** Extensions of ours whose text is a reference. */
const pointing = new Set(["x-mirrors", "x-refines"]);

function moveReference(rewriting: Rewriting, tree: Tree, place: Place): Tree {
  if (tree.kind !== "scalar" || typeof tree.value !== "string") return tree;
  const { conversion } = rewriting;
  const node = targetOf(conversion, tree.value);
  if (node === undefined || node.pointer === "") return tree;
  const pointer = conversion.moved(node.pointer);
  const isThere = treeAt(rewriting.tree, parsePointer(pointer) ?? []) !== undefined;
  if (isThere && pointer === node.pointer && !isDetour(tree.value, node)) return tree;
  if (isThere) return scalar(toReference(pointer), tree.source);
  if (place === "extension") return tree;
  return scalar(toReference(pointerTo("components", "schemas", lift(rewriting, node))), tree.source);
}

/** True for a reference that passes through another: that one may be elsewhere now. */
function isDetour(reference: string, { path }: Node): boolean {
  return reference.slice(1).split("/").length !== path.length + 1;
}

function lift(rewriting: Rewriting, node: Node): string {
  const known = rewriting.lifted.get(node.pointer);
  if (known !== undefined) return known.key;
  const steps = node.path.filter(
    (step) => !/^(components|channels|parameters|schema|publish|subscribe)$/.test(step),
  );
  const wish = steps.join("_").replaceAll(/[^\w.-]+/g, "_") || "schema";
  const key = claim(rewriting.taken, [wish], node.pointer);
  rewriting.lifted.set(node.pointer, { node, key });
  return key;
}

function takenSchemas({ root }: Conversion): Set<string> {
  const components = child(root, "components");
  const value = components && child(components, "schemas")?.value;
  return new Set(typeof value === "object" && value !== null ? Object.keys(value) : []);
}

/** What a member of something is; undefined for data, where a `$ref` is a text like any other. */
function placeOf(place: Place, key: string): Place | undefined {
  switch (place) {
    case "names":
      return "object";
    case "schema-names":
      return "schema";
    case "extension":
      return "extension";
    case "components":
      if (key.startsWith("x-")) return "extension";
      return key === "schemas" ? "schema-names" : "names";
    case "object":
    case "schema":
      if (key.startsWith("x-")) return "extension";
      if (dataKeys.has(key)) return undefined;
      if (schemaMaps.has(key)) return "schema-names";
      if (place === "schema") return "schema";
      if (key === "components") return "components";
      if (schemaKeys.has(key)) return "schema";
      return nameMaps.has(key) ? "names" : "object";
    default:
      return place satisfies never;
  }
}

const dataKeys = new Set([...valueKeywords, "scopes", "availableScopes"]);
const schemaMaps = new Set([...mapKeywords, ...Object.keys(definitions)]);
const schemaKeys = new Set(["payload", "headers", "schema"]);
const nameMaps = new Set(["channels", "servers", "operations", "messages", "parameters", "variables"]);
