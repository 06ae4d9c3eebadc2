import type { Lookup } from "../schema.js";

/** One sample in the making. */
export interface Run {
  readonly lookup: Lookup;
  /** Attempts left. */
  left: number;
  /** Values made so far. */
  nodes: number;
  branch: number | undefined;
  /** The named schemas that were entered. */
  met: Set<string>;
  reason?: string;
}

/** Where a value is made. */
export interface Level {
  readonly size: "minimal" | "full";
  readonly depth: number;
  /** Asks for a different value of the same schema. */
  readonly variant: number;
  /** How often each named schema is open above this place. */
  readonly seen: ReadonlyMap<string, number>;
}

/** After so many values within one sample the rest is made small. */
export const fullNodes = 3_000;
