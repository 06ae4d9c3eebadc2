import type { Json } from "../../json/value.js";
import { isList, isMapping } from "../../json/value.js";

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
  if (!isMapping(payload)) return undefined;
  if (rest.length > 0 && !Object.hasOwn(payload, step)) return undefined;
  const inner = rest.length === 0 ? leafOf(change) : changed(payload[step] ?? null, deeper);
  if (inner === undefined && rest.length > 0) return undefined;
  if (inner !== undefined) return { ...payload, [step]: inner };
  const { [step]: _, ...others } = payload;
  return others;
}

const leafOf = (change: Change): Json | undefined => (change.op === "set" ? change.value : undefined);
