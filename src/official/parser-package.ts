import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { officialCodes } from "./codes.js";

/** An installed @asyncapi/parser. */
export interface ParserPackage {
  readonly version: string;
  /** The file to load; absolute. */
  readonly main: string;
}

/** The package that is asked, as users know it. */
export const parserName = "@asyncapi/parser";

/** How we are called where it is said who says what. */
export const ourName = "asyncwright";

/** The oldest version whose verdict counts. */
const oldest = [3, 6] as const;

/**
 * The parser that is installed beside asyncwright, else the one of `folder`. Nothing of it is loaded.
 * Throws a `UsageError` when there is none, or only one that is too old.
 */
export function findParser(folder: string, own: string = import.meta.url): ParserPackage {
  const found = [own, pathToFileURL(join(folder, "package.json")).href].flatMap((from) => locate(from) ?? []);
  const fitting = found.find(({ version }) => isRecent(version));
  if (fitting !== undefined) return fitting;
  const [old] = found;
  if (old !== undefined) throw officialCodes.usageError("official-too-old", { version: old.version });
  throw officialCodes.usageError("official-missing", {});
}

function locate(from: string): ParserPackage | undefined {
  try {
    const main = realpathSync(createRequire(from).resolve(parserName));
    return { main, version: versionAbove(dirname(main)) };
  } catch {
    return undefined; // not installed there, or broken: the next place may have it
  }
}

/** The version in the package's own package.json, which stands in the folder of `main` or above. */
function versionAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const version = versionIn(join(at, "package.json"));
    if (version !== undefined || at === dirname(at)) return version ?? "unknown";
  }
}

function versionIn(path: string): string | undefined {
  try {
    const { name, version }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, "utf8"));
    return name === parserName && typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

function isRecent(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]);
}
