import { isMapping } from "../../json/value.js";
import { child, children, follow, type Node } from "../../read/node.js";
import { type MapTree, type Tree, toValue } from "../tree.js";
import { convertBindings } from "./bindings.js";
import type { Conversion } from "./conversion.js";
import { addExamples } from "./example.js";
import { isEmpty, isReferenceTree, withEntries } from "./members.js";
import { convertSecurity, type SecurityPlan } from "./security.js";

/** What kind of traits a list has. */
type TraitKind =
  | { readonly kind: "message" }
  | { readonly kind: "operation"; readonly security: SecurityPlan };

/** The traits of an operation or message, references followed. */
export function traitsOf({ document }: Conversion, node: Node): readonly Node[] {
  const traits = child(node, "traits");
  return (traits === undefined ? [] : children(traits)).flatMap(([, one]) => {
    const trait = follow(document, one);
    return trait !== undefined && isMapping(trait.value) ? [trait] : [];
  });
}

/**
 * In AsyncAPI 2 traits win over the object that has them, in 3 the object wins. So the object gives up what its traits
 * say, too, down to single members; undefined stands for a member that is given up altogether.
 */
export function yieldToTraits(conversion: Conversion, node: Node): ReadonlyMap<string, Tree | undefined> {
  const yielded = new Map<string, Tree | undefined>();
  for (const trait of traitsOf(conversion, node)) {
    for (const [key, said] of children(trait)) {
      const own = child(node, key);
      if (own === undefined || notInTraits.has(key)) continue;
      const before = yielded.has(key) ? yielded.get(key) : followedTree(conversion, own);
      if (before === undefined) continue;
      const winner = followedTree(conversion, said);
      const after = key === "bindings" ? merged(before, winner) : without(before, winner);
      if (after !== before) yielded.set(key, after);
    }
  }
  return yielded;
}

/** Traits of AsyncAPI 3 have no ids, so there are none to yield to. */
const notInTraits = new Set(["operationId", "messageId", "schemaFormat"]);

/** What a reference leads to, so that it can be taken apart. */
const followedTree = (conversion: Conversion, node: Node): Tree =>
  conversion.treeOf(follow(conversion.document, node) ?? node);

/** What is left of a tree when another has the last word: what both say alike stays. */
function without(tree: Tree, winner: Tree): Tree | undefined {
  if (isAlike(tree, winner)) return tree;
  if (tree.kind !== "map" || winner.kind !== "map" || isReferenceTree(tree) || isReferenceTree(winner))
    return undefined;
  const entries = new Map<string, Tree>();
  let given = false;
  for (const [key, one] of tree.entries) {
    const other = winner.entries.get(key);
    const left = other === undefined ? one : without(one, other);
    if (left !== undefined && !(isEmpty(left) && !isEmpty(one))) entries.set(key, left);
    given ||= left !== one;
  }
  if (!given) return tree;
  return entries.size === 0 ? undefined : withEntries(tree, entries);
}

const isAlike = (one: Tree, other: Tree): boolean =>
  JSON.stringify(toValue(one)) === JSON.stringify(toValue(other));

/** Both, the second with the last word: bindings of a protocol are taken as a whole, so they are put together here. */
function merged(tree: Tree, winner: Tree): Tree | undefined {
  if (tree.kind !== "map" || winner.kind !== "map" || isReferenceTree(tree) || isReferenceTree(winner))
    return undefined;
  const entries = new Map<string, Tree>();
  for (const [key, one] of tree.entries) {
    const other = winner.entries.get(key);
    const both =
      other === undefined ? one : one.kind === "map" && other.kind === "map" ? mergedMaps(one, other) : other;
    entries.set(key, both);
  }
  return withEntries(tree, entries);
}

function mergedMaps(tree: MapTree, winner: MapTree): Tree {
  const entries = new Map(tree.entries);
  for (const [key, one] of winner.entries) {
    const own = entries.get(key);
    entries.set(key, own?.kind === "map" && one.kind === "map" ? mergedMaps(own, one) : one);
  }
  return withEntries(tree, entries);
}

/** The `traits` of an operation or message. */
export function convertTraits(conversion: Conversion, node: Node, kind: TraitKind): Tree {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "list") return tree;
  return { ...tree, items: children(node).map(([, one]) => convertTrait(conversion, one, kind)) };
}

/** A trait, or a reference to one. Its ids and its format are said where it is used. */
export function convertTrait(conversion: Conversion, node: Node, kind: TraitKind): Tree {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "map" || isReferenceTree(tree)) return tree;
  const entries = new Map<string, Tree>();
  for (const [key, member] of children(node)) {
    switch (key) {
      case "operationId":
      case "messageId":
        conversion.lose(member, {
          what: `\`${key}\` of a trait`,
          reason: "a key is the id now, and traits have none",
        });
        break;
      case "schemaFormat":
        break; // said with the payload of each message that has the trait
      case "bindings":
        entries.set(key, convertBindings(conversion, member, { kind: kind.kind }));
        break;
      case "examples":
        addExamples(conversion, entries, member);
        break;
      case "security": {
        const security =
          kind.kind === "operation" ? convertSecurity(conversion, kind.security, member) : undefined;
        if (security !== undefined) entries.set(key, security);
        break;
      }
      default:
        entries.set(key, conversion.treeOf(member));
    }
  }
  return withEntries(tree, entries);
}
