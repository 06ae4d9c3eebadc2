import type { CatalogueEntry } from "./catalogue.js";

export const contractCatalogue = {
  "contract-example": { severity: "error", message: "`{name}` is an example", help: "replace me", page: "" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
