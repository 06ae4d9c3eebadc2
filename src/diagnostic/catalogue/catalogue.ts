import { contractCatalogue } from "./contract.js";
import { outputCatalogue } from "./output.js";
import { patternCatalogue } from "./pattern.js";
import { readCatalogue } from "./read.js";

/** The codes that no single room, rule or emitter brings itself, by code. */
export const catalogue = {
  ...readCatalogue,
  ...contractCatalogue,
  ...outputCatalogue,
  ...patternCatalogue,
} as const;

/** One of these codes. A `Diagnostic` may have any: see `defineCodes`. */
export type Code = keyof typeof catalogue;
