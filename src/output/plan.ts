import { hashOf, isInside, type Manifest, manifestPath } from "./manifest.js";

/** A file that the output folder should hold. */
export interface WantedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Bytes where it is no text: a picture. */
  readonly text: string | Uint8Array;
}

/** What stands in the output folder now, by path. Directories are not listed. */
export type Disk = ReadonlyMap<string, DiskEntry>;

/** `other` is whatever is not a regular file: a folder in the way, a link, a socket. */
export type DiskEntry =
  | { readonly kind: "file"; readonly sha256: string; readonly mode: number }
  | { readonly kind: "other" };

/** What has to happen to the output folder. Each list is sorted by path. */
export interface Plan {
  readonly created: readonly WantedFile[];
  readonly changed: readonly WantedFile[];
  readonly unchanged: readonly WantedFile[];
  /** Written by an earlier run, untouched since, wanted no more. */
  readonly deleted: readonly string[];
  /** Written by an earlier run and edited since; wanted or not. */
  readonly edited: readonly string[];
  /** Not ours, and where a wanted file should go. */
  readonly inTheWay: readonly string[];
  /** Not ours, and in nobody's way. */
  readonly foreign: readonly string[];
  /** The manifest after the plan is carried out. */
  readonly manifest: Manifest;
}

/** Compares what is wanted with what an earlier run wrote and with what stands there. Touches nothing. */
export function buildPlan(wanted: readonly WantedFile[], manifest: Manifest, disk: Disk): Plan {
  assertPaths(wanted);
  const byPath = new Map(wanted.map((file) => [file.path, { file, sha256: hashOf(file.text) }]));
  const states = new Map(
    [...byPath].map(([path, { sha256 }]) => [path, stateOf({ path, sha256 }, manifest, disk)]),
  );
  const having = (state: State): readonly WantedFile[] =>
    [...byPath.values()]
      .filter(({ file }) => states.get(file.path) === state)
      .map(({ file }) => file)
      .sort(byName);
  const dropped = [...manifest].filter(([path]) => !byPath.has(path) && disk.has(path));
  return {
    created: having("created"),
    changed: having("changed"),
    unchanged: having("unchanged"),
    deleted: dropped
      .filter(([path, { sha256 }]) => isSame(disk.get(path), sha256))
      .map(pathOf)
      .sort(),
    edited: [
      ...having("edited").map(({ path }) => path),
      ...dropped.filter(([path, { sha256 }]) => !isSame(disk.get(path), sha256)).map(pathOf),
    ].sort(),
    inTheWay: having("in-the-way").map(({ path }) => path),
    foreign: [...disk.keys()].filter((path) => !byPath.has(path) && !manifest.has(path)).sort(),
    manifest: new Map([...byPath].map(([path, { sha256 }]) => [path, { sha256 }])),
  };
}

/** The plan with edited files replaced or deleted after all. Files of other origin are never touched. */
export function withEditedReplaced(plan: Plan, wanted: readonly WantedFile[]): Plan {
  const edited = new Set(plan.edited);
  const replaced = wanted.filter(({ path }) => edited.has(path));
  const kept = new Set(replaced.map(({ path }) => path));
  return {
    ...plan,
    changed: [...plan.changed, ...replaced].sort(byName),
    deleted: [...plan.deleted, ...plan.edited.filter((path) => !kept.has(path))].sort(),
    edited: [],
  };
}

/**
 * The plan without what it would do to the files in `kept`; of those the manifest says what `manifest` did.
 * The same plan where it would do nothing to them.
 */
export function withoutKept(plan: Plan, kept: ReadonlySet<string>, manifest: Manifest = new Map()): Plan {
  const touched = [
    ...plan.changed.map(({ path }) => path),
    ...plan.deleted,
    ...plan.edited,
    ...plan.inTheWay,
  ];
  const spared = new Set([...touched, ...plan.foreign].filter((path) => kept.has(path)));
  if (spared.size === 0) return plan;
  const isFree = (path: string): boolean => !spared.has(path);
  return {
    ...plan,
    changed: plan.changed.filter(({ path }) => isFree(path)),
    deleted: plan.deleted.filter(isFree),
    edited: plan.edited.filter(isFree),
    inTheWay: plan.inTheWay.filter(isFree),
    foreign: plan.foreign.filter(isFree),
    manifest: new Map([
      ...[...plan.manifest].filter(([path]) => isFree(path)),
      ...[...manifest].filter(([path]) => spared.has(path)),
    ]),
  };
}

type State = "created" | "changed" | "unchanged" | "edited" | "in-the-way";

function stateOf(
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  manifest: Manifest,
  disk: Disk,
): State {
  const found = disk.get(path);
  const written = manifest.get(path);
  if (found === undefined) return "created";
  if (isSame(found, sha256)) return "unchanged";
  if (written === undefined || found.kind === "other") return "in-the-way";
  return isSame(found, written.sha256) ? "changed" : "edited";
}

const isSame = (entry: DiskEntry | undefined, sha256: string): boolean =>
  entry?.kind === "file" && entry.sha256 === sha256;

const pathOf = ([path]: readonly [string, unknown]): string => path;

const byName = (a: WantedFile, b: WantedFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** The contract decides names that every file system can hold; anything else here is a bug. */
function assertPaths(wanted: readonly WantedFile[]): void {
  const seen = new Map<string, string>();
  for (const { path } of wanted) {
    const folded = path.normalize("NFC").toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) throw new Error(`two output files with one name: ${other}, ${path}`);
    if (!isInside(path) || path === manifestPath)
      throw new Error(`not an output path: ${JSON.stringify(path)}`);
    if (path.split("/").some((step) => unportable.test(step)))
      throw new Error(`not a portable file name: ${JSON.stringify(path)}`);
    seen.set(folded, path);
  }
}

/** Windows: reserved devices, reserved characters, a dot or space at the end; everywhere: 255 bytes. */
const unportable = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\u0000-\u001f]|[. ]$|^.{201,}$/i;
