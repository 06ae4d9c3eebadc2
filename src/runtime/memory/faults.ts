/** Something on its way through a memory transport. */
export interface Passage {
  /** `up` to the server, `down` to the client. */
  readonly direction: "up" | "down";
  readonly kind: "frame" | "call";
  /** How many passed before it, in this direction, over this transport. */
  readonly index: number;
  /** The payload as JSON; undefined for bytes and for nothing. */
  readonly json: string | undefined;
}

/** What happens to a passage; nothing that is left out. */
export interface Fate {
  /** How long it takes. What comes behind waits too, as on a wire. */
  readonly delayMs?: number;
  /** 0 drops it, 2 delivers it twice. */
  readonly copies?: number;
  /** The next one in its direction overtakes it. */
  readonly isOvertaken?: boolean;
  /** The connection is cut, before it arrives or right after. */
  readonly cut?: "before" | "after";
}

/** Decides what happens to each passage: the script of a test. */
export type Faults = (passage: Passage) => Fate | undefined;

/** Decides about the next passage. */
export type Judge = (passage: Omit<Passage, "index">) => Fate;

/** Counts what passes, and asks the script about it. */
export function createJudge(faults: Faults | undefined): Judge {
  const counts = { up: 0, down: 0 };
  return (passage) => {
    const index = counts[passage.direction];
    counts[passage.direction] += 1;
    return faults?.({ ...passage, index }) ?? {};
  };
}

/** How often faults happen, from 0 to 1 each. */
export interface FaultRates {
  /** The same seed gives the same faults. */
  readonly seed: number;
  readonly drop?: number;
  readonly duplicate?: number;
  readonly reorder?: number;
  readonly cut?: number;
  /** Milliseconds, from and to. */
  readonly delayMs?: readonly [number, number];
}

/** Faults at random, the same ones for the same seed. */
export function randomFaults({
  seed,
  drop = 0,
  duplicate = 0,
  reorder = 0,
  cut = 0,
  delayMs,
}: FaultRates): Faults {
  const random = createRandom(seed);
  return () => {
    // All are drawn each time, so that one rate does not move the others.
    const [dropped, doubled, overtaken, broken, late] = [random(), random(), random(), random(), random()];
    return {
      copies: dropped < drop ? 0 : doubled < duplicate ? 2 : 1,
      isOvertaken: overtaken < reorder,
      ...(broken < cut && { cut: broken < cut / 2 ? "before" : "after" }),
      ...(delayMs && { delayMs: delayMs[0] + late * (delayMs[1] - delayMs[0]) }),
    };
  };
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). For tests, never for secrets. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
