import { escapeStep } from "../../json/pointer.js";
import type { Noun, Nouns, Shape } from "../../specification/nouns.js";
import type { Kinds } from "./kinds.js";
import { below } from "./shape.js";
import { type Entry, type FormatCollection, type FormatNode, type Mark, textOf } from "./tree.js";

/** What the order of a file follows. */
export interface OrderOptions {
  readonly nouns: Nouns;
  readonly kinds: Kinds;
  readonly marks: readonly Mark[];
}

/**
 * The objects of the specification with their members in the usual order: those that it does not know after those that
 * it knows, extensions behind what they were written behind. What the author named, and data, keeps its order.
 */
export const orderTree = (top: FormatCollection, options: OrderOptions): FormatCollection =>
  orderCollection(top, { shape: undefined, pointer: "" }, options);

interface Place {
  readonly shape: Shape | undefined;
  readonly pointer: string;
}

function orderNode(node: FormatNode, place: Place, options: OrderOptions): FormatNode {
  return node.kind === "map" || node.kind === "list" ? orderCollection(node, place, options) : node;
}

function orderCollection(node: FormatCollection, place: Place, options: OrderOptions): FormatCollection {
  const { pointer } = place;
  const marked = options.kinds.get(pointer);
  const isKnown = place.shape !== undefined && place.shape.kind !== "value";
  const shape: Shape | undefined =
    isKnown || marked === undefined ? place.shape : { kind: "noun", noun: marked };
  const step = shape && below(options.nouns, shape);
  const format = textOf(node.entries.find(({ key }) => key?.name === "schemaFormat")?.value);
  const entries = node.entries.map((entry, index): Entry => {
    const { key, value } = entry;
    if (value === undefined) return entry;
    const inner: Place = {
      shape: key === undefined ? step?.item : step?.member(key.name, format),
      pointer: `${pointer}/${escapeStep(key?.name ?? String(index))}`,
    };
    return { ...entry, value: orderNode(value, inner, options) };
  });
  if (node.kind === "list" || step?.noun === undefined) return { ...node, entries };
  return sortEntries({ ...node, entries }, step.noun, options.marks);
}

function sortEntries(node: FormatCollection, noun: Noun, marks: readonly Mark[]): FormatCollection {
  const { entries } = node;
  const wanted = ranksOf(entries, placesOf(noun));
  const kept = marks.length === 0 ? wanted : beforeAliases(entries, wanted, marks);
  const order = entries
    .map((entry, index) => ({ entry, index, rank: kept[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  if (order.every(({ index }, place) => index === place)) return node;
  return settleLines(
    node,
    order.map(({ entry }) => entry),
  );
}

const places = new WeakMap<Noun, ReadonlyMap<string, number>>();

/** The place of each member of an object of the specification. */
function placesOf(noun: Noun): ReadonlyMap<string, number> {
  const known = places.get(noun);
  if (known !== undefined) return known;
  const made = new Map([...noun.members.keys()].map((name, index) => [name, index] as const));
  places.set(noun, made);
  return made;
}

/**
 * The place of each entry among the others. An extension follows the member that it was written behind: most authors
 * write it where it belongs (`x-enum-varnames` behind `enum`), not at the end.
 */
function ranksOf(entries: readonly Entry[], ranks: ReadonlyMap<string, number>): readonly number[] {
  let last = 0;
  return entries.map(({ key }) => {
    const name = key?.name ?? "";
    if (!name.startsWith("x-")) last = name === "<<" ? 0.5 : (ranks.get(name) ?? ranks.size);
    return last;
  });
}

/**
 * Ranks under which an anchor stays in front of its aliases, and those in front of the next anchor of that name: an
 * entry comes no later than what has to follow it.
 */
function beforeAliases(
  entries: readonly Entry[],
  wanted: readonly number[],
  marks: readonly Mark[],
): readonly number[] {
  const ranks = [...wanted];
  const anchors = new Map<string, number>();
  const all = new Map<string, number>();
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const [from = 0, to = 0] = entries[index]?.marks ?? [];
    const own = marks.slice(from, to);
    let rank = ranks[index] ?? 0;
    for (const { name, anchors: isAnchor } of own)
      rank = Math.min(rank, (isAnchor ? all : anchors).get(name) ?? rank);
    ranks[index] = rank;
    for (const { name, anchors: isAnchor } of own) {
      all.set(name, Math.min(rank, all.get(name) ?? rank));
      if (isAnchor) anchors.set(name, Math.min(rank, anchors.get(name) ?? rank));
    }
  }
  return ranks;
}

/** Keeps a blank line between the same places: the entry that comes first gives its own to the one that was first. */
function settleLines(node: FormatCollection, order: readonly Entry[]): FormatCollection {
  const [was] = node.entries;
  const [first] = order;
  if (was === undefined || first === undefined || was === first) return { ...node, entries: order };
  // Comments that a blank line parts from the first entry are about all of them.
  const gap = was.before.lastIndexOf("");
  const about = was.before.slice(0, gap + 1);
  const own = was.before.slice(gap + 1);
  const isParted = first.before[0] === "";
  const entries = order.map((entry): Entry => {
    if (entry === first) return { ...entry, before: isParted ? first.before.slice(1) : first.before };
    return entry === was ? { ...entry, before: isParted ? ["", ...own] : own } : entry;
  });
  return { ...node, head: [...node.head, ...about], entries };
}
