import { createHash } from "node:crypto";
import { UsageError } from "../diagnostic/usage-error.js";
import { isMapping } from "../json/value.js";

/** What earlier runs wrote into an output folder, by path. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** One written file. */
export interface ManifestEntry {
  /** Of the content as it was written; see `hashOf`. */
  readonly sha256: string;
}

/** The manifest's own path in the output folder. */
export const manifestPath = ".asyncwright.json";

/** SHA-256 in hex. CRLF counts as LF, so that a checkout which converts line ends changes nothing. */
export const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(toUnixLines(content)).digest("hex");

const toUnixLines = (content: string | Uint8Array): string | Uint8Array => {
  const text = typeof content === "string" ? content : Buffer.from(content).toString("latin1");
  if (!text.includes("\r\n")) return content;
  const unix = text.replaceAll("\r\n", "\n");
  return typeof content === "string" ? unix : Buffer.from(unix, "latin1");
};

/**
 * The text of a manifest: sorted, a line for each file, so that a changed file is a changed line.
 * `inputs` is the part that says what the files were made from, where that is known.
 */
export function renderManifest(manifest: Manifest, inputs = ""): string {
  const lines = [...manifest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { sha256 }]) => `    ${JSON.stringify(path)}: { "sha256": "${sha256}" }`);
  return `{\n${inputs}  "files": {${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}}\n}\n`;
}

/** Reads the text of a manifest; throws a `UsageError` `manifest-invalid` that names `shown`. */
export function parseManifest(text: string, shown: string): Manifest {
  const invalid = (reason: string, cause?: unknown) =>
    UsageError.of("manifest-invalid", { path: shown, reason }, cause);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  if (!isMapping(value) || !isMapping(value.files)) throw invalid("it has no `files`");
  return new Map(
    Object.entries(value.files).map(([path, entry]) => {
      if (!isInside(path)) throw invalid(`\`${path}\` is not a path in the folder`);
      if (!isMapping(entry) || typeof entry.sha256 !== "string") throw invalid(`\`${path}\` has no hash`);
      return [path, { sha256: entry.sha256 }];
    }),
  );
}

/** True for a relative path with `/` that stays in its folder. */
export const isInside = (path: string): boolean =>
  path !== "" &&
  !/[\\\0]|^[A-Za-z]:/.test(path) &&
  path.split("/").every((step) => step !== "" && step !== "." && step !== "..");
