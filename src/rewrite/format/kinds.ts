import { isMapping } from "../../json/value.js";
import type { SourceDocument } from "../../read/document.js";
import { children, type Node, referenceOf, target, top } from "../../read/node.js";
import { nounsOf, type Shape } from "../../specification/nouns.js";
import { below } from "./shape.js";

/** Which object of the specification stands at a pointer of a file. */
export type Kinds = ReadonlyMap<string, string>;

/**
 * What stands at the places of each file to which references lead, told by where the references stand; and at the top
 * of the root. What no reference reaches has no kind. Walks without recursion: chains of references may be long.
 */
export function findKinds(document: SourceDocument): ReadonlyMap<string, Kinds> {
  const nouns = nounsOf(document.version);
  const kinds = new Map<string, Map<string, string>>();
  const mark = ({ file, pointer }: Node, noun: string): void => {
    const known = kinds.get(file.path) ?? new Map<string, string>();
    kinds.set(file.path, known);
    if (!known.has(pointer)) known.set(pointer, noun);
  };
  const root = top(document.root);
  mark(root, "document");
  const seen = new Set<unknown>();
  const open: { node: Node; shape: Shape }[] = [{ node: root, shape: { kind: "noun", noun: "document" } }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, shape } = at;
    if (typeof node.value !== "object" || node.value === null || seen.has(node.value)) continue;
    seen.add(node.value);
    const reference = referenceOf(node);
    if (reference !== undefined && shape.kind !== "value" && "noun" in shape) {
      const there = target(document, node, reference);
      if (there !== undefined && typeof there.value === "object" && there.value !== null) {
        mark(there, shape.noun);
        open.push({ node: there, shape: { kind: "noun", noun: shape.noun } });
      }
    }
    const step = below(nouns, shape);
    const format = isMapping(node.value) ? formatOf(node.value.schemaFormat) : undefined;
    for (const [key, inner] of children(node)) {
      const next = Array.isArray(node.value) ? step.item : step.member(key, format);
      if (next.kind !== "value") open.push({ node: inner, shape: next });
    }
  }
  return kinds;
}

const formatOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
