import type { Message } from "./message.js";

/** Any message, whatever its payload. */
// biome-ignore lint/suspicious/noExplicitAny: a table holds messages of every payload type
export type AnyMessage = Message<string, any>;

/** Tells messages apart by the value of one property: a table to look into, once a level. */
export interface Dispatch<M extends AnyMessage> {
  /** Steps to the property. */
  readonly by: readonly string[];
  /** What each value means: a message, or a further table. */
  readonly cases: ReadonlyMap<string | number | boolean | null, M | Dispatch<M>>;
  /** Where no case matches. */
  readonly otherwise?: M | Dispatch<M>;
}
