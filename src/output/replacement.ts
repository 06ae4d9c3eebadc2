import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";

/** A file that is to have another content. */
export interface Replacement {
  /** Absolute, and no symbolic link. */
  readonly path: string;
  /** As the user knows it. */
  readonly shown: string;
  readonly before: Uint8Array;
  readonly text: string;
}

/** A file that was read, and may be replaced. */
interface ReadFile {
  /** Absolute, its links followed: nothing outside it is replaced. */
  readonly root: string;
  /** Relative to the root folder. */
  readonly path: string;
  readonly shown: string;
  /** What was read, without a byte order mark. */
  readonly text: string;
}

/**
 * The bytes of a file that was read before, and where they really are. Throws a `UsageError` `write` where it was
 * moved or changed since.
 */
export function readForReplacement({
  root,
  path: name,
  shown,
  text,
}: ReadFile): Pick<Replacement, "path" | "before"> {
  const found = findAgain(root, name);
  if (new TextDecoder().decode(found.before) !== text)
    throw UsageError.of("write", { path: shown, reason: "it was changed while it was read" });
  return found;
}

function findAgain(root: string, name: string): Pick<Replacement, "path" | "before"> {
  try {
    const path = realpathSync.native(resolve(root, name));
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) throw new Error("outside the root folder");
    return { path, before: readFileSync(path) };
  } catch (cause) {
    throw UsageError.of("write", { path: name, reason: "it was moved while it was read" }, cause);
  }
}

/**
 * Gives files their new content, all or none of them. Each is written beside its old self, with its mode, and renamed
 * only when all are there; nothing runs in between. Throws a `UsageError` `write`.
 */
export function replaceFiles(files: readonly Replacement[]): void {
  const staged: { readonly file: Replacement; readonly fresh: string }[] = [];
  const replaced: Replacement[] = [];
  let at = "";
  try {
    for (const file of files) {
      at = file.shown;
      const fresh = join(dirname(file.path), `.${basename(file.path)}.${process.pid}.asyncwright`);
      const { mode } = statSync(file.path);
      if ((mode & 0o222) === 0) throw UsageError.of("write", { path: at, reason: "the file is read-only" });
      accessSync(file.path, constants.W_OK);
      writeFileSync(fresh, file.text, { flag: "wx" });
      staged.push({ file, fresh });
      chmodSync(fresh, mode & 0o7777);
    }
    for (const { file, fresh } of staged) {
      at = file.shown;
      renameSync(fresh, file.path);
      replaced.push(file);
    }
  } catch (cause) {
    for (const { path, before } of replaced) tryTo(() => writeFileSync(path, before));
    for (const { fresh } of staged) tryTo(() => rmSync(fresh, { force: true }));
    if (cause instanceof UsageError) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw UsageError.of("write", { path: at, reason: reasons[code] ?? code }, cause);
  }
}

/** The first failure is the one to report. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // What could not be undone either.
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
};
