import { parseFrame } from "./frame.js";

/**
 * What a text stands for, where values travel as texts: in forms, queries and headers. A list of one is a list whose
 * values are such.
 */
export type TextKind = "text" | "number" | "boolean" | "json" | readonly [TextKind];

/** What the members of an object stand for, by name; those that are not named are texts. */
export type TextKinds = Readonly<Record<string, TextKind>>;

/** The members of an object as texts: lists once for each value, objects as JSON, nothing for what is not there. */
export function listTexts(object: unknown): [name: string, text: string][] {
  if (typeof object !== "object" || object === null) return [];
  return Object.entries(object).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each: unknown): [string, string][] =>
      each === undefined || each === null
        ? []
        : [[name, typeof each === "object" ? JSON.stringify(each) : String(each)]],
    ),
  );
}

/** An object of named values; a list where a name stands more than once. */
export function gatherTexts<T>(values: Iterable<readonly [name: string, value: T]>): Record<string, T | T[]> {
  const found = new Map<string, T | T[]>();
  for (const [name, value] of values) {
    if (name === "__proto__") continue;
    const before = found.get(name);
    if (before === undefined) found.set(name, value);
    else found.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return Object.fromEntries(found);
}

/** Texts as the values that they stand for. A text that stands for none remains, and no validator takes it for one. */
export const readTexts = (object: unknown, kinds: TextKinds | undefined): unknown =>
  kinds === undefined || typeof object !== "object" || object === null ? object : readMembers(object, kinds);

/** As `readTexts`, of what is known to be an object of texts and lists of them. */
export function readMembers(object: object, kinds: TextKinds): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => [
      name,
      Object.hasOwn(kinds, name) ? readText(value, kinds[name] ?? "text") : value,
    ]),
  );
}

function readText(value: unknown, kind: TextKind): unknown {
  if (typeof kind !== "string")
    return (Array.isArray(value) ? value : [value]).map((each: unknown) => readText(each, kind[0]));
  if (typeof value !== "string") return value;
  switch (kind) {
    case "number":
      return numeric.test(value) && isExact(value) ? Number(value) : value;
    case "boolean":
      return value === "true" || (value === "false" ? false : value);
    case "json": {
      const frame = parseFrame(value);
      return frame.ok ? frame.payload : value;
    }
    default:
      return value;
  }
}

const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A whole number that is too large would become another one. */
const isExact = (text: string): boolean => /\D/.test(text.slice(1)) || Number.isSafeInteger(Number(text));
