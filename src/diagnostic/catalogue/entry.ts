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

/** Codes and what they mean: `some-fault`, or `plugin-name/some-fault` where a plugin brings them. */
export type Codes = Readonly<Record<string, CatalogueEntry>>;

type HoleNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | HoleNames<Rest>
  : never;

/** The values that fill the holes of an entry's message and help. */
export type HolesOf<E extends CatalogueEntry> = {
  readonly [Name in HoleNames<E["message"] | E["help"]>]: string | number;
};
