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
type Step = readonly [0, number] | readonly [1, number, number] | readonly [2, number] | readonly [3];

const mostSteps = 2_000;
const edges = { start: 0, end: 1, word: 2, inside: 3 } as const;

/** Compiles a pattern (Thompson's construction); undefined for look-around, back-references, and giants. */
export function buildProgram(tree: PatternNode): Program | undefined {
  const assembler = new Assembler();
  assembler.add(tree);
  return assembler.finish();
}

class Assembler {
  readonly #sets: string[] = [];
  readonly #steps: Step[] = [];
  #isPossible = true;

  finish(): Program | undefined {
    this.#steps.push([3]);
    return this.#isPossible && this.#steps.length <= mostSteps
      ? { sets: this.#sets, steps: this.#steps }
      : undefined;
  }

  add(node: PatternNode): void {
    if (!this.#isPossible || this.#steps.length > mostSteps) {
      this.#isPossible = false;
      return;
    }
    switch (node.kind) {
      case "set":
        this.#addSet(node.source);
        return;
      case "sequence":
        for (const item of node.items) this.add(item);
        return;
      case "choice":
        this.#addChoice(node.items);
        return;
      case "repeat":
        this.#addRepeat(node.body, node.min, node.max);
        return;
      case "edge":
        this.#steps.push([2, edges[node.at]]);
        return;
      default:
        this.#isPossible = false;
    }
  }

  #addSet(source: string): void {
    const known = this.#sets.indexOf(source);
    this.#steps.push([0, known < 0 ? this.#sets.push(source) - 1 : known]);
  }

  #addChoice([first, ...rest]: readonly PatternNode[]): void {
    if (first === undefined) return;
    if (rest.length === 0) {
      this.add(first);
      return;
    }
    const split = this.#reserve();
    this.add(first);
    const jump = this.#reserve();
    this.#steps[split] = [1, split + 1, this.#steps.length];
    this.#addChoice(rest);
    this.#steps[jump] = [1, this.#steps.length, this.#steps.length];
  }

  #addRepeat(body: PatternNode, min: number, max: number): void {
    for (let count = 0; count < min && this.#isPossible; count += 1) this.add(body);
    if (max === Number.POSITIVE_INFINITY) {
      const split = this.#reserve();
      this.add(body);
      this.#steps.push([1, split, split]);
      this.#steps[split] = [1, split + 1, this.#steps.length];
      return;
    }
    const splits: number[] = [];
    for (let count = min; count < max && this.#isPossible; count += 1) {
      splits.push(this.#reserve());
      this.add(body);
    }
    for (const split of splits) this.#steps[split] = [1, split + 1, this.#steps.length];
  }

  /** The place of a step that is known later. */
  #reserve(): number {
    return this.#steps.push([3]) - 1;
  }
}
