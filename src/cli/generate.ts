import { findUnchanged, openFolder, readManifest } from "../output/output.js";
import { modelsOf } from "../program/wanted-models.js";
import type { ExitStatus } from "./exit-status.js";
import { exitStatus } from "./exit-status.js";
import type { GenerateFlags } from "./generation.js";
import type { Io } from "./io.js";
import { readJob } from "./run-input.js";
import { keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { openTerminal } from "./terminal.js";

/** `asyncwright generate [DOCUMENT]`: brings the output folder up to date, or says what differs. */
export async function runGenerate(
  path: string | undefined,
  flags: GenerateFlags,
  io: Io,
): Promise<ExitStatus> {
  if (flags.watch) {
    const { watch } = await import("./watch.js");
    return watch(path, flags, io);
  }
  if (await isUnchanged(path, flags, io)) return exitStatus.fine;
  const { generateOnce } = await import("./generation.js");
  return (await generateOnce(path, flags, io)).status;
}

/**
 * True, and said, when an earlier run was made from the same files and its output is untouched: the common case of
 * a build script. Everything that generates is not even loaded. `--check` never takes this way.
 */
async function isUnchanged(path: string | undefined, flags: GenerateFlags, io: Io): Promise<boolean> {
  const { check, dryRun, diff, force, format } = flags;
  if (check || dryRun || diff || force || format !== undefined) return false;
  const job = await readJob(path, flags, io);
  const settings = settingsOf(job, await modelsOf(job));
  if (settings === undefined) return false;
  const folder = openFolder(job.out, { cwd: job.cwd, keep: keptFolders(job) });
  if (findUnchanged(folder, settings, job.rootFolder) === undefined) return false;
  openTerminal(flags, io).out.write(renderUnchanged(readManifest(folder)?.size ?? 0));
  return true;
}
