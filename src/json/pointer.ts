import { isList, isMapping, type Json, ownMember } from "./value.js";

/** The steps of a JSON pointer (RFC 6901), unescaped; undefined when the text is not a pointer. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  const steps = pointer.slice(1).split("/");
  return pointer.includes("~") ? steps.map(unescapeStep) : steps;
}

/** The JSON pointer of a list of steps. */
export const renderPointer = (path: readonly string[]): string =>
  path.map((step) => `/${escapeStep(step)}`).join("");

/** One step as it stands in a JSON pointer. */
export const escapeStep = (step: string): string =>
  /[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step;

/** The text of one step of a JSON pointer. */
export const unescapeStep = (step: string): string => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** The value at the end of a list of steps, or undefined where there is none. Reads own members only. */
export function valueAt(value: Json, steps: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const step of steps) {
    if (at === undefined) return undefined;
    if (isList(at)) at = at[Number(step)];
    else if (isMapping(at)) at = ownMember(at, step);
    else return undefined;
  }
  return at;
}
