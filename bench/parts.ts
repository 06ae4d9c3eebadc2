/** The parts of a bench. */
export const parts = [
  "ratios",
  "redocly",
  "large",
  "peers",
  "official",
  "install",
  "site",
  "runtime",
] as const;

export type Part = (typeof parts)[number];

/**
 * The parts that `--only` names, several with commas between, in the order of `parts`; all when it names none. Throws
 * an `Error` for a part that there is not.
 */
export function readParts(only: readonly string[]): ReadonlySet<string> {
  const named = only.flatMap((list) => list.split(",")).map((name) => name.trim());
  const unknown = named.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`there is no part \`${unknown}\`: there is ${parts.join(", ")}`);
  return new Set(named.length === 0 ? parts : named);
}
