import { type AST, parseRegularExpression } from "./regular-expression.js";

/**
 * A pattern that a backtracking engine tries in at least as many ways, without look-around and back-references,
 * so that it can be analysed: what is shown to be fast there is fast here. A look-around only cuts ways short
 * (its own body has to be bounded); a back-reference matches one of the texts of its group, or nothing.
 * Undefined where there is none of the two, or no such pattern.
 */
export function relaxPattern(pattern: string, flags: "u" | ""): string | undefined {
  const relaxed: Relaxed = { changed: false, failed: false };
  const text = ofAlternatives(parseRegularExpression(pattern, flags).alternatives, relaxed, 0);
  return relaxed.changed && !relaxed.failed ? text : undefined;
}

interface Relaxed {
  changed: boolean;
  failed: boolean;
}

const maxDepth = 20;

const ofAlternatives = (alternatives: readonly AST.Alternative[], relaxed: Relaxed, depth: number): string =>
  alternatives
    .map(({ elements }) => elements.map((element) => ofElement(element, relaxed, depth)).join(""))
    .join("|");

function ofElement(element: AST.Element, relaxed: Relaxed, depth: number): string {
  switch (element.type) {
    case "Assertion": {
      if (element.kind !== "lookahead" && element.kind !== "lookbehind") return element.raw;
      relaxed.changed = true;
      if (element.alternatives.some(isUnbounded)) relaxed.failed = true;
      return "";
    }
    case "Backreference": {
      relaxed.changed = true;
      const groups = [element.resolved].flat();
      if (depth > maxDepth) relaxed.failed = true;
      if (relaxed.failed) return "";
      const text = groups.map((group) => ofAlternatives(group.alternatives, relaxed, depth + 1)).join("|");
      return new RegExp(`^(?:${text})$`).test("") ? `(?:${text})` : `(?:${text})?`;
    }
    case "Quantifier": {
      const body = ofElement(element.element, relaxed, depth);
      return body === "" ? "" : body + element.raw.slice(element.element.raw.length);
    }
    case "Group":
    case "CapturingGroup":
      return `(?:${ofAlternatives(element.alternatives, relaxed, depth)})`;
    default:
      return element.raw;
  }
}

const isUnbounded = ({ elements }: AST.Alternative): boolean => elements.some(isLong);

/** A back-reference may be as long as the text. */
function isLong(element: AST.Element): boolean {
  switch (element.type) {
    case "Quantifier":
      return element.max > 16 || isLong(element.element);
    case "Group":
    case "CapturingGroup":
      return element.alternatives.some(isUnbounded);
    case "Assertion":
      return "alternatives" in element && element.alternatives.some(isUnbounded);
    case "Backreference":
      return true;
    default:
      return false;
  }
}
