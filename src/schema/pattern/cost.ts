import { isSurelyLinear, isSurelySquare } from "./analysis.js";
import { buildProgram, type Program } from "./program.js";
import { relaxPattern } from "./relax.js";
import { isVulnerable } from "./risk.js";
import { parsePattern } from "./syntax.js";

/** What running a pattern costs, and how it is best run. */
interface PatternCost {
  readonly flags: "u" | "";
  /**
   * The time that the platform's engine takes at most, in the length of the text: `linear`, `quadratic`, or
   * `unproven` where that has not been shown (`isUnsafe` tries harder).
   */
  readonly native: "linear" | "quadratic" | "unproven";
  /** The pattern for our engine, which is always linear; absent where the platform's is, or ours cannot run it. */
  readonly program?: Program;
}

/** What a pattern costs; undefined where it does not compile. */
export function costOf(pattern: string): PatternCost | undefined {
  if (!known.has(pattern)) known.set(pattern, findCost(pattern));
  return known.get(pattern);
}

const known = new Map<string, PatternCost | undefined>();

function findCost(pattern: string): PatternCost | undefined {
  const parsed = parsePattern(pattern);
  if (parsed === undefined) return undefined;
  const { flags, tree } = parsed;
  if (isSurelyLinear(tree)) return { flags, native: "linear" };
  const program = buildProgram(tree);
  if (program !== undefined) return { flags, native: "unproven", program };
  const relaxed = relaxedTree(pattern, flags);
  const isSquare = relaxed !== undefined && !isSurelyLinear(relaxed) && isSurelySquare(relaxed);
  return { flags, native: isSquare ? "quadratic" : "unproven" };
}

/** True unless a pattern whose cost is unproven, or one that is tried in more ways, is shown to be linear after all. */
export async function isUnsafe(pattern: string, flags: "u" | ""): Promise<boolean> {
  const relaxed = relaxedTree(pattern, flags);
  if (relaxed !== undefined && isSurelyLinear(relaxed)) return false;
  return isVulnerable(relaxPattern(pattern, flags) ?? pattern, flags);
}

function relaxedTree(pattern: string, flags: "u" | "") {
  const relaxed = relaxPattern(pattern, flags);
  return relaxed === undefined ? undefined : parsePattern(relaxed)?.tree;
}
