import { type Code, code, literal } from "../code/code.js";
import type { Service } from "../contract/contract.js";
import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { isSurelyLinear, isSurelySquare } from "../schema/pattern/analysis.js";
import { buildProgram } from "../schema/pattern/program.js";
import { relaxPattern } from "../schema/pattern/relax.js";
import { isVulnerable } from "../schema/pattern/risk.js";
import { parsePattern } from "../schema/pattern/syntax.js";
import { patternsOf } from "../schema/walk.js";

/** How a pattern is run: by the engine of the platform, or by ours, whose time is linear in the text. */
export interface PatternExpression {
  readonly expression: Code;
  /** The function of ours that it calls. */
  readonly helper?: "linear" | "short";
}

const remembered = new Map<string, PatternExpression>();

/** An expression with a method `test` for a pattern of the contract. */
export function patternExpression(pattern: string): PatternExpression {
  const known = remembered.get(pattern) ?? expressionOf(pattern);
  remembered.set(pattern, known);
  return known;
}

function expressionOf(pattern: string): PatternExpression {
  const parsed = parsePattern(pattern);
  // The contract holds no pattern that does not compile; whoever hands one in gets no opinion on any text.
  if (parsed === undefined) return { expression: code`/(?:)/` };
  const { flags, tree } = parsed;
  const program = isSurelyLinear(tree) ? undefined : buildProgram(tree);
  if (program !== undefined) {
    const { sets, steps } = program;
    const wide = Number.POSITIVE_INFINITY;
    return {
      expression: code`/* @__PURE__ */ $linear(${literal(flags)}, ${literal(sets, wide)}, ${literal(steps, wide)})`,
      helper: "linear",
    };
  }
  const rest = flags === "" ? code`` : code`, ${literal(flags)}`;
  const native = code`/* @__PURE__ */ new RegExp(${literal(pattern)}${rest})`;
  if (isSurelyLinear(tree) || !isSquare(pattern, flags)) return { expression: native };
  return { expression: code`/* @__PURE__ */ $short(${native})`, helper: "short" };
}

/** True for a pattern that our engine cannot run, and the platform's only on short texts. */
function isSquare(pattern: string, flags: "u" | ""): boolean {
  const relaxed = relaxPattern(pattern, flags);
  const tree = relaxed === undefined ? undefined : parsePattern(relaxed)?.tree;
  return tree !== undefined && !isSurelyLinear(tree) && isSurelySquare(tree);
}

/**
 * Looks at each pattern of a service: `pattern-unsupported` where nothing can run it safely, `pattern-slow`
 * where our engine must. With `depth: "errors"` only the former is looked for, which is much cheaper.
 */
export async function checkPatterns(
  service: Service,
  { depth = "all" }: { readonly depth?: "all" | "errors" } = {},
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { json, source } of service.schemas) {
    for (const pattern of patternsOf(json)) {
      if (seen.has(pattern)) continue;
      seen.add(pattern);
      const parsed = parsePattern(pattern);
      if (parsed === undefined || isSurelyLinear(parsed.tree)) continue;
      const linear = buildProgram(parsed.tree) !== undefined;
      if (!linear && isSquare(pattern, parsed.flags)) {
        found.push(diagnose("pattern-bounded", { pattern }, source));
        continue;
      }
      if ((linear && depth === "errors") || !(await isRisky(pattern, parsed.flags))) continue;
      found.push(diagnose(linear ? "pattern-slow" : "pattern-unsupported", { pattern }, source));
    }
  }
  return found;
}

/** True unless the pattern, or one that is tried in more ways, is shown to be fast. */
async function isRisky(pattern: string, flags: "u" | ""): Promise<boolean> {
  const relaxed = relaxPattern(pattern, flags);
  const tree = relaxed === undefined ? undefined : parsePattern(relaxed)?.tree;
  if (tree !== undefined && isSurelyLinear(tree)) return false;
  return isVulnerable(relaxed ?? pattern, flags);
}
