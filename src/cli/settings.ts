import { createHash } from "node:crypto";
import { dirname, relative, resolve } from "node:path";
import type { Models } from "../program/models.js";
import { build } from "../version.js";
import type { Job } from "./run-input.js";

/** A hash of all that decides the output beside the files; undefined where that cannot be known beforehand. */
export function settingsOf(job: Job, models?: Models): string | undefined {
  if (job.path === "-" || job.allowRemote.length > 0) return undefined;
  const { perspective, names, services, package: identity, limits, strict } = job;
  const path = relative(job.rootFolder, resolve(job.cwd, job.path));
  const facts: unknown[] = [build, path, perspective, names, services ?? null, identity, limits, strict];
  // What Modelina renders depends on its version, too.
  if (models !== undefined) facts.push(models.languages, models.modelina.version);
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 22);
}

/** The output folder may not be or hold these. */
export const keptFolders = (job: Job): readonly string[] => [
  job.rootFolder,
  ...(job.path === "-" ? [] : [dirname(resolve(job.cwd, job.path))]),
  ...(job.configPath === undefined ? [] : [dirname(resolve(job.cwd, job.configPath))]),
];

/** What is said when nothing had to be written. */
export const renderUnchanged = (files: number): string =>
  `nothing changed (${files} file${files === 1 ? "" : "s"})\n`;
