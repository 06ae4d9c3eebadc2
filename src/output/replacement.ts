import { accessSync, chmodSync, constants, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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
