import type { Source } from "../diagnostic/diagnostic.js";
import { parsePointer } from "../json/pointer.js";
import { children, type Node, sourceOf } from "../read/node.js";
import type { Look } from "../specification/place.js";

/**
 * A document that is being rewritten: plain data, of which each node can say where it came from, so that comments and
 * spelling follow it and complaints about the result lead back to what the author wrote. Never mutated.
 */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: "map";
  /** In the order in which they are printed. */
  readonly entries: ReadonlyMap<string, Tree>;
  /** Absent for a node that the rewriting made. */
  readonly source?: Source;
}

export interface ListTree {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly source?: Source;
}

export interface ScalarTree {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly source?: Source;
}

/** The tree of a node of the document, nothing changed. */
export function toTree(node: Node): Tree {
  const { value } = node;
  const source = sourceOf(node);
  if (Array.isArray(value))
    return { kind: "list", items: children(node).map(([, item]) => toTree(item)), source };
  if (typeof value === "object" && value !== null)
    return {
      kind: "map",
      entries: new Map(children(node).map(([key, item]) => [key, toTree(item)])),
      source,
    };
  return { kind: "scalar", value: isScalar(value) ? value : null, source };
}

/** A map that the rewriting makes; members that are undefined are left out. */
export const map = (members: Readonly<Record<string, Tree | undefined>>, source?: Source): MapTree => ({
  kind: "map",
  entries: new Map(Object.entries(members).flatMap(([key, tree]) => (tree ? [[key, tree] as const] : []))),
  ...(source && { source }),
});

/** A list that the rewriting makes. */
export const list = (items: readonly Tree[], source?: Source): ListTree => ({
  kind: "list",
  items,
  ...(source && { source }),
});

/** A scalar that the rewriting makes. */
export const scalar = (value: ScalarTree["value"], source?: Source): ScalarTree => ({
  kind: "scalar",
  value,
  ...(source && { source }),
});

/** The plain value of a tree. Own members only: a key `__proto__` is a member like any other. */
export function toValue(tree: Tree): unknown {
  switch (tree.kind) {
    case "map":
      return Object.fromEntries([...tree.entries].map(([key, item]) => [key, toValue(item)]));
    case "list":
      return tree.items.map(toValue);
    case "scalar":
      return tree.value;
    default:
      return tree satisfies never;
  }
}

/** The node one step below, or undefined where there is none. */
export function stepInto(tree: Tree, step: string): Tree | undefined {
  switch (tree.kind) {
    case "map":
      return tree.entries.get(step);
    case "list":
      return /^(0|[1-9]\d*)$/.test(step) ? tree.items[Number(step)] : undefined;
    case "scalar":
      return undefined;
    default:
      return tree satisfies never;
  }
}

/** The node at the end of a path, or undefined where there is none. */
export const treeAt = (tree: Tree, path: readonly string[]): Tree | undefined =>
  path.reduce<Tree | undefined>((at, step) => at && stepInto(at, step), tree);

/** Looks at the members of a tree: see `placeWithin`. */
export const lookInto =
  (tree: Tree): Look =>
  (name) => {
    const found = stepInto(tree, name);
    return found?.kind === "scalar" ? found.value : found?.kind === "list" ? found.items : found;
  };

/** The node at a pointer of the rewritten document, or the nearest above it that is there. */
export function nodeAt(tree: Tree, pointer: string): Tree {
  let at = tree;
  for (const step of parsePointer(pointer) ?? []) {
    const next = stepInto(at, step);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** Where the nearest node above a pointer of the rewritten document came from. */
export function nearestSource(tree: Tree, pointer: string): Source | undefined {
  let at: Tree | undefined = tree;
  let { source } = tree;
  for (const step of parsePointer(pointer) ?? []) {
    at = stepInto(at, step);
    if (at === undefined) break;
    source = at.source ?? source;
  }
  return source;
}

const isScalar = (value: unknown): value is ScalarTree["value"] =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
