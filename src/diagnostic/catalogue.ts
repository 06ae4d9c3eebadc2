import { contractCatalogue } from "./catalogue-contract.js";
import { outputCatalogue } from "./catalogue-output.js";
import { patternCatalogue } from "./catalogue-pattern.js";
import { readCatalogue } from "./catalogue-read.js";

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

/** All diagnostics, by code. */
export const catalogue = {
  ...readCatalogue,
  ...contractCatalogue,
  ...outputCatalogue,
  ...patternCatalogue,
} as const;

/** The closed set of diagnostic codes. */
export type Code = keyof typeof catalogue;

type HoleNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | HoleNames<Rest>
  : never;

/** The values that fill the holes of a code's message and help. */
export type Holes<C extends Code> = {
  readonly [Name in HoleNames<(typeof catalogue)[C]["message"] | (typeof catalogue)[C]["help"]>]:
    | string
    | number;
};

/** True for a code of the catalogue. */
export const isCode = (code: string): code is Code => Object.hasOwn(catalogue, code);
