import { escapeStep } from "../../json/pointer.js";
import type { Noun, Nouns } from "../../specification/nouns.js";
import { namedWithin, type Place } from "../../specification/place.js";
import type { Kinds } from "./kinds.js";
import { type AnchorUse, type Entry, type FormatCollection, type FormatNode, textOf } from "./tree.js";

/** What the order of a file follows. */
interface OrderOptions {
  readonly nouns: Nouns;
  readonly kinds: Kinds;
  readonly anchorUses: readonly AnchorUse[];
}

/**
 * The objects of the specification with their members in the usual order: those that it does not know after those that
 * it knows, extensions behind what they were written behind. What the author named, and data, keeps its order.
 */
export const orderTree = (top: FormatCollection, options: OrderOptions): FormatCollection =>
  orderCollection(top, { place: undefined, pointer: "" }, options);

/** Where a node stands, and what the specification says of that place; undefined where it says nothing. */
interface Spot {
  readonly place: Place | undefined;
  readonly pointer: string;
}

function orderNode(node: FormatNode, spot: Spot, options: OrderOptions): FormatNode {
  return node.kind === "map" || node.kind === "list" ? orderCollection(node, spot, options) : node;
}

function orderCollection(node: FormatCollection, spot: Spot, options: OrderOptions): FormatCollection {
  const { pointer } = spot;
  const noted = options.kinds.get(pointer);
  const place: Place | undefined =
    isNamed(spot.place) || noted === undefined ? spot.place : { kind: "object", noun: noted };
  const format = unquoted(textOf(node.entries.find(({ key }) => key?.name === "schemaFormat")?.value));
  const entries = node.entries.map((entry, index): Entry => {
    const { key, value } = entry;
    if (value === undefined) return entry;
    const step = key?.name ?? String(index);
    const look = (name: string): unknown =>
      name === "schemaFormat" ? format : value.kind === "list" ? value.entries : undefined;
    const inner = place && namedWithin(options.nouns, place, step, look);
    return {
      ...entry,
      value: orderNode(value, { place: inner, pointer: `${pointer}/${escapeStep(step)}` }, options),
    };
  });
  const noun =
    place?.kind === "object" && !isByProtocol(place.noun) ? options.nouns.get(place.noun) : undefined;
  if (node.kind === "list" || noun === undefined) return { ...node, entries };
  return sortEntries({ ...node, entries }, noun, options.anchorUses);
}

const unquoted = (text: string | undefined): string | undefined => text?.replace(/^(["'])(.*)\1$/, "$2");

const isNamed = (place: Place | undefined): boolean => place !== undefined && "noun" in place;

/** Bindings: members by protocol, of which the specification of AsyncAPI says no order. */
const isByProtocol = (noun: string): boolean => noun === "binding" || noun.endsWith("Bindings");

function sortEntries(node: FormatCollection, noun: Noun, anchorUses: readonly AnchorUse[]): FormatCollection {
  const { entries } = node;
  const wanted = ranksOf(entries, placesOf(noun));
  const kept = anchorUses.length === 0 ? wanted : beforeAliases(entries, wanted, anchorUses);
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
  anchorUses: readonly AnchorUse[],
): readonly number[] {
  const ranks = [...wanted];
  const anchors = new Map<string, number>();
  const all = new Map<string, number>();
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const [from = 0, to = 0] = entries[index]?.anchorUses ?? [];
    const uses = anchorUses.slice(from, to);
    let rank = ranks[index] ?? 0;
    for (const { name, anchors: isAnchor } of uses)
      rank = Math.min(rank, (isAnchor ? all : anchors).get(name) ?? rank);
    ranks[index] = rank;
    for (const { name, anchors: isAnchor } of uses) {
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
