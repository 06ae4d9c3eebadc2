import { basename } from "node:path";
import { type Diagnostic, diagnose, isRefusal } from "../diagnostic/diagnostic.js";
import type { Limits } from "../limits.js";
import { disk } from "./disk.js";
import type { SourceDocument, SourceFile } from "./document.js";
import { readVersion } from "./document-version.js";
import type { FileBytes, FileSystem } from "./file-system.js";
import { loadReferences } from "./load.js";
import { readStream } from "./stream.js";
import { parseFile } from "./text.js";

/** A document to read, and the borders of what may be read with it. */
export interface ReadInput {
  /** A file, absolute or relative to the current folder; `-` is standard input. */
  readonly path: string;
  /**
   * Nothing outside this folder is read. Default: the folder of the document, for standard input the current one; in
   * memory, the folder that holds all files.
   */
  readonly rootFolder?: string;
  readonly limits: Limits;
  /** Hosts (`example.com`, `example.com:8080`) that `$ref`s may lead to. None by default. */
  readonly allowRemote?: readonly string[];
  /** Stands in for what the file, or standard input, holds. */
  readonly text?: string;
  /** Stands in for standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Where local files are read from. Default: the disk. */
  readonly fileSystem?: FileSystem;
  /** Ends the reading: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
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

/** Reads a document and every file that its references reach. Rejects only when it is aborted, never over what it reads. */
export async function readDocument(input: ReadInput): Promise<ReadResult> {
  input.signal?.throwIfAborted();
  const place = placeOf(input);
  const { rootFolder } = place;
  const failed = (diagnostics: readonly Diagnostic[], files: readonly SourceFile[] = []): ReadResult => ({
    diagnostics,
    rootFolder,
    files: new Map(files.map((file) => [file.path, file])),
  });
  const bytes = await readInput(input, place);
  if ("code" in bytes) return failed([bytes]);

  const { file, diagnostics } = parseFile(place.name, bytes, input.limits);
  if (file === undefined || diagnostics.some(isRefusal)) return failed(diagnostics, file ? [file] : []);
  const { version, diagnostics: versionDiagnostics } = readVersion(file);
  if (version === undefined) return failed([...diagnostics, ...versionDiagnostics], [file]);

  const loaded = await loadReferences({
    version,
    root: file,
    rootFolder,
    fileSystem: place.fileSystem,
    limits: input.limits,
    allowRemote: input.allowRemote ?? [],
    signal: input.signal,
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

/** Where the document is. */
interface DocumentPlace {
  readonly fileSystem: FileSystem;
  readonly rootFolder: string;
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
  /** Relative to the root folder; a document outside it is called by its last step. */
  readonly name: string;
}

function placeOf({ path: given, rootFolder: folder, fileSystem = disk }: ReadInput): DocumentPlace {
  const path = given === "-" ? undefined : fileSystem.findFile(given);
  const rootFolder = folder === undefined ? fileSystem.rootOf(path) : fileSystem.findFolder(folder);
  const name = path === undefined ? "<stdin>" : (fileSystem.nameIn(rootFolder, path) ?? basename(path));
  return { fileSystem, rootFolder, path, name };
}

async function readInput(input: ReadInput, place: DocumentPlace): Promise<Uint8Array | Diagnostic> {
  const { text, limits } = input;
  const { fileSystem, rootFolder, path } = place;
  if (text !== undefined) {
    const bytes = Buffer.from(text);
    if (path !== undefined && fileSystem.nameIn(rootFolder, path) === undefined)
      return explain({ ok: false, reason: "outside" }, input, place);
    return bytes.length > limits.documentBytes
      ? explain({ ok: false, reason: "too-large" }, input, place)
      : bytes;
  }
  if (path === undefined) return readInputStream(input);
  const read = fileSystem.read(path, { rootFolder, maxBytes: limits.documentBytes });
  return read.ok ? read.bytes : explain(read, input, place);
}

async function readInputStream(input: ReadInput): Promise<Uint8Array | Diagnostic> {
  const { stdinMs, documentBytes } = input.limits;
  const source = { file: "<stdin>", pointer: "" };
  const read = await readStream(input.stdin ?? process.stdin, {
    timeoutMs: stdinMs,
    maxBytes: documentBytes,
    signal: input.signal,
  });
  if (read.ok) return read.bytes;
  return read.reason === "budget"
    ? diagnose("budget", { seconds: stdinMs / 1000 }, source)
    : diagnose("limit-size", { what: "bytes in one file", limit: documentBytes }, source);
}

/** Why there is no document. */
function explain(
  read: Extract<FileBytes, { readonly ok: false }>,
  { path, limits }: ReadInput,
  { fileSystem, rootFolder, path: absolute = "", name }: DocumentPlace,
): Diagnostic {
  const source = { file: name, pointer: "" };
  switch (read.reason) {
    case "missing": {
      const similar = fileSystem.similar(absolute, { rootFolder });
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
      return diagnose("limit-size", { what: "bytes in one file", limit: limits.documentBytes }, source);
    case "unreadable":
      return diagnose("file-unreadable", { path, reason: read.detail }, source);
    default:
      return read satisfies never;
  }
}
