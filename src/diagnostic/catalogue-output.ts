import type { CatalogueEntry } from "./catalogue.ts";

export const outputCatalogue = {
  "output-example": { severity: "error", message: "`{name}` is an example", help: "replace me", page: "" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
