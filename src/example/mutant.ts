import type { Json } from "../json/value.js";
import type { Change } from "../schema/mutant/change.js";

/** A change that makes a valid payload invalid, and what a validator must say about it. */
export interface Mutant {
  readonly base: Base;
  readonly change: Change;
  readonly expect: { readonly keyword: string; readonly path: string };
}

/** A valid payload to start from. */
export interface Base {
  /** Index among the message's valid examples; absent where the payload was made from the schema. */
  readonly example?: number;
  readonly value: Json;
}

/** A rule that no payload was found to break. */
export interface Unreached {
  readonly keyword: string;
  readonly path: string;
  readonly reason: string;
}
