import { type AST, parseRegularExpression } from "../pattern/regular-expression.js";

/** Bounds on a text: its length in code points. */
export interface Length {
  readonly min: number;
  readonly max: number;
}

/** A text that a pattern matches, or undefined where none was found. `variant` asks for a different one. */
export function textMatching(pattern: string, length: Length, variant = 0): string | undefined {
  const question = `${length.min} ${length.max} ${variant} ${pattern}`;
  if (!found.has(question)) found.set(question, findText(pattern, length, variant));
  return found.get(question);
}

const found = new Map<string, string | undefined>();

function findText(pattern: string, length: Length, variant: number): string | undefined {
  const node = parse(pattern);
  if (node === undefined) return undefined;
  const good = (text: string) =>
    text.length >= length.min && text.length <= length.max && matches(pattern, text) === true;
  for (const alternative of [variant, variant + 1, variant + 2, variant + 3]) {
    for (const repeats of [1, 0, 2, 3, 4, 8, 16, 32, length.min]) {
      const text = writeText(node, { alternative, repeats: Math.min(repeats, longest), groups: new Map() });
      if (text.length <= longest && good(text)) return text;
    }
  }
  return usual.find(good);
}

/**
 * Whether a pattern matches a text; undefined where finding out could take too long
 * (a hostile pattern, a long text) or the pattern does not compile.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  if (known.expression === undefined) return undefined;
  const cost = known.nested ? 2 ** text.length : text.length ** known.repeats;
  return cost > costLimit ? undefined : known.expression.test(text);
}

const longest = 2_000;
const costLimit = 2_000_000;

/** For patterns of look-aheads, which say nothing about how to write a match. */
const usual = [
  "text",
  "Passw0rd!",
  "Pa55-Word_1!",
  "a1",
  "A1",
  "abc123",
  "1",
  "1.0",
  "+15555550123",
  "aaaaaaaa1A!",
];

interface Compiled {
  readonly expression?: RegExp;
  /** How many of its quantifiers are open: the degree of the worst case. */
  readonly repeats: number;
  /** A repeat within a repeat, where the worst case doubles with each character. */
  readonly nested: boolean;
}

const compiled = new Map<string, Compiled>();

function compile(pattern: string): Compiled {
  const node = parse(pattern);
  const expression = expressionOf(pattern);
  if (node === undefined || expression === undefined) return { repeats: 0, nested: false };
  return { expression, ...weigh(node) };
}

function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // not a pattern under these flags
    }
  }
  return undefined;
}

function parse(pattern: string): AST.Pattern | undefined {
  for (const flags of ["u", ""] as const) {
    try {
      return parseRegularExpression(pattern, flags);
    } catch {
      // not a pattern under this flag
    }
  }
  return undefined;
}

function weigh(pattern: AST.Pattern): { repeats: number; nested: boolean } {
  let repeats = 1;
  let nested = false;
  const look = (node: AST.Node, within: boolean): void => {
    if (node.type === "Backreference") nested = true;
    if (node.type === "Quantifier") {
      const open = node.max > 10;
      if (open) repeats += 1;
      if (open && within) nested = true;
      look(node.element, within || open);
      return;
    }
    if ("alternatives" in node && node.type !== "ClassStringDisjunction") {
      if (within && node.alternatives.length > 1) nested = true;
      for (const alternative of node.alternatives) look(alternative, within);
    } else if (node.type === "Alternative") {
      for (const element of node.elements) look(element, within);
    }
  };
  look(pattern, false);
  return { repeats, nested };
}

interface Writing {
  /** Which alternative to take, modulo their number. */
  readonly alternative: number;
  /** How often to repeat what may be repeated. */
  readonly repeats: number;
  readonly groups: Map<AST.Node, string>;
}

function writeText(node: AST.Node, writing: Writing): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
      return oneOf(node.alternatives, writing);
    case "CapturingGroup": {
      const text = oneOf(node.alternatives, writing);
      writing.groups.set(node, text);
      return text;
    }
    case "Alternative":
      return node.elements.map((element) => writeText(element, writing)).join("");
    case "Quantifier": {
      const times = Math.min(node.max, Math.max(node.min, writing.repeats), longest);
      return times === 0
        ? ""
        : writeText(node.element, writing)
            .repeat(times)
            .slice(0, longest + 1);
    }
    case "Backreference": {
      const [group] = [node.resolved].flat();
      return group === undefined ? "" : (writing.groups.get(group) ?? "");
    }
    case "Character":
      return String.fromCodePoint(node.value);
    case "CharacterSet":
    case "CharacterClass":
    case "ExpressionCharacterClass":
      return characterOf(node, writing.alternative);
    default:
      return ""; // an assertion writes nothing; the finished text is tested against it
  }
}

const oneOf = (alternatives: readonly AST.Alternative[], writing: Writing): string => {
  const chosen = alternatives[writing.alternative % alternatives.length];
  return chosen === undefined ? "" : writeText(chosen, writing);
};

const pleasant = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ ./:,;+*=@#%&!?$()[]{}<>|^~'\"`\\\t\n",
];

/** A character of a class: a letter or digit where there is one. */
function characterOf(
  node: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  variant: number,
): string {
  const single = expressionOf(`^${node.raw}$`);
  const found = pleasant.filter((character) => single?.test(character));
  const chosen = found[variant % Math.max(found.length, 1)];
  if (chosen !== undefined) return chosen;
  if (node.type !== "CharacterClass") return "";
  const [first] = node.elements;
  if (first?.type === "Character") return String.fromCodePoint(first.value);
  return first?.type === "CharacterClassRange" ? String.fromCodePoint(first.min.value) : "";
}
