import { parsePointer } from "../json/pointer.js";
import { scalar, type Tree } from "./tree.js";

/** A member for the object at a pointer of a tree; it replaces one of the same key. */
export interface AddedMember {
  readonly pointer: string;
  readonly key: string;
  readonly value: string;
}

/** A tree with further members, each source kept. What has no place in the tree is left out. */
export const addMembers = (tree: Tree, members: readonly AddedMember[]): Tree =>
  addBelow(
    tree,
    members.map(({ pointer, key, value }) => ({ path: parsePointer(pointer) ?? [], key, value })),
  );

interface Addition {
  readonly path: readonly string[];
  readonly key: string;
  readonly value: string;
}

function addBelow(tree: Tree, additions: readonly Addition[]): Tree {
  if (additions.length === 0 || tree.kind === "scalar") return tree;
  const here: Addition[] = [];
  const below = new Map<string, Addition[]>();
  for (const addition of additions) {
    const [step, ...path] = addition.path;
    if (step === undefined) here.push(addition);
    else below.set(step, [...(below.get(step) ?? []), { ...addition, path }]);
  }
  const visit = (key: string, item: Tree): Tree => addBelow(item, below.get(key) ?? []);
  if (tree.kind === "list")
    return { ...tree, items: tree.items.map((item, index) => visit(String(index), item)) };
  const entries = new Map([...tree.entries].map(([key, item]) => [key, visit(key, item)]));
  for (const { key, value } of here) entries.set(key, scalar(value));
  return { ...tree, entries };
}
