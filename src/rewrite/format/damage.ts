import type { Limits } from "../../limits.js";
import { type Parsed, parseText } from "../../read/syntax.js";
import { Lexer } from "../yaml-nodes.js";

/** A text that was read, what its file is called and how much of it is read. */
interface ReadText {
  readonly text: string;
  readonly parsed: Parsed;
  readonly path: string;
  readonly limits: Limits;
}

/** Why a formatted text may not take the place of the old one; undefined when it may. */
export function findDamage(old: ReadText, fresh: string): string | undefined {
  const parsed = parseText(fresh, old.path, old.limits);
  if (!sameValue(old.parsed.value, parsed.value) || faultsOf(old.parsed) !== faultsOf(parsed))
    return "it would read differently";
  if (parsed.language !== old.parsed.language) return "it would be of another language";
  if (parsed.language === "yaml" && commentsOf(old.text) !== commentsOf(fresh))
    return "a comment would be lost";
  return undefined;
}

const faultsOf = ({ faults }: Parsed): string =>
  faults
    .map(({ kind }) => kind)
    .sort()
    .join();

/** The comments of a YAML text, sorted. */
function commentsOf(text: string): string {
  const comments: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith("#")) comments.push(token.trimEnd());
    isScalar = token === "\u001f";
  }
  return comments.sort().join("\n");
}

/** True for equal data, whatever the order of members. Without recursion; shared parts are compared once. */
function sameValue(a: unknown, b: unknown): boolean {
  const compared = new WeakMap<object, WeakSet<object>>();
  const open: (readonly [unknown, unknown])[] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [left, right] = pair;
    if (!isObject(left) || !isObject(right)) {
      if (!Object.is(left, right)) return false;
      continue;
    }
    const partners = compared.get(left) ?? new WeakSet();
    if (partners.has(right)) continue;
    compared.set(left, partners.add(right));
    const members = Object.entries(left);
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    if (members.length !== Object.keys(right).length) return false;
    const others = new Map<string, unknown>(Object.entries(right));
    for (const [key, value] of members) {
      if (!others.has(key)) return false;
      open.push([value, others.get(key)]);
    }
  }
  return true;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
