import type { Codes } from "../diagnostic/catalogue/entry.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";

/** A rule on documents: the codes that it brings, and what reports them. Pure. */
export interface Rule {
  readonly codes: Codes;
  readonly check: (document: SourceDocument) => readonly Diagnostic[];
}
