import { posix } from "node:path";
import { nearest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { FileBytes, FileOptions, FileSystem } from "./file-system.js";

/** A file in memory. */
interface MemoryFile {
  /** Relative, with `/`: `asyncapi.yaml`, `shared/user.yaml`. `$ref`s from one to another work as on a disk. */
  readonly path: string;
  readonly text: string;
}

/**
 * Files that are in memory only: nothing of the disk is read, whatever a `$ref` says. All of them are within the root
 * folder unless another one is named. Throws a `UsageError` for two files of one path, and for a path that leads
 * above them.
 */
export function createMemoryFileSystem(files: Iterable<MemoryFile>): FileSystem {
  const texts = new Map<string, string>();
  for (const { path, text } of files) {
    const absolute = toAbsolute(path);
    if (texts.has(absolute)) throw wrongPath(path, "Give each file a path of its own.");
    texts.set(absolute, text);
  }
  const folders = new Set(["/"]);
  for (const path of texts.keys())
    for (let at = posix.dirname(path); !folders.has(at); at = posix.dirname(at)) folders.add(at);

  const read = (path: string, { rootFolder, maxBytes }: FileOptions): FileBytes => {
    const absolute = posix.resolve(rootFolder, path);
    if (nameIn(rootFolder, absolute) === undefined) return { ok: false, reason: "outside" };
    const text = texts.get(absolute);
    if (text === undefined) return { ok: false, reason: folders.has(absolute) ? "folder" : "missing" };
    const bytes = Buffer.from(text);
    return bytes.length > maxBytes ? { ok: false, reason: "too-large" } : { ok: true, bytes };
  };
  const similar = (path: string, { rootFolder }: Pick<FileOptions, "rootFolder">): string | undefined => {
    const absolute = posix.resolve(rootFolder, path);
    const folder = posix.dirname(absolute);
    const names = [...texts.keys()]
      .filter((one) => posix.dirname(one) === folder)
      .map((one) => posix.basename(one));
    return nearest(posix.basename(absolute), names.sort().slice(0, 5_000));
  };
  return { findFolder: toAbsolute, findFile: toAbsolute, rootOf: () => "/", nameIn, read, similar };
}

function toAbsolute(path: string): string {
  if (/^\.\.(\/|$)/.test(posix.normalize(path)))
    throw wrongPath(path, "Give paths relative to the folder that all files lie in.");
  return posix.resolve("/", path);
}

const nameIn = (folder: string, file: string): string | undefined =>
  file === folder || file.startsWith(folder.endsWith("/") ? folder : `${folder}/`)
    ? posix.relative(folder, file)
    : undefined;

const wrongPath = (path: string, hint: string): UsageError =>
  UsageError.of("usage", { reason: `\`${path}\` is no path of a file in memory`, hint });
