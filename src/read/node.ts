import type { Source } from "../diagnostic/diagnostic.js";
import type { SourceDocument, SourceFile } from "./document.js";
import { parsePointer, renderPointer } from "./pointer.js";
import { splitReference } from "./reference.js";

/** A place in a document together with the value that stands there. */
export interface Node {
  readonly file: SourceFile;
  /** Unescaped steps from the top of the file. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A plain object of the document. */
export type Mapping = Readonly<Record<string, unknown>>;

/** The top of a file. */
export const top = (file: SourceFile): Node => ({ file, path: [], value: file.value });

/** Where a node stands. */
export const sourceOf = (node: Node): Source => ({ file: node.file.path, pointer: renderPointer(node.path) });

/** True for an object that is neither null nor an array. */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The node one step below, or undefined where there is none (own properties and array members only). */
export function child(node: Node, key: string): Node | undefined {
  const { value } = node;
  if (Array.isArray(value)) {
    return /^(0|[1-9]\d*)$/.test(key) && Number(key) < value.length
      ? step(node, key, value[Number(key)])
      : undefined;
  }
  return isMapping(value) && Object.hasOwn(value, key) ? step(node, key, value[key]) : undefined;
}

/** The nodes one step below, in document order. */
export function children(node: Node): readonly (readonly [key: string, node: Node])[] {
  const { value } = node;
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, inner]) => [key, step(node, key, inner)]);
}

/** A node below another. Its path is put together only when somebody asks: most nodes are never asked. */
function step(parent: Node, key: string, value: unknown): Node {
  let path: readonly string[] | undefined;
  return {
    file: parent.file,
    value,
    get path() {
      path ??= [...parent.path, key];
      return path;
    },
  };
}

/** The text of a node's `$ref`, or undefined when it is not a reference. */
export const referenceOf = (node: Node): string | undefined =>
  isMapping(node.value) && Object.hasOwn(node.value, "$ref") && typeof node.value.$ref === "string"
    ? node.value.$ref
    : undefined;

/**
 * Where one `$ref` leads, without following further ones; undefined when it leads nowhere.
 * A pointer may lead through another reference (`#/channels/a/messages/b` where channel `a` is a `$ref`).
 */
export const target = (document: SourceDocument, node: Node, reference: string): Node | undefined =>
  resolve(document, node, reference, 0);

/** The node itself, or what its chain of `$ref`s leads to; undefined for a broken or endless chain. */
export const follow = (document: SourceDocument, node: Node): Node | undefined =>
  followFrom(document, node, 0);

/** References that lead through references that lead through references: nobody writes more than a few. */
const maxDetours = 64;

function resolve(document: SourceDocument, node: Node, reference: string, detours: number): Node | undefined {
  const { file, fragment } = splitReference(node.file.path, reference);
  const source = document.files.get(file);
  const steps = parsePointer(fragment);
  if (source === undefined || steps === undefined) return undefined;
  let at: Node | undefined = top(source);
  for (const key of steps) {
    let next: Node | undefined = child(at, key);
    if (next === undefined && referenceOf(at) !== undefined && detours < maxDetours) {
      const there: Node | undefined = followFrom(document, at, detours + 1);
      next = there && child(there, key);
    }
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** Where each reference object of a document ends, so that a long chain is walked once and not from each of its links. */
const ends = new WeakMap<SourceDocument, WeakMap<object, Node | "nowhere">>();

function followFrom(document: SourceDocument, node: Node, detours: number): Node | undefined {
  if (referenceOf(node) === undefined) return node;
  const known = ends.get(document) ?? new WeakMap<object, Node | "nowhere">();
  ends.set(document, known);
  const chain = new Set<object>();
  let at: Node | undefined = node;
  while (at !== undefined) {
    const reference = referenceOf(at);
    const value: unknown = at.value;
    if (reference === undefined || !isMapping(value)) break;
    const end = known.get(value);
    if (end !== undefined || chain.has(value)) {
      at = end === "nowhere" ? undefined : end;
      break;
    }
    chain.add(value);
    at = resolve(document, at, reference, detours);
  }
  for (const link of chain) known.set(link, at ?? "nowhere");
  return at;
}
