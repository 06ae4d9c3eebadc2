import type { CatalogueEntry, Codes } from "./catalogue/entry.js";

/** Every code that there is. */
export interface Registry {
  /** Sorted. */
  readonly codes: readonly string[];
  readonly find: (code: string) => CatalogueEntry | undefined;
}

/** Puts sets of codes together. Throws an `Error` where two have the same code. */
export function createRegistry(sets: readonly Codes[]): Registry {
  const entries = new Map<string, CatalogueEntry>();
  for (const [code, entry] of sets.flatMap((set) => Object.entries(set))) {
    if (entries.has(code)) throw new Error(`two meanings of one diagnostic code: ${code}`);
    entries.set(code, entry);
  }
  return { codes: [...entries.keys()].sort(), find: (code) => entries.get(code) };
}
