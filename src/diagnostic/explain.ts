import type { CatalogueEntry } from "./catalogue/entry.js";
import { outputCatalogue } from "./catalogue/output.js";
import { nearest } from "./nearest.js";
import type { Registry } from "./registry.js";

/** The page of a code, as Markdown; undefined for a code that does not exist. */
export function explain(code: string, registry: Registry): string | undefined {
  const entry = registry.find(code);
  if (entry === undefined) return undefined;
  return `# ${code}\n\n${entry.severity}${effectOf(code, entry)}: ${entry.message}\n\n${entry.page}\n\nWhat to do: ${entry.help}\n`;
}

/** One line for each code, sorted. */
export function listCodes({ codes, find }: Registry): string {
  const width = Math.max(...codes.map((code) => code.length));
  return codes
    .map((code) => `${code.padEnd(width)}  ${find(code)?.severity.padEnd(7)}  ${find(code)?.message}\n`)
    .join("");
}

/** The code that was probably meant. */
export const nearestCode = (code: string, { codes }: Registry): string | undefined => nearest(code, codes);

function effectOf(code: string, entry: CatalogueEntry): string {
  if (Object.hasOwn(outputCatalogue, code)) return "";
  if (entry.refuses) return ", refuses the document (exit status 3)";
  if (entry.severity === "error" && !entry.stopsGenerate) return " (a warning for `generate`)";
  return "";
}
