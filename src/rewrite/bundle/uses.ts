import { isMapping } from "../../json/value.js";
import type { SourceDocument } from "../../read/document.js";
import { children, type Node, referenceOf, top } from "../../read/node.js";
import type { Nouns } from "../../specification/nouns.js";
import { documentPlace, kindOf, lookAt, type Place, placeWithin } from "../../specification/place.js";
import type { Resolve } from "./resolution.js";

/** A `$ref` that leads into another file. */
export interface Use {
  /** The object that holds the `$ref`. */
  readonly holder: Node;
  readonly place: Place;
  /** The map whose entry the `$ref` is. */
  readonly within: Place | undefined;
  /** True for a `$ref` without members beside it. */
  readonly alone: boolean;
}

/** Something in another file that `$ref`s lead to. */
export interface Target {
  readonly id: string;
  readonly node: Node;
  /** In the order in which they were found. */
  readonly uses: readonly Use[];
}

/** Unique within a document. */
export const idOf = ({ file, pointer }: Node): string => `${file.path}#${pointer}`;

interface Step {
  readonly node: Node;
  readonly place: Place;
  readonly within: Place | undefined;
}

/** Everything in other files that the document reaches, by id. Chains of any length cost no stack. */
export function findTargets(
  document: SourceDocument,
  nouns: Nouns,
  resolve: Resolve,
): ReadonlyMap<string, Target> {
  const found = new Map<string, Target & { uses: Use[] }>();
  const seen = new Map<object, Set<string>>();
  const waiting: Step[] = [{ node: top(document.root), place: documentPlace, within: undefined }];
  const walk = (step: Step): void => {
    const stack: Step[] = [step];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { node, place, within } = at;
      const { value } = node;
      if (typeof value !== "object" || value === null || !isNew(seen, value, place)) continue;
      if (place.kind === "data" || place.kind === "extension") continue;
      const reference = referenceOf(node);
      const resolution = reference === undefined ? undefined : resolve(node, reference);
      if (resolution?.kind === "node") {
        const id = idOf(resolution.node);
        const target = found.get(id) ?? { id, node: resolution.node, uses: [] };
        found.set(id, target);
        target.uses.push({
          holder: node,
          place,
          within,
          alone: isMapping(value) && Object.keys(value).length === 1,
        });
        waiting.push({ node: resolution.node, place: inPlace(place), within: undefined });
      }
      const look = lookAt(value);
      const inner = children(node).map(
        ([key, child]): Step => ({
          node: child,
          place: placeWithin(nouns, place, key, look),
          within: place,
        }),
      );
      stack.push(...inner.reverse());
    }
  };
  for (const step of waiting) walk(step);
  return found;
}

/** What stands where a `$ref` leads. */
export const inPlace = (place: Place): Place =>
  place.kind === "reference" ? { kind: "object", noun: place.noun } : place;

function isNew(seen: Map<object, Set<string>>, value: object, place: Place): boolean {
  const kinds = seen.get(value) ?? new Set();
  seen.set(value, kinds);
  const kind = kindOf(place);
  if (kinds.has(kind)) return false;
  kinds.add(kind);
  return true;
}
