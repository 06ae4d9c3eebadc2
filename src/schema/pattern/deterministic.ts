import type { PatternNode, Ranges } from "./syntax.js";

/**
 * True where each next character decides between the ways through an expression (one-unambiguous, Brüggemann-Klein
 * and Wood 1998). Look-around and back-references count as nothing.
 */
export function isDeterministic(tree: PatternNode): boolean {
  const automaton = new Automaton();
  const whole = automaton.add(tree);
  return automaton.isDecided(whole.first);
}

/** The places of an expression (Glushkov): where it can start and end, and what can follow what. */
interface Places {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const none: Places = { nullable: true, first: [], last: [] };

/** More places than this are not looked at. */
const manyPlaces = 300;

class Automaton {
  readonly #sets: Ranges[] = [];
  readonly #follow: Set<number>[] = [];
  #isAmbiguous = false;

  /** Whether one character at most leads on from the start and from each place. */
  isDecided(first: readonly number[]): boolean {
    if (this.#isAmbiguous || this.#sets.length > manyPlaces) return false;
    return [first, ...this.#follow.map((places) => [...places])].every((places) =>
      areDisjoint(places, this.#sets),
    );
  }

  add(node: PatternNode): Places {
    switch (node.kind) {
      case "set": {
        const place = this.#sets.push(node.ranges) - 1;
        this.#follow.push(new Set());
        return { nullable: false, first: [place], last: [place] };
      }
      case "sequence":
        return node.items
          .map((item) => this.add(item))
          .reduce((left, right) => this.#join(left, right), none);
      case "choice":
        return this.#choose(node.items.map((item) => this.add(item)));
      case "repeat":
        return this.#repeat(this.add(node.body), node);
      default:
        return none;
    }
  }

  #join(left: Places, right: Places): Places {
    this.#link(left.last, right.first);
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
    };
  }

  #choose(parts: readonly Places[]): Places {
    // Two ways to match nothing are two ways.
    if (parts.filter(({ nullable }) => nullable).length > 1) this.#isAmbiguous = true;
    return {
      nullable: parts.some(({ nullable }) => nullable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  }

  #repeat(body: Places, { min, max }: { readonly min: number; readonly max: number }): Places {
    if (body.nullable && max > 1) this.#isAmbiguous = true;
    if (max === 0) return none;
    if (max > 1) this.#link(body.last, body.first);
    return { ...body, nullable: body.nullable || min === 0 };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const place of from) {
      for (const next of to) {
        // Two loops that lead the same way, as in `(a+)+`, are two ways although the character is the same.
        if (this.#follow[place]?.has(next)) this.#isAmbiguous = true;
        this.#follow[place]?.add(next);
      }
    }
  }
}

function areDisjoint(places: readonly number[], sets: readonly Ranges[]): boolean {
  const ranges = places.flatMap((place) => mergeRanges(sets[place] ?? [])).sort(([a], [b]) => a - b);
  return ranges.every(([first], index) => {
    const before = ranges[index - 1];
    return before === undefined || before[1] < first;
  });
}

/** The same set without overlaps within itself. */
function mergeRanges(ranges: Ranges): Ranges {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const open = merged.at(-1);
    if (open !== undefined && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
