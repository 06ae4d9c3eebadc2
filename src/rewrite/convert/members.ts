import { children, type Node } from "../../read/node.js";
import type { MapTree, Tree } from "../tree.js";
import type { Conversion } from "./conversion.js";

/** What becomes of members of a map: another tree, or undefined to leave it out. New ones come last. */
type Changes = Readonly<Record<string, Tree | undefined>>;

/** A map with changed members, in the order that it had. */
export function withMembers(tree: MapTree, changes: Changes): MapTree {
  const entries = new Map<string, Tree>();
  for (const [key, before] of tree.entries) {
    const after = Object.hasOwn(changes, key) ? changes[key] : before;
    if (after !== undefined) entries.set(key, after);
  }
  for (const [key, after] of Object.entries(changes))
    if (after !== undefined && !tree.entries.has(key)) entries.set(key, after);
  return { ...tree, entries };
}

/** A map with other members, source kept. */
export const withEntries = (tree: Tree, entries: ReadonlyMap<string, Tree>): MapTree => ({
  kind: "map",
  entries,
  ...(tree.source && { source: tree.source }),
});

/** A map or list of which each member is converted; anything else, a reference too, as it stands. */
export function convertEach(
  conversion: Conversion,
  node: Node | undefined,
  convert: (node: Node, key: string) => Tree,
): Tree | undefined {
  if (node === undefined) return undefined;
  const tree = conversion.treeOf(node);
  if (tree.kind === "list") return { ...tree, items: children(node).map(([key, one]) => convert(one, key)) };
  if (tree.kind !== "map" || isReferenceTree(tree)) return tree;
  return {
    ...tree,
    entries: new Map(children(node).map(([key, one]) => [key, convert(one, key)] as const)),
  };
}

/** True for a map with a `$ref` of text. */
export function isReferenceTree(tree: Tree): boolean {
  const reference = tree.kind === "map" ? tree.entries.get("$ref") : undefined;
  return reference?.kind === "scalar" && typeof reference.value === "string";
}

/** A list or map with nothing in it. */
export const isEmpty = (tree: Tree): boolean =>
  tree.kind === "map" ? tree.entries.size === 0 : tree.kind === "list" && tree.items.length === 0;
