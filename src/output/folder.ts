import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, parse, relative, resolve, sep } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import { hashOf, type Manifest, manifestPath, parseManifest } from "./manifest.js";
import type { Disk, DiskEntry } from "./plan.js";

/** An output folder that may be written to, and how it is called in messages. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it. */
  readonly shown: string;
  /** The current folder; absolute. */
  readonly cwd: string;
}

/** Where a run stages its files. */
export const stagingName = ".asyncwright-staging";

/**
 * The output folder `out`, unless writing there could harm: then a `UsageError` `out-unsafe`.
 * `keep` are folders that it may neither be nor hold: the project, the current folder, the document's folder.
 */
export function openFolder(
  out: string,
  { cwd, keep }: { readonly cwd: string; readonly keep: readonly string[] },
): Folder {
  const path = resolve(cwd, out);
  const unsafe = (reason: string) => UsageError.of("out-unsafe", { out, reason });
  const found = lstat(path);
  if (found?.isSymbolicLink()) throw unsafe("it is a symbolic link");
  if (found !== undefined && !found.isDirectory()) throw unsafe("it is a file");
  const real = realPathOf(path);
  if (real === parse(real).root) throw unsafe("it is the root of the file system");
  for (const inner of [homedir(), cwd, ...keep]) {
    const held = realPathOf(resolve(cwd, inner));
    if (held === real)
      throw unsafe(
        held === realPathOf(homedir())
          ? "it is your home folder"
          : "it is a folder of the project, not one of its own",
      );
    if (held.startsWith(real + sep)) throw unsafe("it holds the project or the document");
  }
  const forbidden = real.split(sep).find((step) => step === ".git" || step === "node_modules");
  if (forbidden !== undefined) throw unsafe(`it lies in \`${forbidden}\``);
  if (lstat(join(path, ".git")) !== undefined) throw unsafe("it is a repository");
  return { path, shown: out, cwd };
}

/** What earlier runs wrote there; undefined where none did. */
export function readManifest(folder: Folder): Manifest | undefined {
  const text = readManifestText(folder);
  return text === undefined ? undefined : parseManifest(text, `${folder.shown}/${manifestPath}`);
}

/** The manifest as it stands. */
export function readManifestText(folder: Folder): string | undefined {
  const path = join(folder.path, manifestPath);
  return lstat(path)?.isFile() ? readFileSync(path, "utf8") : undefined;
}

/** Every file of the folder. Names with a dot in front and `node_modules` are looked at only when in `also`. */
export function readDisk(folder: Folder, also: Iterable<string>): Disk {
  const disk = new Map<string, DiskEntry>();
  const links = new Set<string>();
  const walk = (at: string): void => {
    for (const entry of list(join(folder.path, at))) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else disk.set(path, entryAt(join(folder.path, path)) ?? { kind: "other" });
      if (entry.isSymbolicLink()) links.add(path);
    }
  };
  walk("");
  for (const path of also) {
    const through = parentsOf(path).find((parent) => links.has(parent));
    if (through !== undefined)
      throw UsageError.of("out-unsafe", {
        out: folder.shown,
        reason: `\`${through}\` in it is a symbolic link`,
      });
    const entry = disk.has(path) ? undefined : entryAt(join(folder.path, path));
    if (entry !== undefined) disk.set(path, entry);
  }
  return disk;
}

/** `a/b/c.ts` has the parents `a` and `a/b`. */
export const parentsOf = (path: string): readonly string[] =>
  path
    .split("/")
    .slice(0, -1)
    .map((_, index, steps) => steps.slice(0, index + 1).join("/"));

function entryAt(path: string): DiskEntry | undefined {
  const found = lstat(path);
  if (found === undefined) return undefined;
  if (!found.isFile()) return { kind: "other" };
  return { kind: "file", sha256: hashOf(readFileSync(path)), mode: found.mode };
}

const lstat = (path: string) => {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    if (isSystemError(cause) && cause.code === "ENOTDIR") return undefined;
    throw cause;
  }
};

const list = (path: string) => {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    if (isSystemError(cause) && cause.code === "ENOENT") return [];
    throw cause;
  }
};

/** The real path of what exists, with the rest as it is. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPathOf(parent), relative(parent, path));
  }
}

/** An error of the operating system. */
export const isSystemError = (value: unknown): value is NodeJS.ErrnoException & { readonly code: string } =>
  value instanceof Error && "code" in value && typeof value.code === "string" && "syscall" in value;
