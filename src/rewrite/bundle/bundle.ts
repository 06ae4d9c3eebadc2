import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import type { SourceDocument } from "../../read/document.js";
import { top } from "../../read/node.js";
import { nounsOf } from "../../specification/nouns.js";
import { documentPlace } from "../../specification/place.js";
import { type MapTree, map, type Tree } from "../tree.js";
import { buildTree } from "./build.js";
import { bundleCodes } from "./codes.js";
import { dereference } from "./dereference.js";
import { findHomes } from "./homes.js";
import { createResolve } from "./resolution.js";
import { findTargets } from "./uses.js";

/** How a document is bundled. */
export interface BundleOptions {
  /** Puts what a `$ref` leads to in its place, but for recursion. */
  readonly dereference?: boolean;
}

/** One document made of many files. */
export interface Bundled {
  /** All its `$ref`s are local, but for those that lead to nothing. */
  readonly tree: Tree;
  /** A refusal among them means that the tree is not whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one document of a document's files. What the root file says stays where it is. What other files say stands in
 * the place of the `$ref` to it where that is an entry of a named map, else under `components`. Nothing is expanded.
 */
export function bundle(document: SourceDocument, options: BundleOptions = {}): Bundled {
  const nouns = nounsOf(document.version);
  const resolve = createResolve(document);
  const targets = findTargets(document, nouns, resolve);
  const homes = findHomes(document, nouns, targets);
  const built = buildTree({ document, nouns, resolve, targets, homes }, (build) => {
    const root = build(top(document.root), documentPlace);
    const sections = new Map<string, Map<string, Tree>>();
    for (const { target, place, home } of homes.components) {
      if (home.kind !== "component") continue;
      const section = sections.get(home.section) ?? new Map<string, Tree>();
      sections.set(home.section, section.set(home.name, build(target.node, place)));
    }
    const order = [...(nouns.get("components")?.members.keys() ?? [])];
    return withComponents(root, new Map([...sections].sort(byOrder(order))));
  });
  if (built.tooLarge !== undefined) {
    const source = { file: document.root.path, pointer: "" };
    const refusal = bundleCodes.diagnose("bundle-too-large", { limit: built.tooLarge }, source);
    return { tree: built.tree, diagnostics: [...built.diagnostics, refusal] };
  }
  if (!options.dereference) return built;
  const dereferenced = dereference(built.tree, document.version);
  return {
    tree: dereferenced.tree,
    diagnostics: [...built.diagnostics, ...dereferenced.diagnostics],
  };
}

const byOrder =
  (order: readonly string[]) =>
  ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
    order.indexOf(one) - order.indexOf(other);

/** Adds to `components`, behind what is there, by name. */
function withComponents(root: Tree, added: ReadonlyMap<string, ReadonlyMap<string, Tree>>): Tree {
  if (root.kind !== "map" || added.size === 0) return root;
  const there = asMap(root.entries.get("components"));
  const sections = new Map(there.entries);
  for (const [section, things] of added) {
    const list = asMap(sections.get(section));
    const sorted = [...things].sort(([one], [other]) => (one < other ? -1 : 1));
    sections.set(section, { ...list, entries: new Map([...list.entries, ...sorted]) });
  }
  return { ...root, entries: new Map(root.entries).set("components", { ...there, entries: sections }) };
}

const asMap = (tree: Tree | undefined): MapTree => (tree?.kind === "map" ? tree : map({}));
