import { type Diagnostic, diagnose, type Related, type Source } from "../diagnostic/diagnostic.js";
import { renderPointer } from "../json/pointer.js";
import type { Limits } from "../limits.js";
import type { Version } from "../specification/version.js";
import type { SourceDocument, SourceFile } from "./document.js";
import type { FileSystem } from "./file-system.js";
import { isRemote, schemeOf, splitReference } from "./reference.js";
import { fetchBytes } from "./remote.js";
import { checkTargets, type Reached } from "./target.js";
import { parseFile, textFile } from "./text.js";
import { type FoundReference, walkFile } from "./walk.js";

/** A root file whose references are to be followed. */
export interface LoadInput {
  readonly version: Version;
  readonly root: SourceFile;
  readonly rootFolder: string;
  readonly fileSystem: FileSystem;
  readonly limits: Limits;
  readonly allowRemote: readonly string[];
}

/** The document with every file that it reaches. */
export interface Loaded {
  readonly document: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file to read, and the reference that asked for it first. */
interface Wanted {
  readonly path: string;
  readonly from: SourceFile;
  readonly reference: FoundReference;
}

/** Follows every `$ref` of every file that is reached, breadth first. Each file is read once. */
export async function loadReferences(input: LoadInput): Promise<Loaded> {
  const { limits, root } = input;
  const files = new Map<string, SourceFile>([[root.path, root]]);
  const referrers = new Map<string, Related>();
  const diagnostics: Diagnostic[] = [];
  const reached: Reached[] = [];
  const wanted = new Map<string, Wanted>();
  let schemas = 0;
  const queue: { file: SourceFile; place: "object" | "schema" }[] = [{ file: root, place: "object" }];

  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { file } = at;
    const walked = walkFile(file, at.place, limits);
    diagnostics.push(...walked.diagnostics);
    schemas += walked.schemas;
    if (schemas > limits.schemas) {
      diagnostics.push(
        diagnose(
          "limit-size",
          { what: "named schemas", limit: limits.schemas },
          { file: file.path, pointer: "" },
        ),
      );
      break;
    }
    const here: Wanted[] = [];
    for (const reference of walked.references) {
      const refused = refuse(file, reference, input.allowRemote);
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
    for (const next of here) {
      if (files.size >= limits.files) {
        diagnostics.push(
          diagnose("limit-size", { what: "files", limit: limits.files }, placeOf(next.from, next.reference)),
        );
        return { document: { version: input.version, root, files }, diagnostics };
      }
      const related = chainOf(next.from.path, referrers);
      const read = await readReferenced(next, input, related);
      if (!next.reference.inExtension) diagnostics.push(...read.diagnostics);
      if (read.file === undefined) continue;
      files.set(next.path, read.file);
      referrers.set(next.path, { message: "reached from here", source: placeOf(next.from, next.reference) });
      queue.push({ file: read.file, place: next.reference.inSchema ? "schema" : "object" });
    }
  }
  const document = { version: input.version, root, files };
  const unread = new Set([...wanted.keys()].filter((path) => !files.has(path)));
  diagnostics.push(...checkTargets(document, reached, { unread, chain: (path) => chainOf(path, referrers) }));
  return { document, diagnostics };
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

async function readReferenced(
  wanted: Wanted,
  input: LoadInput,
  related: readonly Related[],
): Promise<{ readonly file?: SourceFile; readonly diagnostics: readonly Diagnostic[] }> {
  const { limits, rootFolder, fileSystem } = input;
  const source = placeOf(wanted.from, wanted.reference);
  const reference = shorten(wanted.reference.text);
  const complain = (diagnostic: Diagnostic) => ({ diagnostics: [{ ...diagnostic, related }] });
  if (isRemote(wanted.path)) {
    const got = await fetchBytes(wanted.path, { timeoutMs: limits.remoteMs, maxBytes: limits.remoteBytes });
    if (got.ok) return parseReferenced(wanted.path, got.bytes, limits);
    if (got.reason === "timeout") {
      return complain(diagnose("ref-timeout", { reference, seconds: limits.remoteMs / 1000 }, source));
    }
    if (got.reason === "too-large") {
      return complain(diagnose("ref-too-large", { reference, limit: limits.remoteBytes }, source));
    }
    const { detail } = got;
    return complain(diagnose("ref-unreachable", { reference, reason: detail }, source));
  }
  const got = fileSystem.read(wanted.path, { rootFolder, maxBytes: limits.documentBytes });
  if (got.ok) return parseReferenced(wanted.path, got.bytes, limits);
  switch (got.reason) {
    case "outside":
      return complain(diagnose("ref-outside-root", { reference }, source));
    case "too-large":
      return complain(
        diagnose("limit-size", { what: "bytes in one file", limit: limits.documentBytes }, source),
      );
    case "unreadable":
      return complain(diagnose("ref-unreachable", { reference, reason: got.detail }, source));
    case "missing":
    case "folder": {
      const similar = got.reason === "missing" ? fileSystem.similar(wanted.path, { rootFolder }) : undefined;
      const hint =
        similar === undefined
          ? "Check the path; it is relative to this file."
          : `Did you mean \`${similar}\`?`;
      const reason =
        got.reason === "missing" ? `there is no file \`${wanted.path}\`` : `\`${wanted.path}\` is a folder`;
      return complain(diagnose("ref-missing", { reference, reason, hint }, source));
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
