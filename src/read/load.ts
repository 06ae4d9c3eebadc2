import { type Diagnostic, diagnose, type Related, type Source } from "../diagnostic/diagnostic.js";
import { renderPointer } from "../json/pointer.js";
import type { Limits } from "../limits.js";
import { nounsOf } from "../specification/nouns.js";
import { documentPlace, type Place, schemaPlace, unknownPlace } from "../specification/place.js";
import type { Version } from "../specification/version.js";
import type { SourceDocument, SourceFile } from "./document.js";
import type { FileSystem } from "./file-system.js";
import { isRemote, schemeOf, splitReference } from "./reference.js";
import { fetchBytes } from "./remote-file.js";
import { checkTargets, type Reached } from "./target.js";
import { parseFile, textFile } from "./text.js";
import { type FoundReference, walkFile } from "./walk.js";

/** A root file whose references are to be followed. */
interface LoadInput {
  readonly version: Version;
  readonly root: SourceFile;
  readonly rootFolder: string;
  readonly fileSystem: FileSystem;
  readonly limits: Limits;
  readonly allowRemote: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** The document with every file that it reaches. */
interface Loaded {
  readonly document: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file to read, and the reference that asked for it first. */
interface Wanted {
  readonly path: string;
  readonly from: SourceFile;
  readonly reference: FoundReference;
}

/** What was read and found so far. */
interface Loading {
  readonly files: Map<string, SourceFile>;
  /** The reference that each file was reached by first. */
  readonly referrers: Map<string, Related>;
  readonly wanted: Map<string, Wanted>;
  readonly reached: Reached[];
  readonly diagnostics: Diagnostic[];
  readonly queue: { readonly file: SourceFile; readonly place: Place }[];
}

/** Follows every `$ref` of every file that is reached, breadth first. Each file is read once. */
export async function loadReferences(input: LoadInput): Promise<Loaded> {
  const { version, limits, root } = input;
  const loading: Loading = {
    files: new Map([[root.path, root]]),
    referrers: new Map(),
    wanted: new Map(),
    reached: [],
    diagnostics: [],
    queue: [{ file: root, place: documentPlace }],
  };
  const { files, diagnostics, queue } = loading;
  const document: SourceDocument = { version, root, files };
  const nouns = nounsOf(version);
  let schemas = 0;

  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { file } = at;
    const walked = walkFile(file, { place: at.place, nouns, limits });
    diagnostics.push(...walked.diagnostics);
    schemas += walked.schemas;
    if (schemas > limits.schemas) {
      const holes = { what: "named schemas", limit: limits.schemas };
      diagnostics.push(diagnose("limit-size", holes, { file: file.path, pointer: "" }));
      break;
    }
    for (const next of findWanted(loading, file, { found: walked.references, allowed: input.allowRemote })) {
      if (files.size >= limits.files) {
        const source = placeOf(next.from, next.reference);
        diagnostics.push(diagnose("limit-size", { what: "files", limit: limits.files }, source));
        return { document, diagnostics };
      }
      await loadWanted(loading, next, input);
    }
  }
  const unread = new Set([...loading.wanted.keys()].filter((path) => !files.has(path)));
  const chain = (path: string) => chainOf(path, loading.referrers);
  diagnostics.push(...checkTargets(document, loading.reached, { unread, chain }));
  return { document, diagnostics };
}

/** The files that the references of a file ask for, and no other did before. */
function findWanted(
  { files, wanted, reached, referrers, diagnostics }: Loading,
  file: SourceFile,
  { found, allowed }: { readonly found: readonly FoundReference[]; readonly allowed: readonly string[] },
): readonly Wanted[] {
  const here: Wanted[] = [];
  for (const reference of found) {
    const refused = refuse(file, reference, allowed);
    if (refused !== undefined) {
      if (!reference.inExtension) diagnostics.push({ ...refused, related: chainOf(file.path, referrers) });
      continue;
    }
    reached.push({ file, reference });
    const { file: path } = splitReference(file.path, reference.text);
    if (files.has(path) || wanted.has(path)) continue;
    const next = { path, from: file, reference };
    wanted.set(path, next);
    here.push(next);
  }
  return here;
}

/** Reads a file that a reference asks for, and puts it into the queue. */
async function loadWanted(loading: Loading, wanted: Wanted, input: LoadInput): Promise<void> {
  const { path, from, reference } = wanted;
  const related = chainOf(from.path, loading.referrers);
  const read = await readReferenced(wanted, input, related);
  if (!reference.inExtension) loading.diagnostics.push(...read.diagnostics);
  if (read.file === undefined) return;
  loading.files.set(path, read.file);
  loading.referrers.set(path, { message: "reached from here", source: placeOf(from, reference) });
  loading.queue.push({ file: read.file, place: reference.inSchema ? schemaPlace : unknownPlace });
}

/** The complaint about a reference that is not even looked at. */
function refuse(
  file: SourceFile,
  reference: FoundReference,
  allowed: readonly string[],
): Diagnostic | undefined {
  const { text } = reference;
  const path = text.split("#", 1)[0] ?? "";
  if (path === "") return undefined;
  const source = placeOf(file, reference);
  const shown = shorten(text);
  if (/^[\\/]{2}/.test(path)) {
    return diagnose("ref-remote", { reference: shown, hint: "Use a path relative to this file." }, source);
  }
  const scheme = schemeOf(path);
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    return diagnose("ref-scheme", { reference: shown, scheme }, source);
  }
  const { file: address } = splitReference(file.path, text);
  if (isRemote(address)) return refuseRemote(address, { shown, source, allowed });
  if (scheme !== undefined)
    return diagnose("ref-remote", { reference: shown, hint: "Write a whole address." }, source);
  if (path.startsWith("/") || address === ".." || address.startsWith("../") || address.startsWith("/")) {
    return diagnose("ref-outside-root", { reference: shown }, source);
  }
  return undefined;
}

