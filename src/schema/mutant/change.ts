import type { Json } from "../../json/value.js";
import { isList, isRecord } from "../../json/value.js";

/** What is done to a valid payload to make it invalid. Steps lead to the value, from the top of the payload. */
export type Change =
  | { readonly op: "remove"; readonly at: readonly string[] }
  | { readonly op: "set"; readonly at: readonly string[]; readonly value: Json };

/** The payload after a change; the given one stays as it is. Undefined where there is no such place. */
export function changed(payload: Json, change: Change): Json | undefined {
  const [step, ...rest] = change.at;
  if (step === undefined) return change.op === "set" ? change.value : undefined;
  const deeper = { ...change, at: rest };
  if (isList(payload)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > payload.length) return undefined;
    const inner = rest.length === 0 ? leafOf(change) : changed(payload[index] ?? null, deeper);
    if (inner === undefined) return rest.length === 0 ? payload.toSpliced(index, 1) : undefined;
    return payload.toSpliced(index, 1, inner);
  }
  if (!isRecord(payload)) return undefined;
  if (rest.length > 0 && !Object.hasOwn(payload, step)) return undefined;
  const inner = rest.length === 0 ? leafOf(change) : changed(payload[step] ?? null, deeper);
  if (inner === undefined && rest.length > 0) return undefined;
  if (inner !== undefined) return { ...payload, [step]: inner };
  const { [step]: _, ...others } = payload;
  return others;
}

const leafOf = (change: Change): Json | undefined => (change.op === "set" ? change.value : undefined);

/** The value at a place of a payload, or undefined where there is none. */
export function valueAt(payload: Json, at: readonly string[]): Json | undefined {
  let value: Json | undefined = payload;
  for (const step of at) {
    if (value === undefined) return undefined;
    if (isList(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
