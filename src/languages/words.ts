import { createHash } from "node:crypto";

/** How identifiers of a kind are put together from words. */
type Casing = (words: readonly string[]) => string;

/** `userId` */
export const camel: Casing = (words) =>
  words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalised(word))).join("");
/** `UserId` */
export const pascal: Casing = (words) => words.map(capitalised).join("");
/** `user_id` */
export const snake: Casing = (words) => words.map((word) => word.toLowerCase()).join("_");
/** `USER_ID` */
export const constant: Casing = (words) => words.map((word) => word.toUpperCase()).join("_");

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A part of a longer name in PascalCase, in ASCII letters and digits. */
export const toPascal = (text: string): string => pascal(wordsOf(text));

/** Names of a kind, in a language. */
export interface NameStyle {
  readonly casing: Casing;
  /** Words of the language, or of what stands around: those get `suffix`. */
  readonly reserved: ReadonlySet<string>;
  /** Put behind a reserved name. */
  readonly suffix: string;
  /** Put before a name that would start with a digit. */
  readonly prefix: string;
}

/**
 * An identifier for each text, in ASCII letters, digits and underscores, no two of them equal but for case.
 * Each depends on the texts alone, not on their order: where some want the same name, all of them keep more of
 * their spelling, and what cannot be told apart so gets a piece of its hash.
 */
export function allocateNames(texts: Iterable<string>, style: NameStyle): ReadonlyMap<string, string> {
  const all = [...new Set(texts)];
  const levels = new Map(all.map((text) => [text, 0]));
  const names = new Map(all.map((text) => [text, spell(text, 0, style)]));
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    const wanting = new Map<string, string[]>();
    for (const [text, name] of names) {
      const key = name.toLowerCase();
      const group = wanting.get(key);
      if (group === undefined) wanting.set(key, [text]);
      else group.push(text);
    }
    for (const group of wanting.values()) {
      const lowest = Math.min(...group.map((text) => levels.get(text) ?? 0));
      if (group.length < 2) continue;
      isSettled = false;
      for (const text of group) {
        const level = levels.get(text) ?? 0;
        if (level > lowest) continue;
        levels.set(text, level + 1);
        names.set(text, spell(text, level + 1, style));
      }
    }
  }
  return names;
}

/** File names and some compilers have a limit; nobody reads more. */
const mostLetters = 100;

function spell(text: string, level: number, { casing, reserved, suffix, prefix }: NameStyle): string {
  const words = wordsOf(text);
  const plain = casing(words.length === 0 ? wordsOf(faithful(text)) : words);
  const hash = () => createHash("sha256").update(JSON.stringify(text)).digest("hex");
  const first =
    level === 0
      ? plain
      : level === 1
        ? likeCasing(faithful(text), plain)
        : `${plain}_${hash().slice(0, 8 * (level - 1))}`;
  const short = first.length > mostLetters ? `${first.slice(0, mostLetters)}_${hash().slice(0, 8)}` : first;
  const name = /^[A-Za-z]/.test(short) ? short : prefix + short;
  return reserved.has(name) ? name + suffix : name;
}

/** The faithful spelling with the first letter as large as the language wants it. */
function likeCasing(name: string, plain: string): string {
  const first = plain.charAt(0);
  if (first === first.toUpperCase()) return name.charAt(0).toUpperCase() + name.slice(1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The words of a name: `chat_session-ended` has three, and so has `chatSessionEnded`; `HTTPError` has two. */
export const wordsOf = (text: string): readonly string[] =>
  asciiOf(text)
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .match(/[A-Za-z0-9]+/g) ?? [];

/** Latin letters without their accents; letters of other scripts as their numbers. */
function asciiOf(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const plain = text.normalize("NFKD").replaceAll("ß", "ss").replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/[^ -~]/gu, (sign) => ` ${numberOf(sign)} `);
}

/** Keeps underscores and capitals, and names all other signs: `foo-bar` is `foo_dash_bar`. */
const faithful = (text: string): string =>
  asciiOf(text)
    .replaceAll(/[^A-Za-z0-9_]/g, (sign) => (sign === " " ? "_" : `_${signNames[sign] ?? numberOf(sign)}_`))
    .replaceAll(/__+/g, "_")
    .replaceAll(/^_|_$/g, text.replaceAll("_", "") === "" || /^_|_$/.test(text) ? "underscore" : "");

const numberOf = (sign: string): string => `u${(sign.codePointAt(0) ?? 0).toString(16)}`;

const signNames: Readonly<Record<string, string>> = {
  "-": "dash",
  ".": "dot",
  "/": "slash",
  ":": "colon",
  "#": "hash",
  $: "dollar",
  "@": "at",
  "+": "plus",
  "*": "star",
  "&": "and",
  "%": "percent",
  "!": "bang",
  "?": "question",
  "=": "equals",
  "<": "less",
  ">": "greater",
  "'": "quote",
  '"': "quotes",
  "(": "open",
  ")": "close",
};
