import type { Codes, HolesOf } from "./catalogue/entry.js";
import { type Diagnostic, type Related, type Source, toDiagnostic } from "./diagnostic.js";
import { UsageError } from "./usage-error.js";

/** Codes, and what reports them. The holes of each code are checked by the compiler. */
export interface DefinedCodes<C extends Codes> {
  readonly entries: C;
  /** A finding about a document. */
  readonly diagnose: <K extends keyof C & string>(
    code: K,
    holes: HolesOf<C[K]>,
    ...place: readonly [source: Source, related?: readonly Related[]]
  ) => Diagnostic;
  /** A wrong call. */
  readonly usageError: <K extends keyof C & string>(
    code: K,
    holes: HolesOf<C[K]>,
    cause?: unknown,
  ) => UsageError;
}

/**
 * The codes that a rule, an emitter or a room brings. They count once they stand in a registry: see
 * `program/registry.ts`.
 */
export function defineCodes<const C extends Codes>(entries: C): DefinedCodes<C> {
  const find = (code: string) => {
    const entry = entries[code];
    if (entry === undefined) throw new Error(`no such diagnostic code: ${code}`);
    return { code, entry };
  };
  return {
    entries,
    diagnose: (code, holes, source, related = []) => toDiagnostic(find(code), { holes, source, related }),
    usageError: (code, holes, cause) => UsageError.from(find(code), holes, cause),
  };
}
