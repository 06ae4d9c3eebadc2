import { type Code, catalogue, isCode } from "./catalogue/catalogue.js";
import type { CatalogueEntry } from "./catalogue/entry.js";
import { outputCatalogue } from "./catalogue/output.js";
import { nearest } from "./nearest.js";

/** The page of a code, as Markdown; undefined for a code that does not exist. */
export function explain(code: string): string | undefined {
  if (!isCode(code)) return undefined;
  const entry: CatalogueEntry = catalogue[code];
  return `# ${code}\n\n${entry.severity}${effectOf(code, entry)}: ${entry.message}\n\n${entry.page}\n\nWhat to do: ${entry.help}\n`;
}

/** One line for each code, sorted. */
export function listCodes(): string {
  const codes = Object.keys(catalogue).sort();
  const width = Math.max(...codes.map((code) => code.length));
  return codes
    .filter(isCode)
    .map(
      (code) => `${code.padEnd(width)}  ${catalogue[code].severity.padEnd(7)}  ${catalogue[code].message}\n`,
    )
    .join("");
}

/** The code that was probably meant. */
export const nearestCode = (code: string): Code | undefined => {
  const found = nearest(code, Object.keys(catalogue));
  return found !== undefined && isCode(found) ? found : undefined;
};

function effectOf(code: Code, entry: CatalogueEntry): string {
  if (Object.hasOwn(outputCatalogue, code)) return "";
  if (entry.refuses) return ", refuses the document (exit status 3)";
  if (entry.severity === "error" && !entry.stopsGenerate) return " (a warning for `generate`)";
  return "";
}
