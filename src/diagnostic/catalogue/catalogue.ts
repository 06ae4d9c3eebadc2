import { contractCatalogue } from "./contract.js";
import { languagesCatalogue } from "./languages.js";
import { officialCatalogue } from "./official.js";
import { outputCatalogue } from "./output.js";
import { patternCatalogue } from "./pattern.js";
import { readCatalogue } from "./read.js";
import { rewriteCatalogue } from "./rewrite.js";

/** All diagnostics, by code. */
export const catalogue = {
  ...readCatalogue,
  ...contractCatalogue,
  ...outputCatalogue,
  ...patternCatalogue,
  ...rewriteCatalogue,
  ...officialCatalogue,
  ...languagesCatalogue,
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
