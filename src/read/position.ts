import type { Position, Source } from "../diagnostic/diagnostic.js";
import { parsePointer } from "../json/pointer.js";
import { type Builder, type KeyOptions, type Range, type Scalar, Stop } from "./builder.js";
import type { SourceFile } from "./document.js";
import { parseJson } from "./json-parser.js";
import { looksLikeJson } from "./syntax.js";
import { parseYaml } from "./yaml-parser.js";

/** A node of a text with the place of everything in it. */
interface Place {
  range: Range;
  readonly members?: Map<string, { readonly key: Range; readonly place: Place }>;
  readonly items?: Place[];
  /** What `<<` brought in, nearest first. */
  readonly merged: Place[];
}

const trees = new WeakMap<SourceFile, Place>();
const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/**
 * Where a node stands in the text of its file. The text is parsed again for this, once for each file and only when
 * it is asked for. A pointer that leads nowhere gives the nearest ancestor that exists.
 */
export function locate(file: SourceFile, pointer: string, part: "key" | "value" = "value"): Position {
  let place = treeOf(file);
  let key: Range | undefined;
  let found = true;
  for (const step of parsePointer(pointer) ?? []) {
    const next = stepInto(place, step);
    if (next === undefined) {
      found = false;
      break;
    }
    key = next.key;
    place = next.place;
  }
  const isLeaf = place.members === undefined && place.items === undefined;
  const byKey = key !== undefined && (part === "key" || !found || !isLeaf);
  return toPosition(file, byKey && key !== undefined ? key : place.range);
}

/** Where a source of a diagnostic stands: its exact place, or the place of its node. */
export const locateSource = (file: SourceFile, source: Source): Position =>
  source.position ?? locate(file, source.pointer, source.part);

/** The position of a piece of a file's text. */
export function toPosition(file: SourceFile, range: Range): Position {
  const starts = lineStarts.get(file) ?? startsOfLines(file.text);
  lineStarts.set(file, starts);
  const [line, column] = lineOf(starts, range.start);
  const text = file.text.slice(range.start, Math.max(range.end, range.start));
  const firstLine = text.split(/\r?\n/, 1)[0] ?? "";
  const width = Math.max(firstLine.length, 1);
  return { line, column, endLine: line, endColumn: column + width };
}

function stepInto(place: Place, step: string): { key?: Range; place: Place } | undefined {
  const own = place.members?.get(step);
  if (own !== undefined) return own;
  if (place.items !== undefined) {
    const item = /^\d+$/.test(step) ? place.items[Number(step)] : undefined;
    return item && { place: item };
  }
  for (const source of place.merged) {
    const found = stepInto(source, step);
    if (found !== undefined) return found;
  }
  return undefined;
}

function treeOf(file: SourceFile): Place {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = (looksLikeJson(file.text) ? tryTree(file.text, parseJson) : undefined) ??
    tryTree(file.text, parseYaml) ?? { range: { start: 0, end: 1 }, merged: [] };
  trees.set(file, tree);
  return tree;
}

/** The tree of a text; undefined for one that this parser does not take. */
function tryTree(text: string, parse: typeof parseJson): Place | undefined {
  const builder = new PlaceBuilder();
  try {
    parse(text, builder, { maxDepth: 1_500, faults: [] });
    return builder.tree;
  } catch (cause) {
    if (cause instanceof Stop) return undefined;
    throw cause;
  }
}

/** A mapping or sequence that is still open, and its key that has no value yet. */
interface OpenPlace {
  readonly place: Place;
  pending: { readonly text: string; readonly range: Range; readonly merge: boolean } | undefined;
}

class PlaceBuilder implements Builder {
  tree: Place = { range: { start: 0, end: 1 }, merged: [] };
  readonly #stack: OpenPlace[] = [];
  readonly #anchors = new Map<string, Place>();

  get wantsKey(): boolean {
    const frame = this.#stack.at(-1);
    return frame?.place.members !== undefined && frame.pending === undefined;
  }

  openMapping(at: number, anchor?: string): void {
    this.#open({ range: { start: at, end: at + 1 }, members: new Map(), merged: [] }, anchor);
  }

  openSequence(at: number, anchor?: string): void {
    this.#open({ range: { start: at, end: at + 1 }, items: [], merged: [] }, anchor);
  }

  key(text: string, range: Range, options: KeyOptions = {}): void {
    const frame = this.#stack.at(-1);
    if (frame !== undefined) frame.pending = { text, range, merge: options.merge === true };
  }

  scalar(_value: Scalar, range: Range, anchor?: string): void {
    this.#add({ range, merged: [] }, anchor);
  }

  alias(name: string, range: Range): void {
    const target = this.#anchors.get(name);
    this.#add(target === undefined ? { range, merged: [] } : { ...target, range });
  }

  close(): void {
    this.#stack.pop();
  }

  #open(place: Place, anchor: string | undefined): void {
    this.#add(place, anchor);
    this.#stack.push({ place, pending: undefined });
  }

  #add(place: Place, anchor?: string): void {
    if (anchor !== undefined) this.#anchors.set(anchor, place);
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      this.tree = place;
      return;
    }
    const { pending } = frame;
    frame.pending = undefined;
    if (frame.place.items !== undefined) frame.place.items.push(place);
    else if (pending?.merge) frame.place.merged.push(...(place.items ?? [place]));
    else if (pending !== undefined) frame.place.members?.set(pending.text, { key: pending.range, place });
  }
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] ?? 0) + 1];
}
