import type { Diagnostic, Source } from "../../diagnostic/diagnostic.js";
import { renderPointer } from "../../json/pointer.js";
import type { SourceDocument } from "../../read/document.js";
import { type Node, sourceOf, target, top } from "../../read/node.js";
import { shortVersion, type TargetVersion, type Version } from "../../specification/version.js";
import { type MapTree, map, scalar, type Tree, toValue, treeAt } from "../tree.js";
import { convertCodes } from "./codes.js";

/** Something of the document that the target version has no place for. */
interface Loss {
  /** What it is, as the start of a sentence. */
  readonly what: string;
  readonly reason: string;
  /** The extension that holds it now; absent when it was left out. */
  readonly keptAs?: string;
}

/**
 * What the parts of a conversion share: the document as it was (navigated as plain nodes, taken over as trees), where
 * its parts went, what was added to `components`, and what could not be said.
 */
export interface Conversion {
  readonly to: TargetVersion;
  readonly document: SourceDocument;
  readonly root: Node;
  /** The tree of a node of the document. */
  treeOf(node: Node): Tree;
  /** Where a node came from. */
  sourceOf(node: Node): Source;
  /** Says where something of the document stands now; its parts follow it, but for those that are said on their own. */
  move(from: string, to: string): void;
  /** Where the node at a pointer of the document stands now. */
  moved(pointer: string): string;
  /** A `$ref` to a place of the new document. */
  reference(pointer: string, source?: Source): Tree;
  /** True for what `reference` made. */
  isMade(tree: Tree): boolean;
  /** Adds a component. */
  add(section: string, key: string, tree: Tree): void;
  /** What was added to a section. */
  added(section: string): ReadonlyMap<string, Tree>;
  lose(node: Node, loss: Loss): void;
  readonly diagnostics: readonly Diagnostic[];
}

/** Begins a conversion of a document of AsyncAPI 2. */
export function startConversion(
  tree: MapTree,
  { from, to }: { readonly from: Version; readonly to: TargetVersion },
): Conversion {
  const document = documentOf(tree, from);
  const moves = new Map<string, string>();
  const made = new WeakSet<Tree>();
  const components = new Map<string, Map<string, Tree>>();
  const diagnostics: Diagnostic[] = [];
  const treeOf = (node: Node): Tree => treeAt(tree, node.path) ?? tree;
  const placeOf = (node: Node): Source => treeOf(node).source ?? sourceOf(node);
  return {
    to,
    document,
    root: top(document.root),
    treeOf,
    sourceOf: placeOf,
    move: (start, end) => moves.set(start, end),
    moved: (pointer) => longestMove(moves, pointer),
    reference(pointer, source) {
      const reference = map({ $ref: scalar(toReference(pointer)) }, source);
      made.add(reference);
      return reference;
    },
    isMade: (one) => made.has(one),
    add(section, key, one) {
      components.set(section, (components.get(section) ?? new Map()).set(key, one));
    },
    added: (section) => components.get(section) ?? new Map(),
    lose(node, { what, reason, keptAs }) {
      const source = placeOf(node);
      const holes = { what, reason, version: shortVersion(to) };
      diagnostics.push(
        keptAs === undefined
          ? convertCodes.diagnose("convert-lost", holes, source)
          : convertCodes.diagnose("convert-kept", { ...holes, name: keptAs }, source),
      );
    },
    diagnostics,
  };
}

/** A tree as a document of one file, so that all that navigates documents can be used on it. */
export function documentOf(tree: MapTree, version: Version): SourceDocument {
  const path = tree.source?.file ?? "asyncapi.yaml";
  const root = { path, text: "", value: toValue(tree) };
  return { version, root, files: new Map([[path, root]]) };
}

/** A pointer of several steps. */
export const pointerTo = (...steps: readonly string[]): string => renderPointer(steps);

/** A pointer as a `$ref` to it: percent escapes where a URI asks for them. */
export function toReference(pointer: string): string {
  try {
    return `#${encodeURI(pointer).replaceAll("#", "%23").replaceAll("[", "%5B").replaceAll("]", "%5D")}`;
  } catch {
    return `#${pointer}`; // half a surrogate pair has no escape
  }
}

/** What a `$ref` of the document leads to; references that it passes through are followed, the last one is not. */
export const targetOf = ({ document, root }: Conversion, reference: string): Node | undefined =>
  reference.startsWith("#") ? target(document, root, reference) : undefined;

function longestMove(moves: ReadonlyMap<string, string>, pointer: string): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const place = moves.get(pointer.slice(0, end));
    if (place !== undefined) return place + pointer.slice(end);
  }
  return pointer;
}
