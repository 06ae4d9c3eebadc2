import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finding } from "../diagnostic/report/finding.js";
import { isMapping } from "../json/value.js";
import { type Folder, readDisk, readManifestText, stagingName } from "./folder.js";
import { isInside, parseManifest } from "./manifest.js";

/** What a run was made from, and what it said. Equal inputs give equal output. */
export interface Inputs {
  /** The program, and everything that the command line and the configuration said. */
  readonly settings: string;
  /** A hash of each file that was read, by its path relative to the root folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What there is to say again. Files are named relative to the root folder, as above. */
  readonly findings: readonly Finding[];
}

/** An earlier run that a run now would only repeat. */
export interface Unchanged extends Inputs {
  /** The text of each file that was read, by its path relative to the root folder. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many files its output has. */
  readonly size: number;
}

/** The hash of an input. A byte order mark and CRLF mean nothing in YAML and JSON, so they count for nothing. */
export const hashInput = (content: string): string =>
  createHash("sha256")
    .update(content.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"))
    .digest("base64url")
    .slice(0, 22);

/**
 * An earlier run, when every one of its inputs and every file of its output is as it was then, so that a run now would
 * change nothing and say the same. Undefined when anything differs.
 */
export function findUnchanged(folder: Folder, settings: string, rootFolder: string): Unchanged | undefined {
  const text = readManifestText(folder);
  const inputs = text === undefined ? undefined : parseInputs(text);
  if (text === undefined || inputs === undefined || inputs.settings !== settings) return undefined;
  if (existsSync(join(folder.path, stagingName))) return undefined;
  const texts = new Map<string, string>();
  for (const [path, hash] of inputs.files) {
    const content = isInside(path) ? readIfThere(resolve(rootFolder, path)) : undefined;
    if (content === undefined || hashInput(content) !== hash) return undefined;
    texts.set(path, content.replace(/^\ufeff/, ""));
  }
  const manifest = parseManifest(text, folder.shown);
  const disk = readDisk(folder, manifest.keys());
  if (disk.size !== manifest.size) return undefined;
  for (const [path, { sha256 }] of manifest) {
    const entry = disk.get(path);
    if (entry?.kind !== "file" || entry.sha256 !== sha256) return undefined;
  }
  return { ...inputs, texts, size: manifest.size };
}

/** The part of a manifest's text that says what it was made from; one line a file, one a finding. */
export function renderInputs({ settings, files, findings }: Inputs): string {
  const lines = [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, hash]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  const said = findings.map((finding) => `    ${JSON.stringify(finding)}`).join(",\n");
  return [
    `  "settings": ${JSON.stringify(settings)},\n`,
    `  "inputs": {\n${lines.join(",\n")}\n  },\n`,
    findings.length === 0 ? "" : `  "findings": [\n${said}\n  ],\n`,
  ].join("");
}

function parseInputs(text: string): Inputs | undefined {
  const value: unknown = JSON.parse(text);
  if (!isMapping(value)) return undefined;
  const { settings, inputs, findings = [] } = value;
  if (typeof settings !== "string" || !isMapping(inputs)) return undefined;
  if (!Array.isArray(findings) || !findings.every(isFinding)) return undefined;
  const files = new Map(Object.entries(inputs).map(([path, hash]) => [path, String(hash)]));
  return { settings, files, findings };
}

/** The parts of a finding that are printed; whoever edits a manifest by hand gets no further. */
const isFinding = (value: unknown): value is Finding =>
  isPlace(value) &&
  "code" in value &&
  typeof value.code === "string" &&
  "severity" in value &&
  (value.severity === "error" || value.severity === "warning" || value.severity === "info") &&
  "help" in value &&
  typeof value.help === "string" &&
  "related" in value &&
  Array.isArray(value.related) &&
  value.related.every(isPlace) &&
  (!("by" in value) || (Array.isArray(value.by) && value.by.every((one) => typeof one === "string")));

const isPlace = (value: unknown): value is { readonly file: string; readonly message: string } =>
  isMapping(value) &&
  [value.file, value.message, value.pointer].every((text) => typeof text === "string") &&
  [value.line, value.column, value.endLine, value.endColumn].every(Number.isInteger);

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
