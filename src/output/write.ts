import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import { type Folder, isSystemError, parentsOf, stagingName } from "./folder.js";
import { type Inputs, renderInputs } from "./inputs.js";
import { type Journal, parseJournal, renderJournal, type Step } from "./journal.js";
import { hashOf, manifestPath, renderManifest } from "./manifest.js";
import type { Disk, Plan, WantedFile } from "./plan.js";

/** What a plan was made of. */
interface PlanSource {
  readonly disk: Disk;
  /** Kept in the manifest, where the run had nothing to say. */
  readonly inputs?: Inputs | undefined;
}

/**
 * Carries out a plan: all of it or nothing. Everything is synchronous, so no signal handler of ours runs half-way.
 *
 * New content and links to the old content go into a staging folder; a journal names every step; only then are the
 * files renamed into place. A run that dies before the journal has changed nothing; one that dies after it is
 * finished by the next (`recover`); one that fails is undone. Throws a `UsageError` `write`.
 */
export function writePlan(folder: Folder, plan: Plan, { disk, inputs }: PlanSource): void {
  const manifest = renderManifest(plan.manifest, inputs && renderInputs(inputs));
  const before = readIfThere(join(folder.path, manifestPath));
  if (plan.created.length + plan.changed.length + plan.deleted.length === 0 && before === manifest) return;
  let made: string | undefined;
  let at = folder.shown;
  const onStep = (path: string): void => {
    at = `${folder.shown}/${path}`;
  };
  try {
    made = mkdirSync(folder.path, { recursive: true });
    onStep(stagingName);
    mkdirSync(join(folder.path, stagingName));
    const files = [...plan.created, ...plan.changed, { path: manifestPath, text: manifest }];
    const journal = stage(folder, { deleted: plan.deleted, files, disk, onStep });
    carryOut(folder, journal, onStep);
    finish(folder);
  } catch (cause) {
    if (isSystemError(cause) && cause.code === "EEXIST" && at.endsWith(stagingName)) throw busy(folder);
    abandon(folder, made);
    throw writeError(at, cause);
  }
}

interface Staging {
  readonly deleted: readonly string[];
  readonly files: readonly WantedFile[];
  readonly disk: Disk;
  readonly onStep: (path: string) => void;
}

/** Puts everything that the steps need into the staging folder, and last of all the journal. */
function stage(folder: Folder, { deleted, files, disk, onStep }: Staging): Journal {
  const staging = join(folder.path, stagingName);
  writeFileSync(join(staging, "pid"), String(process.pid));
  const steps: Step[] = [];
  for (const path of deleted) {
    onStep(path);
    const number = steps.length;
    steps.push({ kind: "delete", number, path, ...stageOld(folder, path, number) });
  }
  for (const { path, text } of files) {
    onStep(path);
    const number = steps.length;
    const replaces = exists(join(folder.path, path));
    const old = replaces ? stageOld(folder, path, number) : {};
    steps.push({ kind: "put", number, path, replaces, fresh: hashOf(text), ...old });
    writeFileSync(join(staging, `new-${number}`), text);
    const entry = disk.get(path);
    if (entry?.kind === "file") chmodSync(join(staging, `new-${number}`), entry.mode & 0o777);
  }
  onStep(stagingName);
  const journal: Journal = { steps };
  writeFileSync(join(staging, "journal.part"), renderJournal(journal));
  renameSync(join(staging, "journal.part"), join(staging, "journal"));
  return journal;
}

/** Links what stands there into the staging folder. Throws where it is read-only. */
function stageOld(folder: Folder, path: string, number: number): { readonly old: string } {
  const target = join(folder.path, path);
  if ((lstatSync(target).mode & 0o222) === 0) throw readOnly(target);
  const kept = join(folder.path, stagingName, `old-${number}`);
  try {
    linkSync(target, kept);
  } catch {
    copyFileSync(target, kept); // a file system without links
  }
  return { old: hashOf(readFileSync(kept)) };
}

/** Finishes or undoes what an interrupted run left behind. Returns whether there was something. */
export function recover(folder: Folder): boolean {
  const staging = join(folder.path, stagingName);
  if (!existsSync(staging)) return false;
  const pid = Number(readIfThere(join(staging, "pid")));
  if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid)) throw busy(folder);
  try {
    const undone = readIfThere(join(staging, "undo"));
    const journal = parseJournal(undone ?? readIfThere(join(staging, "journal")) ?? "");
    if (journal !== undefined && undone !== undefined) undo(folder, journal);
    else if (journal !== undefined) carryOut(folder, journal, () => undefined);
    finish(folder);
  } catch (cause) {
    abandon(folder, undefined);
    throw writeError(folder.shown, cause);
  }
  return true;
}

