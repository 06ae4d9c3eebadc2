import { stepsOf } from "./pointer.js";

/**
 * A copy in which a value stands at a JSON pointer; objects on the way are made. Undefined where a list or a plain
 * value is in the way, or the pointer would change a prototype.
 */
export function put(target: unknown, pointer: string, value: unknown): unknown {
  return putAt(target, stepsOf(pointer), value);
}

function putAt(target: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === "__proto__") return undefined;
  if (target !== undefined && (typeof target !== "object" || target === null)) return undefined;
  const current: unknown = target && Object.hasOwn(target, step) ? Reflect.get(target, step) : undefined;
  if (!Array.isArray(target)) {
    const inner = putAt(current, rest, value);
    return inner === undefined ? undefined : { ...target, [step]: inner };
  }
  if (!Object.hasOwn(target, step)) return undefined;
  const inner = putAt(current, rest, value);
  if (inner === undefined) return undefined;
  return target.map((item: unknown, index) => (String(index) === step ? inner : item));
}

/** A copy in which nothing stands at a JSON pointer. */
export function remove(target: unknown, pointer: string): unknown {
  return removeAt(target, stepsOf(pointer)) ?? target;
}

function removeAt(target: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || typeof target !== "object" || target === null || Array.isArray(target))
    return undefined;
  if (!Object.hasOwn(target, step)) return undefined;
  if (rest.length === 0) return Object.fromEntries(Object.entries(target).filter(([key]) => key !== step));
  const inner = removeAt(Reflect.get(target, step), rest);
  return inner === undefined ? undefined : { ...target, [step]: inner };
}
