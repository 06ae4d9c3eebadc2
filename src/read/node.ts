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
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
  return { file: node.file, path: [...node.path, key], value: (value as Record<string, unknown>)[key] };
}

/** The nodes one step below, in document order. */
export function children(node: Node): readonly (readonly [key: string, node: Node])[] {
  const { value } = node;
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, inner]) => [
    key,
    { file: node.file, path: [...node.path, key], value: inner },
  ]);
}

/** The text of a node's `$ref`, or undefined when it is not a reference. */
export const referenceOf = (node: Node): string | undefined =>
  isMapping(node.value) && Object.hasOwn(node.value, "$ref") && typeof node.value.$ref === "string"
    ? node.value.$ref
    : undefined;

/** Where one `$ref` leads, without following further ones; undefined when it leads nowhere. */
export function target(document: SourceDocument, node: Node, reference: string): Node | undefined {
  const { file, fragment } = splitReference(node.file.path, reference);
  const source = document.files.get(file);
  const steps = parsePointer(fragment);
  if (source === undefined || steps === undefined) return undefined;
  let at: Node | undefined = top(source);
  for (const step of steps) {
    at = at && child(at, step);
  }
  return at;
}

/** The node itself, or what its chain of `$ref`s leads to; undefined for a broken or endless chain. */
export function follow(document: SourceDocument, node: Node): Node | undefined {
  let at: Node | undefined = node;
  for (let steps = 0; at !== undefined && steps <= 100_000; steps += 1) {
    const reference = referenceOf(at);
    if (reference === undefined) return at;
    at = target(document, at, reference);
  }
  return undefined;
}
