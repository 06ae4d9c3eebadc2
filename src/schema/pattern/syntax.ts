import { flagsOf } from "./flags.js";
import { type AST, parseRegularExpression } from "./regular-expression.js";

/** A regular expression as a tree: only what decides how long a match can take. */
export type PatternNode =
  /** One character out of a set: `source` is a regular expression of one character, as it was written. */
  | { readonly kind: "set"; readonly source: string; readonly ranges: Ranges }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly min: number; readonly max: number; readonly body: PatternNode }
  | { readonly kind: "edge"; readonly at: "start" | "end" | "word" | "inside" }
  | { readonly kind: "look"; readonly behind: boolean; readonly body: PatternNode }
  | { readonly kind: "back" };

/** Code points, first to last. A set that is not known exactly counts as all of them. */
export type Ranges = readonly (readonly [first: number, last: number])[];

interface Pattern {
  /** `u` where the pattern compiles with it. */
  readonly flags: "u" | "";
  readonly tree: PatternNode;
}

/** Reads a pattern as JSON Schema means it: Unicode where it compiles so. Undefined when it does not compile. */
export function parsePattern(pattern: string): Pattern | undefined {
  const flags = flagsOf(pattern);
  if (flags === undefined) return undefined;
  try {
    return { flags, tree: choice(parseRegularExpression(pattern, flags).alternatives) };
  } catch {
    // The engine of this machine knows syntax that the parser does not: taken as what nothing is known of.
    return { flags, tree: { kind: "back" } };
  }
}

const choice = (alternatives: readonly AST.Alternative[]): PatternNode => {
  const items = alternatives.map(({ elements }): PatternNode => {
    const inner = elements.map(nodeOf);
    return inner.length === 1 && inner[0] !== undefined ? inner[0] : { kind: "sequence", items: inner };
  });
  return items.length === 1 && items[0] !== undefined ? items[0] : { kind: "choice", items };
};

function nodeOf(element: AST.Element): PatternNode {
  switch (element.type) {
    case "Character":
      return set(element, [[element.value, element.value]]);
    case "CharacterSet":
      return set(element, rangesOfSet(element));
    case "CharacterClass":
      return set(element, rangesOfClass(element));
    case "Group":
      return element.modifiers === null ? choice(element.alternatives) : { kind: "back" };
    case "CapturingGroup":
      return choice(element.alternatives);
    case "Quantifier":
      return { kind: "repeat", min: element.min, max: element.max, body: nodeOf(element.element) };
    case "Assertion":
      if (element.kind === "lookahead" || element.kind === "lookbehind")
        return { kind: "look", behind: element.kind === "lookbehind", body: choice(element.alternatives) };
      if (element.kind === "word") return { kind: "edge", at: element.negate ? "inside" : "word" };
      return { kind: "edge", at: element.kind };
    case "ExpressionCharacterClass":
    case "Backreference":
      return { kind: "back" };
  }
}

const set = (element: AST.Node, ranges: Ranges): PatternNode => ({
  kind: "set",
  source: element.raw,
  ranges,
});

const everything: Ranges = [[0, 0x10ffff]];
const digits: Ranges = [[48, 57]];
const word: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const spaces: Ranges = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

function rangesOfSet(element: AST.CharacterSet): Ranges {
  switch (element.kind) {
    case "any":
      return invert([
        [10, 10],
        [13, 13],
        [0x2028, 0x2029],
      ]);
    case "digit":
      return element.negate ? invert(digits) : digits;
    case "space":
      return element.negate ? invert(spaces) : spaces;
    case "word":
      return element.negate ? invert(word) : word;
    case "property":
      return everything;
  }
}

function rangesOfClass(element: AST.CharacterClass): Ranges {
  const ranges = element.elements.flatMap((part): Ranges => {
    switch (part.type) {
      case "Character":
        return [[part.value, part.value]];
      case "CharacterClassRange":
        return [[part.min.value, part.max.value]];
      case "CharacterSet":
        return rangesOfSet(part);
      default:
        return everything;
    }
  });
  // What is not exactly known cannot be inverted: it counts as everything then, too.
  const vague = element.elements.some((part) => part.type === "CharacterSet" && part.kind === "property");
  return element.negate && !vague ? invert(ranges) : vague ? everything : ranges;
}

function invert(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const gaps: (readonly [number, number])[] = [];
  let from = 0;
  for (const [first, last] of sorted) {
    if (first > from) gaps.push([from, first - 1]);
    from = Math.max(from, last + 1);
  }
  if (from <= 0x10ffff) gaps.push([from, 0x10ffff]);
  return gaps;
}