function refuseRemote(
  address: string,
  {
    shown,
    source,
    allowed,
  }: { readonly shown: string; readonly source: Source; readonly allowed: readonly string[] },
): Diagnostic | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return diagnose("ref-remote", { reference: shown, hint: "This is not an address." }, source);
  }
  if (allowed.includes(url.host) || allowed.includes(url.hostname)) return undefined;
  const hint = `Keep a copy of the file next to the document, or allow the host: \`--allow-remote ${url.host}\`.`;
  return diagnose("ref-remote", { reference: shown, hint }, source);
}

/** A file that was read, or the complaint that there is none. */
interface ReadFile {
  readonly file?: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

async function readReferenced(
  wanted: Wanted,
  input: LoadInput,
  related: readonly Related[],
): Promise<ReadFile> {
  const read = isRemote(wanted.path) ? await readRemote(wanted, input) : readLocal(wanted, input);
  return "diagnostics" in read ? read : { diagnostics: [{ ...read, related }] };
}

async function readRemote(wanted: Wanted, { limits, signal }: LoadInput): Promise<ReadFile | Diagnostic> {
  const { remoteMs: timeoutMs, remoteBytes: maxBytes } = limits;
  const got = await fetchBytes(wanted.path, { timeoutMs, maxBytes, signal });
  if (got.ok) return parseReferenced(wanted.path, got.bytes, limits);
  const source = placeOf(wanted.from, wanted.reference);
  const reference = shorten(wanted.reference.text);
  switch (got.reason) {
    case "timeout":
      return diagnose("ref-timeout", { reference, seconds: timeoutMs / 1000 }, source);
    case "too-large":
      return diagnose("ref-too-large", { reference, limit: maxBytes }, source);
    case "failed":
      return diagnose("ref-unreachable", { reference, reason: got.detail }, source);
    default:
      return got satisfies never;
  }
}

function readLocal(
  wanted: Wanted,
  { limits, rootFolder, fileSystem, signal }: LoadInput,
): ReadFile | Diagnostic {
  signal?.throwIfAborted();
  const { path } = wanted;
  const got = fileSystem.read(path, { rootFolder, maxBytes: limits.documentBytes });
  if (got.ok) return parseReferenced(path, got.bytes, limits);
  const source = placeOf(wanted.from, wanted.reference);
  const reference = shorten(wanted.reference.text);
  switch (got.reason) {
    case "outside":
      return diagnose("ref-outside-root", { reference }, source);
    case "too-large":
      return diagnose("limit-size", { what: "bytes in one file", limit: limits.documentBytes }, source);
    case "unreadable":
      return diagnose("ref-unreachable", { reference, reason: got.detail }, source);
    case "missing":
    case "folder": {
      const isMissing = got.reason === "missing";
      const similar = isMissing ? fileSystem.similar(path, { rootFolder }) : undefined;
      const hint =
        similar === undefined
          ? "Check the path; it is relative to this file."
          : `Did you mean \`${similar}\`?`;
      const reason = isMissing ? `there is no file \`${path}\`` : `\`${path}\` is a folder`;
      return diagnose("ref-missing", { reference, reason, hint }, source);
    }
    default:
      return got satisfies never;
  }
}

function parseReferenced(path: string, bytes: Uint8Array, limits: Limits) {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined || dataExtensions.has(extension)) return parseFile(path, bytes, limits);
  const parsed = parseFile(path, bytes, limits);
  if (parsed.file?.value !== undefined && parsed.diagnostics.length === 0) return parsed;
  const file = textFile(path, bytes);
  return file === undefined ? parsed : { file, diagnostics: [] };
}

const dataExtensions = new Set(["yaml", "yml", "json", "avsc", "jsonschema"]);

const placeOf = (file: SourceFile, reference: FoundReference): Source => ({
  file: file.path,
  pointer: renderPointer([...reference.path, "$ref"]),
});

/** How a file was reached: from the reference in it back to the root document. */
function chainOf(path: string, referrers: ReadonlyMap<string, Related>): readonly Related[] {
  const chain: Related[] = [];
  for (
    let at = referrers.get(path);
    at !== undefined && chain.length < 10;
    at = referrers.get(at.source.file)
  )
    chain.push(at);
  return chain;
}

/** A reference as a message shows it. */
const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}...` : text);
