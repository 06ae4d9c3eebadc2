import type { Source } from "../diagnostic/diagnostic.js";
import { escapeStep, parsePointer } from "../json/pointer.js";
import { isMapping } from "../json/value.js";
import type { SourceDocument, SourceFile } from "./document.js";
import { splitReference } from "./reference.js";

/** A place in a document together with the value that stands there. */
export interface Node {
  readonly file: SourceFile;
  /** Unescaped steps from the top of the file. */
  readonly path: readonly string[];
  /** The path as a JSON pointer. */
  readonly pointer: string;
  readonly value: unknown;
}

/** A value and the file that it stands in: enough to follow a `$ref`. */
export type Place = Pick<Node, "file" | "value">;

/** The top of a file. */
export const top = (file: SourceFile): Node => ({ file, path: [], pointer: "", value: file.value });

/** Where a node stands. */
export const sourceOf = ({ file, pointer }: Node): Source => ({ file: file.path, pointer });

/** The node one step below, or undefined where there is none (own properties and array members only). */
export function child(node: Node, key: string): Node | undefined {
  const { value } = node;
  if (Array.isArray(value)) {
    return /^(0|[1-9]\d*)$/.test(key) && Number(key) < value.length
      ? new Step(node, key, value[Number(key)])
      : undefined;
  }
  return isMapping(value) && Object.hasOwn(value, key) ? new Step(node, key, value[key]) : undefined;
}

/** The nodes one step below, in document order. */
export function children(node: Node): readonly (readonly [key: string, node: Node])[] {
  const { value } = node;
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map((entry) => [entry[0], new Step(node, entry[0], entry[1])] as const);
}

/** A node below another. Its path and pointer are put together only when needed: most never are. */
class Step implements Node {
  // Declared, not defined: nodes are made by the ten thousand, and what is defined is written twice.
  declare readonly file: SourceFile;
  declare readonly value: unknown;
  declare private readonly parent: Node;
  declare private readonly key: string;
  declare private knownPath: readonly string[] | undefined;
  declare private knownPointer: string | undefined;
  constructor(parent: Node, key: string, value: unknown) {
    this.file = parent.file;
    this.value = value;
    this.parent = parent;
    this.key = key;
    this.knownPath = undefined;
    this.knownPointer = undefined;
  }
  get path(): readonly string[] {
    this.knownPath ??= [...this.parent.path, this.key];
    return this.knownPath;
  }
  get pointer(): string {
    this.knownPointer ??= `${this.parent.pointer}/${escapeStep(this.key)}`;
    return this.knownPointer;
  }
}

/** The text of a node's `$ref`, or undefined when it is not a reference. */
export const referenceOf = (node: Pick<Node, "value">): string | undefined =>
  isMapping(node.value) && Object.hasOwn(node.value, "$ref") && typeof node.value.$ref === "string"
    ? node.value.$ref
    : undefined;

/**
 * Where one `$ref` leads, without following further ones; undefined when it leads nowhere.
 * A pointer may lead through another reference (`#/channels/a/messages/b` where channel `a` is a `$ref`).
 */
export const target = (document: SourceDocument, from: Place, reference: string): Node | undefined =>
  resolve(document, from, reference, 0);

/** The node itself, or what its chain of `$ref`s leads to; undefined for a broken or endless chain. */
export const follow = <P extends Place>(document: SourceDocument, node: P): P | Node | undefined =>
  followFrom(document, node, 0);

/** References that lead through references that lead through references: real documents have a few. */
const maxDetours = 64;

// Four parameters: it is called for every step of every `$ref`.
function resolve(
  document: SourceDocument,
  from: Place,
  reference: string,
  detours: number,
): Node | undefined {
  const { file, fragment } = splitReference(from.file.path, reference);
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

function followFrom<P extends Place>(
  document: SourceDocument,
  node: P,
  detours: number,
): P | Node | undefined {
  if (referenceOf(node) === undefined) return node;
  const known = ends.get(document) ?? new WeakMap<object, Node | "nowhere">();
  ends.set(document, known);
  const chain = new Set<object>();
  let at: Place = node;
  let end: Node | undefined;
  for (;;) {
    const reference = referenceOf(at);
    const { value } = at;
    if (reference === undefined || !isMapping(value)) break;
    const before = known.get(value);
    if (before !== undefined || chain.has(value)) {
      end = before === "nowhere" ? undefined : before;
      break;
    }
    chain.add(value);
    end = resolve(document, at, reference, detours);
    if (end === undefined) break;
    at = end;
  }
  for (const link of chain) known.set(link, end ?? "nowhere");
  return end;
}
