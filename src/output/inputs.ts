import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Folder, readDisk, readManifestText, stagingName } from "./folder.js";
import { isInside, parseManifest } from "./manifest.js";

/** What a run was made from. Equal inputs give equal output. */
export interface Inputs {
  /** The program, and everything that the command line and the configuration said. */
  readonly settings: string;
  /** A hash of each file that was read, by its path relative to the root folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** The hash of an input. A byte order mark and CRLF mean nothing in YAML and JSON, so they count for nothing. */
export const hashInput = (content: string): string =>
  createHash("sha256")
    .update(content.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"))
    .digest("base64url")
    .slice(0, 22);

/**
 * The inputs of an earlier run, when every one of them and every file of its output is as it was then, so that a
 * run now would change nothing. Undefined when anything differs, or when that run had something to say.
 */
export function findUnchanged(folder: Folder, settings: string, rootFolder: string): Inputs | undefined {
  const text = readManifestText(folder);
  const inputs = text === undefined ? undefined : parseInputs(text);
  if (text === undefined || inputs === undefined || inputs.settings !== settings) return undefined;
  if (existsSync(join(folder.path, stagingName))) return undefined;
  for (const [path, hash] of inputs.files) {
    if (!isInside(path) || hashFile(resolve(rootFolder, path)) !== hash) return undefined;
  }
  const manifest = parseManifest(text, folder.shown);
  const disk = readDisk(folder, manifest.keys());
  if (disk.size !== manifest.size) return undefined;
  for (const [path, { sha256 }] of manifest) {
    const entry = disk.get(path);
    if (entry?.kind !== "file" || entry.sha256 !== sha256) return undefined;
  }
  return inputs;
}

/** The part of a manifest's text that says what it was made from; one line a file. */
export function renderInputs({ settings, files }: Inputs): string {
  const lines = [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, hash]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  return `  "settings": ${JSON.stringify(settings)},\n  "inputs": {\n${lines.join(",\n")}\n  },\n`;
}

function parseInputs(text: string): Inputs | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || !("settings" in value) || !("inputs" in value))
    return undefined;
  const { settings, inputs } = value;
  if (typeof settings !== "string" || typeof inputs !== "object" || inputs === null) return undefined;
  return { settings, files: new Map(Object.entries(inputs).map(([path, hash]) => [path, String(hash)])) };
}

function hashFile(path: string): string | undefined {
  try {
    return hashInput(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