/**
 * Every step, those that are done already left out, and those whose place holds something that was not there when they
 * were planned: between an interrupted run and the next, it may have become another's. Deletions come first: a name
 * may come back in another case.
 */
function carryOut(folder: Folder, { steps }: Journal, onStep: (path: string) => void): void {
  const staging = join(folder.path, stagingName);
  const made = new Set<string>();
  for (const step of steps) {
    const target = join(folder.path, step.path);
    onStep(step.path);
    if (!isAsPlanned(target, step)) continue;
    switch (step.kind) {
      case "delete":
        rmSync(target, { force: true });
        break;
      case "put": {
        const fresh = join(staging, `new-${step.number}`);
        if (!exists(fresh)) break;
        if (!step.replaces && !made.has(dirname(target))) {
          mkdirSync(dirname(target), { recursive: true });
          made.add(dirname(target));
        }
        renameSync(fresh, target);
        break;
      }
      default:
        step satisfies never;
    }
  }
  for (const step of steps) if (step.kind === "delete") removeEmptyParents(folder, step.path);
}

/** Puts the old content back, last step first, wherever there is what the run put or found there. */
function undo(folder: Folder, { steps }: Journal): void {
  const staging = join(folder.path, stagingName);
  for (const step of steps.toReversed()) {
    const target = join(folder.path, step.path);
    const old = join(staging, `old-${step.number}`);
    if (!isAsPlanned(target, step)) continue;
    if (exists(old)) {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(old, target);
    } else if (step.kind === "put" && !step.replaces && !exists(join(staging, `new-${step.number}`))) {
      rmSync(target, { force: true });
    }
  }
  for (const step of steps) removeEmptyParents(folder, step.path);
}

/** True for a place with nothing in it, with what stood there when the step was planned, or with what the step put. */
function isAsPlanned(target: string, step: Step): boolean {
  if (!exists(target)) return true;
  if (!lstatSync(target).isFile()) return false;
  const hash = hashOf(readFileSync(target));
  return hash === step.old || (step.kind === "put" && hash === step.fresh);
}

/** Leaves the folder as it was. Where even that fails, the journal stays and the next run tries again. */
function abandon(folder: Folder, made: string | undefined): void {
  const staging = join(folder.path, stagingName);
  try {
    if (existsSync(join(staging, "journal"))) renameSync(join(staging, "journal"), join(staging, "undo"));
    const journal = parseJournal(readIfThere(join(staging, "undo")) ?? "");
    if (journal !== undefined) undo(folder, journal);
    rmSync(staging, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  } catch {
    // The first failure is the one to report.
  }
}

/** The journal goes first. What cannot be removed now is removed by the next run: the files are in place. */
function finish(folder: Folder): void {
  const staging = join(folder.path, stagingName);
  try {
    rmSync(join(staging, "journal"), { force: true });
    rmSync(join(staging, "undo"), { force: true });
    rmSync(staging, { recursive: true, force: true });
  } catch {
    // Nothing is lost.
  }
}

function removeEmptyParents(folder: Folder, path: string): void {
  for (const parent of parentsOf(path).toReversed()) {
    try {
      rmdirSync(join(folder.path, parent));
    } catch {
      return; // not empty, or gone already
    }
  }
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return isSystemError(cause) && cause.code === "EPERM";
  }
}

const busy = (folder: Folder): UsageError =>
  UsageError.of("out-busy", {
    out: folder.shown,
    pid: readIfThere(join(folder.path, stagingName, "pid")) ?? "unknown",
    folder: `${folder.shown}/${stagingName}`,
  });

const readOnly = (path: string): Error =>
  Object.assign(new Error("read-only"), { code: "EROFILE", syscall: "open", path });

function writeError(path: string, cause: unknown): Error {
  if (!isSystemError(cause)) return cause instanceof Error ? cause : new Error("cannot write", { cause });
  return UsageError.of("write", { path, reason: reasons[cause.code] ?? cause.code }, cause);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  EROFILE: "the file is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "something else stands there",
  EISDIR: "a folder stands where a file should be",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error",
};
