import { closeSync, constants, type Dirent, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";
import { nearest } from "../diagnostic/nearest.js";

/** The bytes of a file, or why there are none. */
export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "missing" | "folder" | "outside" | "too-large" }
  | { readonly ok: false; readonly reason: "unreadable"; readonly detail: string };

/** How a file may be read. */
export interface FileOptions {
  /** Absolute; nothing outside it is ever opened, links included. */
  readonly rootFolder: string;
  readonly maxBytes: number;
}

/**
 * Reads a file within a root folder. Its real path is checked before it is opened.
 * Synchronous: for a handful of small files that is several times faster.
 */
export function readBytes(path: string, { rootFolder, maxBytes }: FileOptions): FileBytes {
  try {
    const real = realpathSync.native(path);
    if (!isWithin(realpathSync.native(rootFolder), real)) return { ok: false, reason: "outside" };
    return readOpened(real, maxBytes);
  } catch (cause) {
    return { ok: false, ...reasonOf(cause) };
  }
}

/** True for a path that is the folder or lies within it. */
export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

/** The name in a file's folder that looks most like the file's own; undefined when none does. */
export async function similarFile(path: string): Promise<string | undefined> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(dirname(resolve(path)), { withFileTypes: true });
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
