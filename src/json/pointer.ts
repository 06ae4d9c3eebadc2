/** The steps of a JSON pointer (RFC 6901), unescaped; undefined when the text is not a pointer. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  const steps = pointer.slice(1).split("/");
  return pointer.includes("~")
    ? steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    : steps;
}

/** The JSON pointer of a list of steps. */
export const renderPointer = (path: readonly string[]): string =>
  path.map((step) => `/${escapeStep(step)}`).join("");

/** One step as it stands in a JSON pointer. */
export const escapeStep = (step: string): string =>
  /[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step;
