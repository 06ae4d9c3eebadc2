import type { Json } from "../contract/contract.js";
import { isRecord } from "../contract/json-value.js";
import { stepsOf } from "../runtime/pointer.js";

/**
 * A copy in which a value stands at a JSON pointer; objects on the way are made. Undefined where a list or a plain
 * value is in the way, or the pointer would change a prototype.
 */
export function put(target: Json, pointer: string, value: Json): Json | undefined {
  return putAt(target, stepsOf(pointer), value);
}

function putAt(target: Json | undefined, steps: readonly string[], value: Json): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (step === "__proto__") return undefined;
  if (Array.isArray(target)) {
    const index = Number(step);
    if (!Object.hasOwn(target, step)) return undefined;
    const inner = putAt(target[index], rest, value);
    return inner === undefined ? undefined : target.with(index, inner);
  }
  if (target !== undefined && !isRecord(target)) return undefined;
  const own = target !== undefined && Object.hasOwn(target, step) ? target[step] : undefined;
  const inner = putAt(own, rest, value);
  return inner === undefined ? undefined : { ...target, [step]: inner };
}

/** A copy in which nothing stands at a JSON pointer. */
export function remove(target: Json, pointer: string): Json {
  return removeAt(target, stepsOf(pointer)) ?? target;
}

function removeAt(target: Json, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined || !isRecord(target) || !Object.hasOwn(target, step)) return undefined;
  if (rest.length === 0) return Object.fromEntries(Object.entries(target).filter(([key]) => key !== step));
  const inner = removeAt(target[step] ?? null, rest);
  return inner === undefined ? undefined : { ...target, [step]: inner };
}
