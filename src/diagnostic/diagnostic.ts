import { type Code, catalogue } from "./catalogue/catalogue.js";
import type { CatalogueEntry, HolesOf, Severity } from "./catalogue/entry.js";
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
  /** Such as `ref-missing`; those of plugins are `plugin-name/code`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly source: Source;
  readonly related: readonly Related[];
  /** Who says it, where more than one was asked. */
  readonly by?: readonly string[];
  /** What follows from it, beside what its severity says. */
  readonly effect?: Effect;
}

/** The document was refused or unreadable, so nothing was decided; or no sound code can be made of it. */
export type Effect = "refuses" | "stops-generate";

/** Makes a diagnostic of the catalogue; `holes` fill the `{names}` of its message and help. */
export const diagnose = <C extends Code>(
  code: C,
  holes: HolesOf<(typeof catalogue)[C]>,
  ...[source, related = []]: readonly [source: Source, related?: readonly Related[]]
): Diagnostic => toDiagnostic({ code, entry: catalogue[code] }, { holes, source, related });

/** What is told of one finding. */
interface Told {
  readonly holes: Readonly<Record<string, string | number>>;
  readonly source: Source;
  readonly related: readonly Related[];
}

/** Makes a diagnostic of any code. */
export function toDiagnostic(
  { code, entry }: { readonly code: string; readonly entry: CatalogueEntry },
  { holes, source, related }: Told,
): Diagnostic {
  const effect = effectOf(entry);
  return {
    code,
    severity: entry.severity,
    message: fill(entry.message, holes),
    help: fill(entry.help, holes),
    source,
    related,
    ...(effect && { effect }),
  };
}

function effectOf({ refuses, stopsGenerate }: CatalogueEntry): Effect | undefined {
  if (refuses) return "refuses";
  return stopsGenerate ? "stops-generate" : undefined;
}

/** True when the document was refused or could not be read, so that nothing was decided (exit status 3). */
export const isRefusal = ({ effect }: Diagnostic): boolean => effect === "refuses";

/** True when no sound code can be made: `generate` writes nothing. */
export const stopsGenerate = ({ effect }: Diagnostic): boolean => effect !== undefined;
