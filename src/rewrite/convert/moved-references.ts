import { parsePointer } from "../../json/pointer.js";
import { child, type Node } from "../../read/node.js";
import { type Nouns, nounsOf } from "../../specification/nouns.js";
import {
  documentPlace,
  extensionPlace,
  type Place,
  placeWithin,
  schemaPlace,
} from "../../specification/place.js";
import { lookInto, type MapTree, scalar, type Tree, treeAt } from "../tree.js";
import { type Conversion, pointerTo, targetOf, toReference } from "./conversion.js";
import { isReferenceTree, withEntries } from "./members.js";
import { claim } from "./planned-names.js";

/**
 * Brings the references of a converted document after what they lead to. What a reference leads to and has no place in
 * the new document (the schema of a parameter, say) is added to the schemas of its components.
 */
export function moveReferences(conversion: Conversion, tree: MapTree): MapTree {
  const nouns = nounsOf(conversion.to);
  const taken = takenSchemas(conversion);
  const rewriting: Rewriting = { conversion, tree, nouns, lifted: new Map(), taken };
  const moved = rewrite(rewriting, tree, documentPlace);
  for (const node of rewriting.lifted.values()) {
    const lifted = rewrite(rewriting, conversion.treeOf(node.node), schemaPlace);
    conversion.add("schemas", node.key, lifted);
  }
  return moved.kind === "map" ? moved : tree;
}

interface Rewriting {
  readonly conversion: Conversion;
  /** The new document, its references not moved yet. */
  readonly tree: MapTree;
  readonly nouns: Nouns;
  /** What has to be added, by pointer. Grows while it is worked on. */
  readonly lifted: Map<string, { readonly node: Node; readonly key: string }>;
  readonly taken: Set<string>;
}

function rewrite(rewriting: Rewriting, tree: Tree, place: Place): Tree {
  if (tree.kind === "scalar" || place.kind === "data" || rewriting.conversion.isMade(tree)) return tree;
  const look = lookInto(tree);
  const within = (key: string) => placeWithin(rewriting.nouns, place, key, look);
  if (tree.kind === "list") {
    const items = tree.items.map((one, index) => rewrite(rewriting, one, within(String(index))));
    return items.some((one, index) => one !== tree.items[index]) ? { ...tree, items } : tree;
  }
  let changed = false;
  const entries = new Map<string, Tree>();
  const isReference = place.kind !== "map" && isReferenceTree(tree);
  for (const [key, one] of tree.entries) {
    let after = one;
    if (isReference && key === "$ref") after = moveReference(rewriting, one, place);
    else if (!pointing.has(key)) after = rewrite(rewriting, one, within(key));
    else if (one.kind === "scalar") after = moveReference(rewriting, one, extensionPlace);
    else after = rewrite(rewriting, one, extensionPlace);
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
  if (place.kind === "extension") return tree;
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
