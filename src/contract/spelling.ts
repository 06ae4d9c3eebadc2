/** How a name of the document is spelt as an identifier. */

const wordPattern = /[\p{L}\p{N}\p{M}$]+/gu;

/** The words of a name: `chat_session-ended` has three, `chatSessionEnded` one (its capitals are kept). */
const wordsOf = (text: string): readonly string[] => text.match(wordPattern) ?? [];

/** `chat_response` and `chatResponse` become `ChatResponse`; `USER_ID` becomes `UserId`. */
export function toPascal(texts: readonly string[]): string {
  const pascal = texts
    .flatMap((text) => {
      const words = wordsOf(text);
      const shouting = words.length > 1 && words.every((word) => word === word.toUpperCase());
      return words.map((word) => capitalise(shouting ? word.toLowerCase() : word));
    })
    .join("");
  return startingWithLetter(pascal);
}

/** As `toPascal`, with a small first letter: `ChatResponse` becomes `chatResponse`, `HTTPError` `httpError`. */
export function toCamel(texts: readonly string[]): string {
  const pascal = toPascal(texts);
  const capitals = /^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+$|^\p{Lu}/u;
  return pascal.replace(capitals, (run) => run.toLowerCase());
}

/** Keeps what `toPascal` drops: underscores stay, other signs are named. `foo-bar` becomes `FooDashBar`. */
export function toFaithful(texts: readonly string[]): string {
  const faithful = texts
    .map((text) => capitalise(text.replaceAll(/[^\p{L}\p{N}\p{M}$_]+(.?)/gu, signs)))
    .join("_");
  return startingWithLetter(faithful);
}

function signs(run: string, next: string): string {
  const marks = next === "" ? run : run.slice(0, -next.length);
  return Array.from(marks, nameOfSign).join("") + capitalise(next);
}

const nameOfSign = (sign: string): string =>
  signNames.get(sign) ?? `U${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;

const signNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "-": "Dash",
    ".": "Dot",
    "/": "Slash",
    ":": "Colon",
    " ": "Space",
    "#": "Hash",
    "{": "Open",
    "}": "Close",
    "*": "Star",
    "+": "Plus",
    "@": "At",
  }),
);

/** `productflo`, `chat-api`: a folder name in small ASCII letters, digits and dashes. */
export function toKebab(text: string): string {
  const words = text
    .normalize("NFKD")
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-") ?? "";
}

const capitalise = (word: string): string => {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
};

const startingWithLetter = (name: string): string => (/^[\p{N}\p{M}]/u.test(name) ? `_${name}` : name);

/** True for text that looks like another: letters of two scripts in one word, or characters that cannot be seen. */
export function isDeceptive(text: string): boolean {
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/u.test(text)) return true;
  return wordsOf(text).some((word) => scripts.filter((script) => script.test(word)).length > 1);
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];
