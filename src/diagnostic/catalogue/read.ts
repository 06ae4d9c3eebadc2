import type { CatalogueEntry } from "./entry.js";
import { inputCatalogue } from "./input.js";
import { referenceCatalogue } from "./reference.js";
import { structureCatalogue } from "./structure.js";

/** Everything that reading a document can find. */
export const readCatalogue = {
  ...inputCatalogue,
  ...referenceCatalogue,
  ...structureCatalogue,
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
