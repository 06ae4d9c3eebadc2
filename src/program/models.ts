import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "../contract/contract.js";
import { suggest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { languageCodes } from "../languages/codes.js";
import { emitModels } from "../languages/languages.js";
import { modelinaPackage } from "../languages/modelina.js";
import { type Language, languages } from "../languages/names.js";

/** The languages that models are wanted for, and what renders them. */
export interface Models {
  readonly languages: readonly Language[];
  readonly modelina: InstalledPackage;
}

interface InstalledPackage {
  /** The file to load; absolute. */
  readonly main: string;
  readonly version: string;
}

/** Understands names of languages. Throws a `UsageError` for an unknown one, and where Modelina is missing or too old. */
export function readModels(names: readonly string[], cwd: string): Models {
  const wanted = names.map(readLanguage);
  return {
    languages: languages.filter((language) => wanted.includes(language)),
    modelina: findModelina(cwd),
  };
}

/** The files of the models, for the output folder. */
export const emitModelFiles = (contract: Contract, { languages: wanted, modelina }: Models) =>
  emitModels(contract, wanted, { modelina: pathToFileURL(modelina.main).href });

function readLanguage(name: string): Language {
  const known = languages.find((language) => language === name);
  if (known !== undefined) return known;
  throw UsageError.of("usage", {
    reason: `there are no models for \`${name}\``,
    hint:
      name === "typescript"
        ? "TypeScript is always there; `typescript-classes` are Modelina's classes."
        : suggest(name, languages),
  });
}

/** Versions before this one render other things. */
const oldest = [5, 10] as const;
const firstUnknown = 6;

/** The Modelina that is installed beside asyncwright, else the one of the current folder. Nothing of it is loaded. */
function findModelina(cwd: string): InstalledPackage {
  const places = [import.meta.url, pathToFileURL(join(cwd, "package.json")).href];
  const found = places.flatMap((from) => locate(from) ?? []);
  const fitting = found.find(({ version }) => isFitting(version));
  if (fitting !== undefined) return fitting;
  const [other] = found;
  if (other !== undefined) throw languageCodes.usageError("modelina-version", { version: other.version });
  throw languageCodes.usageError("modelina-missing", {});
}

function locate(from: string): InstalledPackage | undefined {
  try {
    const main = realpathSync(createRequire(from).resolve(modelinaPackage));
    return { main, version: versionAbove(dirname(main)) };
  } catch {
    return undefined; // not installed there: the next place may have it
  }
}

/** The version in the package's own package.json, which stands in the folder of its main file or above. */
function versionAbove(folder: string): string {
  try {
    const { name, version }: Readonly<Record<string, unknown>> = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    if (name === modelinaPackage && typeof version === "string") return version;
  } catch {
    // no package.json here
  }
  return folder === dirname(folder) ? "unknown" : versionAbove(dirname(folder));
}

function isFitting(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < firstUnknown && (major > oldest[0] || (major === oldest[0] && minor >= oldest[1]));
}
