import { flagsOf } from "../pattern/flags.js";

/** What is known of a pattern without parsing it. */
interface Quick {
  readonly expression: RegExp;
  /** How often a backtracking engine has to choose; each time between no more ways than the text has characters, and two. */
  readonly choices: number;
}

/** A pattern on a text, and how many ways the engine has to try at most. */
interface Try {
  readonly ways: number;
  readonly run: () => boolean;
}

/** The verdict of a pattern on a text as something to run; undefined where it could take long, or its time is not known. */
export function tryPattern(pattern: string, text: string): Try | undefined {
  const known = remembered.has(pattern) ? remembered.get(pattern) : quick(pattern);
  remembered.set(pattern, known);
  if (known === undefined || text.length > longest) return undefined;
  const ways = (text.length + 2) ** known.choices;
  return ways > mostWays ? undefined : { ways, run: () => known.expression.test(text) };
}

/** Some patterns are tried by the validators on texts of this length only. */
const longest = 1_000;
const mostWays = 50_000;

const remembered = new Map<string, Quick | undefined>();

/**
 * Counts quantifiers and alternatives. A group that is repeated, or a back-reference, makes more ways than these:
 * of such patterns nothing is said.
 */
function quick(pattern: string): Quick | undefined {
  if (/\\[1-9k]/.test(pattern)) return undefined;
  const bare = pattern
    .replaceAll(/\\./gs, "e")
    .replaceAll(/\[[^\]]*\]/g, "c")
    .replaceAll("(?:", "(");
  if (/\)[*+{]/.test(bare)) return undefined;
  const flags = flagsOf(pattern);
  if (flags === undefined) return undefined;
  const choices = bare.replaceAll(/\{\d+\}/g, "").match(/[*+?{|]/g)?.length ?? 0;
  const anchored = bare.startsWith("^") && !bare.includes("|");
  return { expression: new RegExp(pattern, flags), choices: anchored ? choices : choices + 1 };
}
