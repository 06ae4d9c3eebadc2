import type { Json } from "../contract/contract.js";
import { equal } from "../contract/json-value.js";
import { valueAt } from "../runtime/pointer.js";
import type { MatchRule } from "../runtime/service.js";
import { put, remove } from "./pointer.js";

/** A value of a request that has to stand in its answer. */
export interface Tie {
  readonly value: Json;
  /** JSON pointer into the answer. */
  readonly pointer: string;
}

/** What a client looks for in the answer to know that it is the one to its request. */
export const tiesOf = (rule: MatchRule | undefined, request: unknown): readonly Tie[] =>
  (rule?.equal ?? []).flatMap(([asked, pointer]) => {
    const value = toJson(valueAt(request, asked));
    return value === undefined || value === null ? [] : [{ value, pointer }];
  });

/** Whether the answer has all of them already. Where there is none, nothing can be told. */
export const isTied = (answer: Json, ties: readonly Tie[]): boolean =>
  ties.length > 0 &&
  ties.every(({ value, pointer }) => equal(toJson(valueAt(answer, pointer)) ?? null, value));

/** The answer with the values of the request in it, and without what may not be there. What does not fit is left out. */
export function tie(answer: Json, ties: readonly Tie[], rule: MatchRule | undefined): Json {
  const tied = ties.reduce((target, { pointer, value }) => put(target, pointer, value) ?? target, answer);
  return (rule?.absent ?? []).reduce(remove, tied);
}

/** A value as JSON; undefined for what is none, such as a file of a form. */
export function toJson(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object") return undefined;
  if (Array.isArray(value)) {
    const items = value.map(toJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value).map(([key, member]) => [key, toJson(member)] as const);
  const sound = entries.flatMap(([key, member]) => (member === undefined ? [] : [[key, member] as const]));
  return sound.length === entries.length ? Object.fromEntries(sound) : undefined;
}
