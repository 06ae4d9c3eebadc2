import { type Code, catalogue, type Holes } from "./catalogue/catalogue.js";
import type { Severity } from "./catalogue/entry.js";
import { fill } from "./fill.js";

/** A place in a source file: a JSON pointer (RFC 6901) within a file, named relative to the root folder. */
export interface Source {
  readonly file: string;
  /** `""` is the whole file, `/components/schemas/User` a node of it. */
  readonly pointer: string;
  /** Which part of the node is meant; the value when absent. */
  readonly part?: "key" | "value";
  /** An exact place, for faults that have no node (a syntax error). 1-based; columns count UTF-16 units. */
  readonly position?: Position;
}

/** A 1-based place in a text. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Another place that has to do with a diagnostic: the definition behind a `$ref`, the other of two duplicates. */
export interface Related {
  readonly message: string;
  readonly source: Source;
}

/** One finding about a document: what, where, and what to do. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly source: Source;
  readonly related: readonly Related[];
  /** Who says it, where more than one was asked. */
  readonly by?: readonly string[];
}

/** Makes a diagnostic of the catalogue; `holes` fill the `{names}` of its message and help. */
export function diagnose<C extends Code>(
  code: C,
  holes: Holes<C>,
  source: Source,
  related: readonly Related[] = [],
): Diagnostic {
  const entry = catalogue[code];
  return {
    code,
    severity: entry.severity,
    message: fill(entry.message, holes),
    help: fill(entry.help, holes),
    source,
    related,
  };
}

/** True when the document was refused or could not be read, so that nothing was decided (exit status 3). */
export const isRefusal = (diagnostic: Diagnostic): boolean => "refuses" in catalogue[diagnostic.code];

/** True when no sound code can be made: `generate` writes nothing. */
export const stopsGenerate = (diagnostic: Diagnostic): boolean =>
  isRefusal(diagnostic) || "stopsGenerate" in catalogue[diagnostic.code];
