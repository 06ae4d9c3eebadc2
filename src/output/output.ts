import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import { renderDiff } from "./diff.js";
import { type Folder, openFolder, readDisk, readManifest, stagingName } from "./folder.js";
import type { Inputs } from "./inputs.js";
import type { Manifest } from "./manifest.js";
import { buildPlan, type Disk, type Plan, type WantedFile, withEditedReplaced, withoutKept } from "./plan.js";
import { recover, writePlan } from "./write.js";

export type { Folder } from "./folder.js";
export { findUnchanged, hashInput, type Inputs, type Unchanged } from "./inputs.js";
export type { Plan, WantedFile } from "./plan.js";
export { openFolder, readManifest };

/** The plan for a folder and what it was made from. */
interface Comparison {
  readonly plan: Plan;
  readonly disk: Disk;
  /** An earlier run was interrupted; its files are still staged. */
  readonly interrupted: boolean;
}

/** Compares an output folder with what it should hold. Writes nothing. */
export function compareOutput(folder: Folder, wanted: readonly WantedFile[]): Comparison {
  const manifest: Manifest = readManifest(folder) ?? new Map();
  const disk = readDisk(folder, new Set([...wanted.map(({ path }) => path), ...manifest.keys()]));
  return {
    plan: buildPlan(wanted, manifest, disk),
    disk,
    interrupted: existsSync(join(folder.path, stagingName)),
  };
}

/** How to treat what is in the way. */
interface WriteOptions {
  /** Replaces generated files that were edited since. */
  readonly force: boolean;
  /** Stay as they are, whoever wrote them and whatever is wanted. */
  readonly kept?: ReadonlySet<string> | undefined;
  /** What the files were made from, so that the next run can see that nothing has changed. */
  readonly inputs?: Inputs | undefined;
}

/** Brings an output folder up to date, all or nothing, and says what was done. */
export function writeOutput(folder: Folder, wanted: readonly WantedFile[], options: WriteOptions): Plan {
  recover(folder);
  const { plan: whole, disk } = compareOutput(folder, wanted);
  const manifest = readManifest(folder);
  const plan = options.kept === undefined ? whole : withoutKept(whole, options.kept, manifest);
  if (manifest === undefined && plan.foreign.length + plan.inTheWay.length > 0)
    throw UsageError.of("out-unsafe", {
      out: folder.shown,
      reason: `it holds files that asyncwright did not write, such as \`${plan.inTheWay[0] ?? plan.foreign[0]}\``,
    });
  const replacing = options.force ? withEditedReplaced(plan, wanted) : plan;
  const blocking = [
    ...replacing.edited.map((path) => `${folder.shown}/${path} (edited)`),
    ...replacing.inTheWay.map((path) => `${folder.shown}/${path} (not ours)`),
  ];
  if (blocking.length > 0)
    throw UsageError.of("out-modified", { files: `\n  ${blocking.join("\n  ")}`, out: folder.shown });
  // With a file spared the output is not what the inputs would make.
  writePlan(folder, replacing, { disk, inputs: plan === whole ? options.inputs : undefined });
  return replacing;
}

/** A file that is not what it should be, and what to do about it. */
export interface Stale {
  readonly path: string;
  readonly what: string;
  readonly hint: string;
}

/**
 * The files whose content differs from what is wanted, with the kind of difference; sorted by path. `command` is what
 * brings the folder up to date.
 */
export function listStale(plan: Plan, command = "asyncwright generate"): readonly Stale[] {
  const generate = `Run \`${command}\`.`;
  const move = "Move it elsewhere: the output folder is for generated files alone.";
  const undo = `Undo the change, or run \`${command} --force\` to replace the file.`;
  const named = (paths: readonly string[], what: string, hint: string) =>
    paths.map((path) => ({ path, what, hint }));
  const pathsOf = (files: readonly WantedFile[]) => files.map(({ path }) => path);
  return [
    ...named(pathsOf(plan.created), "missing", generate),
    ...named(pathsOf(plan.changed), "out of date", generate),
    ...named(plan.deleted, "no longer generated", generate),
    ...named(plan.edited, "edited by hand", undo),
    ...named(plan.inTheWay, "not written by asyncwright", move),
    ...named(plan.foreign, "not written by asyncwright", move),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The unified diff between what stands in the folder and what is wanted. */
export function renderOutputDiff(folder: Folder, plan: Plan, wanted: readonly WantedFile[]): string {
  const texts = new Map(wanted.map(({ path, text }) => [path, textOf(text)]));
  const stale = new Set(
    [...plan.created, ...plan.changed]
      .map(({ path }) => path)
      .concat(plan.deleted, plan.edited, plan.inTheWay),
  );
  return [...stale]
    .sort()
    .map((path) => renderDiff(`${folder.shown}/${path}`, readText(folder, path), texts.get(path)))
    .join("");
}

const textOf = (content: string | Uint8Array): string =>
  typeof content === "string" ? content : Buffer.from(content).toString();

function readText(folder: Folder, path: string): string | undefined {
  try {
    return readFileSync(join(folder.path, path), "utf8");
  } catch {
    return undefined;
  }
}
