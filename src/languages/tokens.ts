/** A name in a language, in each of the spellings that its code needs. */
interface Name {
  /** Where Modelina writes the name as it is. */
  readonly own: string;
  /** Where it makes the first letter large: `getName`. */
  readonly large: string;
}

/**
 * What Modelina gets to see in place of everything that comes from the document: words of a few letters that mean
 * nothing. In the text that it renders each is replaced by finished code, so nothing of the document can become
 * code through its templates.
 */
export interface Tokens {
  /** Stands for an identifier that was made by us. */
  readonly name: (name: Name) => string;
  /** Stands for finished code: a literal, an attribute. */
  readonly code: (code: string) => string;
  /** Stands for whole lines, a comment mostly; alone on a line, whose indentation they get. */
  readonly lines: (lines: readonly string[]) => string;
  /** Puts everything back in, in one pass. Throws where a token stands in a place that is not its own. */
  readonly resolve: (rendered: string) => string;
}

/** Starts with no tokens. */
export function createTokens(): Tokens {
  const names = createList<Name>("n");
  const codes = createList<string>("c");
  const lines = createList<readonly string[]>("l");
  return {
    name: names.token,
    code: codes.token,
    lines: lines.token,
    resolve(rendered) {
      let resolved = 0;
      const text = rendered.replaceAll(pattern, (...match: readonly unknown[]) => {
        const [whole, pad, line, first, mark, number] = match.slice(0, 6).map((part) => String(part ?? ""));
        resolved += 1;
        if (line !== "") return indentAll(lines.at(line ?? ""), pad ?? "");
        const isLarge = first === "X";
        if (mark === "n") return names.at(number ?? "")[isLarge ? "large" : "own"];
        const at = Number(match[6]);
        const around = (rendered[at - 1] ?? "") + (rendered[at + (whole?.length ?? 0)] ?? "");
        if (isLarge || /["'`\w]/.test(around)) throw misplaced(whole ?? "");
        return codes.at(number ?? "");
      });
      if (resolved !== [...rendered.matchAll(/xqz/gi)].length) throw misplaced(rendered);
      return text;
    },
  };
}

/** Letters only, and none that starts a word within: so every way of changing case keeps them together. */
const pattern = /^([ \t]*)xqzl([a-p]+)zqx$|([Xx])qz([nc])([a-p]+)zqx/gm;

interface TokenList<T> {
  readonly token: (value: T) => string;
  /** What a token of the list stands for, by the letters of its number. */
  readonly at: (letters: string) => T;
}

function createList<T>(mark: "n" | "c" | "l"): TokenList<T> {
  const values: T[] = [];
  const known = new Map<string, string>();
  return {
    token(value) {
      const key = JSON.stringify(value);
      const token = known.get(key) ?? `xqz${mark}${lettersOf(values.push(value) - 1)}zqx`;
      known.set(key, token);
      return token;
    },
    at(letters) {
      const value = values[numberOf(letters)];
      if (value === undefined) throw misplaced(letters);
      return value;
    },
  };
}

const indentAll = (lines: readonly string[], pad: string): string =>
  lines.map((line) => (line === "" ? "" : pad + line)).join("\n");

const lettersOf = (number: number): string =>
  Array.from(number.toString(16), (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");

const numberOf = (letters: string): number =>
  Number.parseInt(Array.from(letters, (letter) => (letter.charCodeAt(0) - 97).toString(16)).join(""), 16);

const misplaced = (text: string): Error => new Error(`a token in the wrong place: ${text.slice(0, 200)}`);
