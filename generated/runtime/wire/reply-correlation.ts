import { valueAt } from "./pointer.js";
import { put, remove } from "./pointer-edit.js";
import type { MatchRule } from "./service-description.js";

/** A value of a request that has to stand in its answer. */
export interface CorrelatedValue {
  readonly value: unknown;
  /** JSON pointer into the answer. */
  readonly pointer: string;
}

/** What a client looks for in the answer to know that it is the one to its request. */
export const correlatedValues = (rule: MatchRule | undefined, request: unknown): readonly CorrelatedValue[] =>
  (rule?.equal ?? []).flatMap(([asked, pointer]) => {
    const value = valueAt(request, asked);
    return value === undefined || value === null ? [] : [{ value, pointer }];
  });

/** An answer that a client takes for the one to its request; what does not fit into it is left out. */
export function correlateReply(answer: unknown, request: unknown, rule: MatchRule | undefined): unknown {
  const correlated = correlatedValues(rule, request).reduce<unknown>(
    (target, { pointer, value }) => put(target, pointer, value) ?? target,
    answer,
  );
  return (rule?.absent ?? []).reduce(remove, correlated);
}
