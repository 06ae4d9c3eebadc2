import type { Severity } from "../catalogue/entry.js";
import type { Diagnostic, Position, Source } from "../diagnostic.js";

/** A diagnostic with its exact place, ready to be printed. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly related: readonly (Place & { readonly message: string })[];
  /** Who says it, where more than one was asked. */
  readonly by?: readonly string[];
}

/** A place as a reader names it. */
export interface Place extends Position {
  /** Relative to the current folder. */
  readonly file: string;
  /** A JSON pointer (RFC 6901) in it; `""` is the whole file. */
  readonly pointer: string;
}

/** Finds the file name to show and the exact place of a source. */
export type Locate = (source: Source) => Place;

/** Diagnostics in the order of their places, each once. */
export function toFindings(diagnostics: readonly Diagnostic[], locate: Locate): readonly Finding[] {
  const seen = new Set<string>();
  return diagnostics
    .map(
      ({ code, severity, message, help, source, related, by }): Finding => ({
        code,
        severity,
        message,
        help,
        ...locate(source),
        related: related.map((other) => ({ message: other.message, ...locate(other.source) })),
        ...(by && { by }),
      }),
    )
    .sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
    )
    .filter((finding) => {
      const key = JSON.stringify([
        finding.code,
        finding.message,
        finding.file,
        finding.pointer,
        finding.line,
      ]);
      return !seen.has(key) && seen.add(key);
    });
}

/** How many findings weigh how much. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by severity. */
export const summarize = (findings: readonly Finding[]): Summary => ({
  errors: findings.filter(({ severity }) => severity === "error").length,
  warnings: findings.filter(({ severity }) => severity === "warning").length,
  infos: findings.filter(({ severity }) => severity === "info").length,
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
