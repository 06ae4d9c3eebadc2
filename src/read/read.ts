import { realpath } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { type Diagnostic, diagnose, isRefusal } from "../diagnostic/diagnostic.js";
import type { Limits } from "../limits.js";
import { type FileBytes, isWithin, readBytes, similarFile } from "./disk.js";
import type { SourceDocument, SourceFile } from "./document.js";
import { loadReferences } from "./load.js";
import { readStream } from "./stream.js";
import { parseFile } from "./text.js";
import { readVersion } from "./version.js";

/** A document to read, and the borders of what may be read with it. */
export interface ReadInput {
  /** A file, absolute or relative to the current folder; `-` is standard input. */
  readonly path: string;
  /** Nothing outside this folder is read. Default: the folder of the document; for standard input the current one. */
  readonly rootFolder?: string;
  readonly limits: Limits;
  /** Hosts (`example.com`, `example.com:8080`) that `$ref`s may lead to. None by default. */
  readonly allowRemote?: readonly string[];
  /** Stands in for what the file, or standard input, holds. */
  readonly text?: string;
  /** Stands in for standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** What was read. Without a document when it was refused or could not be read: see `isRefusal`. */
export interface ReadResult {
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** The absolute root folder; the names of files in diagnostics are relative to it. */
  readonly rootFolder: string;
  /** Every file that was read, those of a refused document too, to show the places of diagnostics. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** Reads a document and every file that its references reach. Never throws over what it reads. */
export async function readDocument(input: ReadInput): Promise<ReadResult> {
  const fromStdin = input.path === "-";
  const absolute = resolve(input.path);
  const rootFolder = await rootOf(input.rootFolder ?? (fromStdin ? "." : dirname(absolute)));
  const name = fromStdin ? "<stdin>" : await nameOf(rootFolder, absolute);
  const failed = (diagnostics: readonly Diagnostic[], files: readonly SourceFile[] = []): ReadResult => ({
    diagnostics,
    rootFolder,
    files: new Map(files.map((file) => [file.path, file])),
  });
  const bytes = await readInput(input, rootFolder, name);
  if ("code" in bytes) return failed([bytes]);

  const { file, diagnostics } = parseFile(name, bytes, input.limits);
  if (file === undefined || diagnostics.some(isRefusal)) return failed(diagnostics, file ? [file] : []);
  const { version, diagnostics: versionDiagnostics } = readVersion(file);
  if (version === undefined) return failed([...diagnostics, ...versionDiagnostics], [file]);

  const loaded = await loadReferences({
    version,
    root: file,
    rootFolder,
    limits: input.limits,
    allowRemote: input.allowRemote ?? [],
  });
  const all = [...diagnostics, ...versionDiagnostics, ...loaded.diagnostics];
  const { document } = loaded;
  return all.some(isRefusal)
    ? { diagnostics: all, rootFolder, files: document.files }
    : { document, diagnostics: all, rootFolder, files: document.files };
}

/** Reads a document from a text instead of a file; its references start at the root folder. */
export const readText = (
  text: string,
  input: Omit<ReadInput, "path" | "text" | "stdin">,
): Promise<ReadResult> => readDocument({ ...input, path: "-", text });

async function readInput(
  input: ReadInput,
  rootFolder: string,
  name: string,
): Promise<Uint8Array | Diagnostic> {
  const { path, text, limits } = input;
  if (text === undefined)
    return path === "-" ? readInputStream(input) : readInputFile(input, rootFolder, name);
  const bytes = Buffer.from(text);
  if (path !== "-" && !isWithin(rootFolder, await placeOf(resolve(path))))
    return explain({ ok: false, reason: "outside" }, input, name);
  return bytes.length > limits.documentBytes
    ? explain({ ok: false, reason: "too-large" }, input, name)
    : bytes;
}

async function readInputStream(input: ReadInput): Promise<Uint8Array | Diagnostic> {
  const { stdinMs, documentBytes } = input.limits;
  const source = { file: "<stdin>", pointer: "" };
  const read = await readStream(input.stdin ?? process.stdin, {
    timeoutMs: stdinMs,
    maxBytes: documentBytes,
  });
  if (read.ok) return read.bytes;
  return read.reason === "budget"
    ? diagnose("budget", { seconds: stdinMs / 1000 }, source)
    : diagnose("limit-size", { what: "bytes in one file", limit: documentBytes }, source);
}

async function readInputFile(
  input: ReadInput,
  rootFolder: string,
  name: string,
): Promise<Uint8Array | Diagnostic> {
  const read = await readBytes(resolve(input.path), { rootFolder, maxBytes: input.limits.documentBytes });
  return read.ok ? read.bytes : explain(read, input, name);
}

async function explain(
  read: Extract<FileBytes, { readonly ok: false }>,
  input: ReadInput,
  name: string,
): Promise<Diagnostic> {
  const source = { file: name, pointer: "" };
  const { path } = input;
  switch (read.reason) {
    case "missing": {
      const similar = await similarFile(path);
      const hint =
        similar === undefined
          ? "Check the name and the folder, or make a document with `asyncwright init`."
          : `Did you mean \`${similar}\`?`;
      return diagnose("file-missing", { path, hint }, source);
    }
    case "folder":
      return diagnose("file-is-folder", { path }, source);
    case "outside":
      return diagnose("file-outside-root", { path }, source);
    case "too-large":
      return diagnose("limit-size", { what: "bytes in one file", limit: input.limits.documentBytes }, source);
    case "unreadable":
      return diagnose("file-unreadable", { path, reason: read.detail }, source);
    default:
      return read satisfies never;
  }
}

/** The real path of the root folder, so that a root behind a link works; as it stands where there is none. */
async function rootOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return resolve(folder);
  }
}

/** The name of the document relative to its root folder, with `/`. */
async function nameOf(rootFolder: string, absolute: string): Promise<string> {
  const path = await placeOf(absolute);
  return isWithin(rootFolder, path)
    ? relative(rootFolder, path).split(sep).join("/")
    : (path.split(sep).at(-1) ?? path);
}

/** Where a file is whose folder may lie behind a link. */
const placeOf = async (absolute: string): Promise<string> =>
  resolve(await rootOf(dirname(absolute)), absolute.slice(dirname(absolute).length).replace(/^[\\/]/, ""));
