/** How much a finding weighs. Errors make `validate` fail. */
export type Severity = "error" | "warning" | "info";

/** One kind of finding. A published code never changes its meaning. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** One sentence with named holes: `{name}`. */
  readonly message: string;
  /** What to do about it, in one sentence; may use the same holes. */
  readonly help: string;
  /** Why it matters and how to mend it: Markdown, with an example. Printed by `asyncwright explain CODE`. */
  readonly page: string;
  /** The document was refused or unreadable, so nothing was decided: exit status 3. */
  readonly refuses?: true;
  /** `generate` cannot make sound code with it and stops, too. Other errors are warnings there. */
  readonly stopsGenerate?: true;
}
