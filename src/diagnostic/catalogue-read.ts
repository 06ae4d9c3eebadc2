import type { CatalogueEntry } from "./catalogue-entry.js";
import { inputCatalogue } from "./catalogue-read-input.js";
import { referenceCatalogue } from "./catalogue-read-reference.js";
import { ruleCatalogue } from "./catalogue-read-rule.js";
import { structureCatalogue } from "./catalogue-read-structure.js";

/** Everything that reading a document can find. */
export const readCatalogue = {
  ...inputCatalogue,
  ...referenceCatalogue,
  ...structureCatalogue,
  ...ruleCatalogue,
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
