import { isMapping } from "../../json/value.js";
import type { SourceDocument } from "../../read/document.js";
import { type Node, type Place, referenceOf, target } from "../../read/node.js";
import { splitReference } from "../../read/reference.js";

/** Where a `$ref` leads: to a place of the root file as it is written there, or to a node of another file. */
export type Resolution =
  | { readonly kind: "root"; readonly fragment: string }
  /** `first` is what the `$ref` names, `node` what the `$ref`s there lead to in turn. */
  | { readonly kind: "node"; readonly node: Node; readonly first: Node };

/** Follows a `$ref`; undefined where it leads to nothing, or for ever in a circle. */
export type Resolve = (from: Place, reference: string) => Resolution | undefined;

/** Follows the `$ref`s of a document, each link of a chain once and without recursion. */
export function createResolve(document: SourceDocument): Resolve {
  const ends = new Map<object, Resolution | undefined>();
  return (from, reference) => {
    const first = step(document, from, reference);
    if (first === undefined || first.kind === "root") return first;
    const chain: object[] = [];
    const seen = new Set<object>();
    let end: Resolution | undefined = first;
    while (end?.kind === "node") {
      const { node } = end;
      const next = referenceOf(node);
      if (next === undefined || !isMapping(node.value) || Object.keys(node.value).length > 1) break;
      if (ends.has(node.value) || seen.has(node.value)) {
        end = ends.get(node.value);
        break;
      }
      seen.add(node.value);
      chain.push(node.value);
      end = step(document, node, next);
    }
    for (const link of chain) ends.set(link, end);
    return end?.kind === "node" ? { ...end, first: first.node } : end;
  };
}

function step(document: SourceDocument, from: Place, reference: string): Resolution | undefined {
  const node = target(document, from, reference);
  if (node === undefined) return undefined;
  if (splitReference(from.file.path, reference).file !== document.root.path)
    return node.file === document.root
      ? { kind: "root", fragment: encode(node.pointer) }
      : { kind: "node", node, first: node };
  const hash = reference.indexOf("#");
  return { kind: "root", fragment: hash < 0 ? "" : reference.slice(hash + 1) };
}

/** A pointer as it stands behind the `#` of a reference. */
export const encode = (pointer: string): string => pointer.replaceAll("%", "%25");
