import { isDeterministic } from "./deterministic.js";
import type { PatternNode } from "./syntax.js";

/**
 * True where a backtracking engine surely answers in time linear in the text. It errs on the side of caution:
 * false means that nobody has shown it.
 *
 * Sure are, from the start of the text: expressions in which each next character decides between the ways on
 * (one-unambiguous, Brüggemann-Klein and Wood 1998), and expressions with one unbounded quantifier over a
 * single set and few ways besides. Anywhere in the text: expressions without an unbounded quantifier.
 */
export function isSurelyLinear(tree: PatternNode): boolean {
  if (contains(tree, "back")) return false;
  const anchored = tree.kind === "choice" ? tree.items.every(startsAnchored) : startsAnchored(tree);
  // Without an anchor everything is tried at each place of the text, look-around included.
  return (
    looksOf(tree, !anchored).every(({ body, often }) => (often ? isBounded(body) : isCheap(body))) &&
    (anchored ? isCheap(tree) : isBounded(tree))
  );
}

/**
 * True where the time surely grows no faster than with the square of the text: anchored, at most two unbounded
 * quantifiers, each over a single set and none within another, and some millions of ways through the rest, of which
 * a text opens few. Fit for short texts.
 */
export const isSurelySquare = (tree: PatternNode): boolean =>
  (tree.kind === "choice" ? tree.items.every(startsAnchored) : startsAnchored(tree)) &&
  !contains(tree, "back") &&
  !contains(tree, "look") &&
  plainLoopsOf(tree, false) <= 2 &&
  waysOf(tree) <= 2 ** 22;

/** Unbounded quantifiers over a set; infinite where one stands in a loop, or over more than a set. */
function plainLoopsOf(node: PatternNode, repeated: boolean): number {
  if (isLoop(node)) {
    return !repeated && node.kind === "repeat" && node.body.kind === "set" ? 1 : Number.POSITIVE_INFINITY;
  }
  const again = repeated || (node.kind === "repeat" && node.max > 1);
  return childrenOf(node).reduce((sum, inner) => sum + plainLoopsOf(inner, again), 0);
}

/** Ways through a bounded expression that are still called few. */
const fewWays = 1_000;

const isCheap = (node: PatternNode): boolean =>
  isBounded(node) || isSingleLoop(node) || isDeterministic(node);

const isBounded = (node: PatternNode): boolean => !hasLoop(node) && waysOf(node) <= fewWays;

/** One unbounded quantifier over a set, not repeated, and few ways through the rest. */
const isSingleLoop = (node: PatternNode): boolean => loopsOf(node, false) === 1 && waysOf(node) <= fewWays;

const startsAnchored = (node: PatternNode): boolean => {
  switch (node.kind) {
    case "edge":
      return node.at === "start";
    case "sequence":
      return node.items[0] !== undefined && startsAnchored(node.items[0]);
    case "choice":
      return node.items.every(startsAnchored);
    default:
      return false;
  }
};

const childrenOf = (node: PatternNode): readonly PatternNode[] =>
  "items" in node ? node.items : "body" in node ? [node.body] : [];

const contains = (node: PatternNode, kind: PatternNode["kind"]): boolean =>
  node.kind === kind || childrenOf(node).some((inner) => contains(inner, kind));

const isLoop = (node: PatternNode): boolean =>
  node.kind === "repeat" && node.max === Number.POSITIVE_INFINITY;

const hasLoop = (node: PatternNode): boolean =>
  node.kind !== "look" && (isLoop(node) || childrenOf(node).some(hasLoop));

/** Unbounded quantifiers over a set; one in a loop, or over more than a set, counts as many. */
function loopsOf(node: PatternNode, repeated: boolean): number {
  if (node.kind === "look") return 0;
  if (node.kind === "repeat") {
    if (isLoop(node)) return !repeated && node.body.kind === "set" ? 1 : 2;
    return loopsOf(node.body, repeated || node.max > 1);
  }
  return childrenOf(node).reduce((sum, inner) => sum + loopsOf(inner, repeated), 0);
}

/** How many ways lead through an expression, an unbounded loop over a set counted as one. */
function waysOf(node: PatternNode): number {
  switch (node.kind) {
    case "sequence":
      return node.items.reduce((ways, item) => ways * waysOf(item), 1);
    case "choice":
      return node.items.reduce((ways, item) => ways + waysOf(item), 0);
    case "repeat": {
      const body = waysOf(node.body);
      if (isLoop(node)) return Math.max(1, body ** Math.max(node.min, 1));
      if (body === 1) return node.max - node.min + 1;
      return node.max > 30 ? Number.POSITIVE_INFINITY : body ** node.max * (node.max - node.min + 1);
    }
    default:
      return 1;
  }
}

interface Look {
  readonly body: PatternNode;
  /** It can be tried again and again (it stands in a loop or behind one), or must be as simple as if. */
  readonly often: boolean;
}

function looksOf(node: PatternNode, often: boolean): readonly Look[] {
  switch (node.kind) {
    case "look":
      // What looks behind reads from right to left, where other ways are open.
      return [{ body: node.body, often: often || node.behind }, ...looksOf(node.body, true)];
    case "sequence": {
      let behind = often;
      return node.items.flatMap((item) => {
        const found = looksOf(item, behind);
        behind ||= item.kind !== "look" && contains(item, "repeat");
        return found;
      });
    }
    case "choice":
      return node.items.flatMap((item) => looksOf(item, often));
    case "repeat":
      return looksOf(node.body, true);
    default:
      return [];
  }
}
