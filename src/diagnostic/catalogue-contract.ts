import type { CatalogueEntry } from "./catalogue.ts";

export const contractCatalogue = {
  "contract-example": { severity: "error", message: "`{name}` is an example", help: "replace me", page: "" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
