import type { SourceDocument } from "../../read/document.js";
import { children, type Node, referenceOf, target, top } from "../../read/node.js";
import { nounsOf } from "../../specification/nouns.js";
import { documentPlace, lookAt, namedWithin, type Place } from "../../specification/place.js";

/** Which object of the specification stands at a pointer of a file. */
export type Kinds = ReadonlyMap<string, string>;

/**
 * What stands at the places of each file to which references lead, told by where the references stand; and at the top
 * of the root. What no reference reaches has no kind. Walks without recursion: chains of references may be long.
 */
export function findKinds(document: SourceDocument): ReadonlyMap<string, Kinds> {
  const nouns = nounsOf(document.version);
  const kinds = new Map<string, Map<string, string>>();
  const note = ({ file, pointer }: Node, noun: string): void => {
    const known = kinds.get(file.path) ?? new Map<string, string>();
    kinds.set(file.path, known);
    if (!known.has(pointer)) known.set(pointer, noun);
  };
  const root = top(document.root);
  note(root, "document");
  const seen = new Set<unknown>();
  const open: { node: Node; place: Place }[] = [{ node: root, place: documentPlace }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, place } = at;
    if (typeof node.value !== "object" || node.value === null || seen.has(node.value)) continue;
    seen.add(node.value);
    const reference = referenceOf(node);
    const noun = "noun" in place && nouns.has(place.noun) ? place.noun : undefined;
    if (reference !== undefined && noun !== undefined) {
      const there = target(document, node, reference);
      if (there !== undefined && typeof there.value === "object" && there.value !== null) {
        note(there, noun);
        open.push({ node: there, place: { kind: "object", noun } });
      }
    }
    const look = lookAt(node.value);
    for (const [key, inner] of children(node)) {
      const next = namedWithin(nouns, place, key, look);
      if (next !== undefined && "noun" in next) open.push({ node: inner, place: next });
    }
  }
  return kinds;
}
