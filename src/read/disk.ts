import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { nearest } from "../diagnostic/nearest.js";
import type { FileBytes, FileOptions, FileSystem } from "./file-system.js";

/**
 * The files of the disk; relative paths start at `cwd`, which is absolute. Synchronous: for a handful of small files
 * that is several times faster.
 */
export const diskFrom = (cwd: string): FileSystem => ({
  findFolder: (path) => findFolder(resolve(cwd, path)),
  findFile: (path) => {
    const absolute = resolve(cwd, path);
    return resolve(findFolder(dirname(absolute)), basename(absolute));
  },
  rootOf: (document) => findFolder(document === undefined ? resolve(cwd) : dirname(document)),
  nameIn: (folder, file) =>
    isWithin(folder, file) ? relative(folder, file).split(sep).join("/") : undefined,
  read: readBytes,
  similar: (path, { rootFolder }) => similarFile(resolve(rootFolder, path)),
});

/** The files of the disk, seen from the current folder of the process. */
export const disk: FileSystem = diskFrom("");

/** True for a path that is the folder or lies within it. */
const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

function findFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/** Reads a file within a root folder. Its real path is checked before it is opened. */
function readBytes(path: string, { rootFolder, maxBytes }: FileOptions): FileBytes {
  try {
    const real = realpathSync.native(resolve(rootFolder, path));
    if (!isWithin(realpathSync.native(rootFolder), real)) return { ok: false, reason: "outside" };
    return readOpened(real, maxBytes);
  } catch (cause) {
    return { ok: false, ...reasonOf(cause) };
  }
}

function similarFile(path: string): string | undefined {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(dirname(path), { withFileTypes: true });
  } catch {
    return undefined;
  }
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  return nearest(basename(path), names.sort().slice(0, 5_000));
}

function readOpened(path: string, maxBytes: number): FileBytes {
  // Without O_NONBLOCK a named pipe would hang here.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) return { ok: false, reason: "folder" };
    if (!stat.isFile()) return { ok: false, reason: "unreadable", detail: "it is not a regular file" };
    if (stat.size > maxBytes) return { ok: false, reason: "too-large" };
    const bytes = readFileSync(handle);
    return bytes.length > maxBytes ? { ok: false, reason: "too-large" } : { ok: true, bytes };
  } finally {
    closeSync(handle);
  }
}

function reasonOf(
  cause: unknown,
): { readonly reason: "missing" | "folder" } | { readonly reason: "unreadable"; readonly detail: string } {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return { reason: "missing" };
  if (code === "EISDIR") return { reason: "folder" };
  const details: Readonly<Record<string, string>> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many open files",
  };
  const known = typeof code === "string" ? details[code] : undefined;
  // The name of the error only: its message holds absolute paths.
  return { reason: "unreadable", detail: known ?? (typeof code === "string" ? code : "unknown reason") };
}
