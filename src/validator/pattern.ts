import { type Code, code, literal } from "../code/code.js";
import type { Service } from "../contract/contract.js";
import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { costOf, isUnsafe } from "../schema/pattern/cost.js";
import { patternsOf } from "../schema/walk.js";

/** How a pattern is run: by the engine of the platform, or by ours, whose time is linear in the text. */
interface PatternExpression {
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
  const cost = costOf(pattern);
  // The contract holds no pattern that does not compile; whoever hands one in gets no opinion on any text.
  if (cost === undefined) return { expression: code`/(?:)/` };
  const { flags, native, program } = cost;
  if (program !== undefined) {
    const { sets, steps } = program;
    const wide = Number.POSITIVE_INFINITY;
    return {
      expression: code`/* @__PURE__ */ $linear(${literal(flags)}, ${literal(sets, wide)}, ${literal(steps, wide)})`,
      helper: "linear",
    };
  }
  const rest = flags === "" ? code`` : code`, ${literal(flags)}`;
  const expression = code`/* @__PURE__ */ new RegExp(${literal(pattern)}${rest})`;
  return native === "quadratic"
    ? { expression: code`/* @__PURE__ */ $short(${expression})`, helper: "short" }
    : { expression };
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
      const cost = costOf(pattern);
      if (cost === undefined || cost.native === "linear") continue;
      if (cost.native === "quadratic") {
        found.push(diagnose("pattern-bounded", { pattern }, source));
        continue;
      }
      const isOurs = cost.program !== undefined;
      if ((isOurs && depth === "errors") || !(await isUnsafe(pattern, cost.flags))) continue;
      found.push(diagnose(isOurs ? "pattern-slow" : "pattern-unsupported", { pattern }, source));
    }
  }
  return found;
}
