import { distance } from "fastest-levenshtein";

/** The candidate that `word` was probably meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, longest).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (wanted.length > 1 && candidate.toLowerCase().startsWith(wanted)) return candidate;
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const known = candidate.slice(0, longest).toLowerCase();
    const found = isSwapped(wanted, known) ? 1 : distance(wanted, known);
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}

/** True for two texts that differ in two neighbours which changed places: the most common slip. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((_, index) => one[index] !== other[index]);
  const swapped = `${one.slice(0, at)}${one.slice(at + 1, at + 2)}${one.slice(at, at + 1)}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}

/** `Did you mean x?`, or what there is. */
export function suggest(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? `There is ${candidates.join(", ")}.` : `Did you mean \`${near}\`?`;
}

/** The distance of two texts costs the product of their lengths. */
const longest = 200;
