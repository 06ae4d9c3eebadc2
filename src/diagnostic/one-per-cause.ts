import type { Diagnostic } from "./diagnostic.js";

/** Findings that say less about a place than another one there, which the reader has made already. */
const lesser: ReadonlySet<string> = new Set(["schema-not-understood", "schema-keyword-unknown"]);

/** One finding for each cause: what the contract stage says of a place counts only where the reader says nothing. */
export function onePerCause(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Set(diagnostics.filter(({ code }) => !lesser.has(code)).map(placeOf));
  return diagnostics.filter((diagnostic) => !lesser.has(diagnostic.code) || !places.has(placeOf(diagnostic)));
}

const placeOf = ({ source }: Diagnostic): string => `${source.file}#${source.pointer}`;
