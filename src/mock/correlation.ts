import type { Json } from "../json/value.js";
import { valueAt } from "../runtime/wire/pointer.js";
import type { CorrelatedValue } from "../runtime/wire/reply-correlation.js";
import { isEqual } from "../runtime/wire/reply-match.js";

/** Whether the answer has all of them already. Where there is none, nothing can be told. */
export const isCorrelated = (answer: Json, values: readonly CorrelatedValue[]): boolean =>
  values.length > 0 && values.every(({ value, pointer }) => isEqual(valueAt(answer, pointer), value));

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
