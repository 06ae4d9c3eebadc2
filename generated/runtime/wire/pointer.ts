/** The steps of a JSON pointer (RFC 6901). */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** One step as it stands in a JSON pointer. */
export const escapeStep = (step: string): string => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** The pointers of contracts, taken apart once. */
const known = new Map<string, readonly string[]>();

/** What stands at a JSON pointer of a contract; undefined where nothing does. Reads own properties only. */
export function valueAt(value: unknown, pointer: string): unknown {
  let steps = known.get(pointer);
  if (steps === undefined) {
    steps = stepsOf(pointer);
    known.set(pointer, steps);
  }
  let at = value;
  for (const step of steps) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}
