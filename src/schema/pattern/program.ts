import type { PatternNode } from "./syntax.js";

/** A pattern as instructions for `$linear`, which reads a text once whatever the pattern. */
export interface Program {
  /** Regular expressions of one character. */
  readonly sets: readonly string[];
  readonly steps: readonly Step[];
}

/**
 * `[0, set]` takes a character of a set and goes on, `[1, a, b]` goes on at both places, `[2, edge]` goes on
 * where the text has that edge (0 start, 1 end, 2 word, 3 within a word or a gap), `[3]` has matched.
 */
export type Step = readonly [0, number] | readonly [1, number, number] | readonly [2, number] | readonly [3];

const mostSteps = 2_000;
const edges = { start: 0, end: 1, word: 2, inside: 3 } as const;

/** Compiles a pattern (Thompson's construction); undefined for look-around, back-references, and giants. */
export function buildProgram(tree: PatternNode): Program | undefined {
  const sets: string[] = [];
  const steps: Step[] = [];
  let possible = true;

  const emit = (node: PatternNode): void => {
    if (!possible || steps.length > mostSteps) {
      possible = false;
      return;
    }
    switch (node.kind) {
      case "set": {
        const known = sets.indexOf(node.source);
        steps.push([0, known < 0 ? sets.push(node.source) - 1 : known]);
        return;
      }
      case "sequence":
        node.items.forEach(emit);
        return;
      case "choice":
        emitChoice(node.items);
        return;
      case "repeat":
        emitRepeat(node.body, node.min, node.max);
        return;
      case "edge":
        steps.push([2, edges[node.at]]);
        return;
      default:
        possible = false;
    }
  };

  const emitChoice = ([first, ...rest]: readonly PatternNode[]): void => {
    if (first === undefined) return;
    if (rest.length === 0) {
      emit(first);
      return;
    }
    const split = steps.push([3]) - 1;
    emit(first);
    const jump = steps.push([3]) - 1;
    steps[split] = [1, split + 1, steps.length];
    emitChoice(rest);
    steps[jump] = [1, steps.length, steps.length];
  };

  const emitRepeat = (body: PatternNode, min: number, max: number): void => {
    for (let count = 0; count < min && possible; count += 1) emit(body);
    if (max === Number.POSITIVE_INFINITY) {
      const split = steps.push([3]) - 1;
      emit(body);
      steps.push([1, split, split]);
      steps[split] = [1, split + 1, steps.length];
      return;
    }
    const splits: number[] = [];
    for (let count = min; count < max && possible; count += 1) {
      splits.push(steps.push([3]) - 1);
      emit(body);
    }
    for (const split of splits) steps[split] = [1, split + 1, steps.length];
  };

  emit(tree);
  steps.push([3]);
  return possible && steps.length <= mostSteps ? { sets, steps } : undefined;
}
