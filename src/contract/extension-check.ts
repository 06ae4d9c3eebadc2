import { diagnose } from "../diagnostic/diagnostic.js";
import { ownMember } from "../json/value.js";
import { child, follow, type Node, referenceOf, sourceOf, top } from "../read/node.js";
import { type Extension, extensionNames, extensionOf, type Shape } from "../specification/extensions.js";
import { nounsOf } from "../specification/nouns.js";
import { documentPlace, lookAt, type Place, placeWithin } from "../specification/place.js";
import type { Reading } from "./draft.js";
import { checkShape } from "./extension-shape.js";

/** Checks every `x-` member that means something here: where it stands, and what it looks like. */
export function checkExtensions(reading: Reading): void {
  const { document } = reading;
  if (![...document.files.values()].some(({ text }) => mention.test(text))) return;
  const seen = new Set<unknown>();
  const waiting: (readonly [Node, Place])[] = [[top(document.root), documentPlace]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, place] = next;
    if (seen.has(node.value)) continue;
    seen.add(node.value);
    if (place.kind === "object" && referenceOf(node) === undefined) checkMembers(reading, node, place.noun);
    waiting.push(...belowOf(reading, node, place));
  }
}

/** A key that starts with `x-`, in YAML or JSON. */
const mention = /(?:^|[\s"'{,?-])x-[a-z]/im;

/** The objects and lists that stand below a node, or what its reference leads to. */
function belowOf({ document }: Reading, node: Node, place: Place): readonly (readonly [Node, Place])[] {
  if (place.kind === "extension" || place.kind === "data" || place.kind === "foreign") return [];
  if (referenceOf(node) !== undefined) {
    const end = follow(document, node);
    if (end === undefined || end === node || !("noun" in place)) return [];
    return [[end, { kind: "object", noun: place.noun }]];
  }
  const nouns = nounsOf(document.version);
  const look = lookAt(node.value);
  // Texts and numbers have nothing below them: no node is made for them.
  return Object.entries(node.value ?? {}).flatMap(([key, value]): readonly (readonly [Node, Place])[] => {
    const one = typeof value === "object" && value !== null ? child(node, key) : undefined;
    return one === undefined ? [] : [[one, placeWithin(nouns, place, key, look)]];
  });
}

function checkMembers(reading: Reading, node: Node, noun: string): void {
  for (const name of Object.keys(node.value ?? {})) {
    const value = name.startsWith("x-") ? child(node, name) : undefined;
    if (value === undefined) continue;
    const source = { ...sourceOf(value), part: "key" } as const;
    const extension = extensionOf(name);
    const shape = extension && shapeOn(extension, noun);
    if (extension === undefined) {
      const meant = extensionNames().find((one) => isMisspelt(name, one, noun));
      if (meant !== undefined) reading.report(diagnose("extension-misspelt", { name, meant }, source));
    } else if (shape === undefined) {
      const places = Object.keys(extension.on).map(inWords).join(", ");
      const holes = { extension: name, noun: inWords(noun), places };
      reading.report(diagnose("extension-misplaced", holes, source));
    } else for (const found of checkShape(value, { extension: name, shape })) reading.report(found);
  }
}

/** A trait has the extensions of what it is a trait of. */
const shapeOn = ({ on }: Extension, noun: string): Shape | undefined =>
  ownMember(on, noun.replace(/Trait$/, ""));

const inWords = (noun: string): string => noun.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Close enough that it cannot be a name of its own: other dashes or capitals, or one slip within the word. */
function isMisspelt(name: string, meant: string, noun: string): boolean {
  const extension = extensionOf(meant);
  if (extension === undefined || shapeOn(extension, noun) === undefined) return false;
  return plain(name) === plain(meant) || (meant.length > 8 && isOneSlip(name, meant));
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, "");

/** One letter too many, too few or another, or two that changed places; the first and the last letter are right. */
function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const isSwap = a.length === 2 && a[0] === b[1] && a[1] === b[0] && b.length === 2;
  return start > 2 && end > 0 && ((a.length < 2 && b.length < 2) || isSwap);
}
