import type { Source } from "../diagnostic/diagnostic.js";
import { parsePointer } from "../json/pointer.js";
import { stepInto, type Tree, treeAt } from "../rewrite/tree.js";

/** References that lead to references: more than this many on one path are not followed. */
const maxJumps = 100;

/**
 * Where the author wrote what stands at a path of the bundled document. A path may lead through `$ref`s, as the parser
 * names places of the document that it has resolved. What is not there, or was made by the bundling, is placed at what
 * is nearest above it.
 */
export function sourceOfPath(tree: Tree, path: readonly string[], root: Source): Source {
  let place = root;
  let at = tree;
  let jumps = 0;
  for (let index = 0; index <= path.length; ) {
    place = at.source ?? place;
    const step = path[index];
    const next = step === undefined ? undefined : stepInto(at, step);
    if (next !== undefined) {
      at = next;
      index += 1;
      continue;
    }
    const target = step === undefined || jumps >= maxJumps ? undefined : targetOf(at, tree);
    if (target === undefined) return place;
    at = target;
    jumps += 1;
  }
  return place;
}

/** What a reference leads to; its pointer is taken literally, since all references of a bundle are local. */
function targetOf(tree: Tree, document: Tree): Tree | undefined {
  const reference = tree.kind === "map" ? tree.entries.get("$ref") : undefined;
  if (reference?.kind !== "scalar" || typeof reference.value !== "string") return undefined;
  const steps = reference.value.startsWith("#") ? parsePointer(decode(reference.value.slice(1))) : undefined;
  return steps && treeAt(document, steps);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is taken as it stands
  }
}
