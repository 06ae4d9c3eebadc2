import { findUnchanged, openFolder } from "../output/output.js";
import { modelsOf } from "../program/wanted-models.js";
import type { ExitStatus } from "./exit-status.js";
import { exitStatus } from "./exit-status.js";
import type { GenerateFlags } from "./generation.js";
import type { Io } from "./io.js";
import { formatsOf, isTalking, report } from "./report.js";
import { type RunInput, readRunInput } from "./run-input.js";
import { keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { restoreFindings } from "./stored-findings.js";
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
  const input = await readRunInput(path, flags, io);
  const terminal = openTerminal(flags, io);
  const earlier = await findEarlier(input, flags);
  if (earlier !== undefined) {
    const formats = formatsOf(flags.format);
    await report(restoreFindings(earlier, input), formats, { terminal, textStream: terminal.err });
    if (isTalking(formats)) terminal.out.write(renderUnchanged(earlier.size));
    return exitStatus.fine;
  }
  const { generateOnce } = await import("./generation.js");
  return (await generateOnce(input, flags, terminal)).status;
}

/**
 * An earlier run that was made from the same files and whose output is untouched: the common case of a build script.
 * Everything that generates is not even loaded. `--check` and others that look closer never take this way.
 */
async function findEarlier(input: RunInput, { check, dryRun, diff, force }: GenerateFlags) {
  if (check || dryRun || diff || force) return undefined;
  const settings = settingsOf(input, await modelsOf(input));
  if (settings === undefined) return undefined;
  const folder = openFolder(input.out, { cwd: input.cwd, keep: keptFolders(input) });
  return findUnchanged(folder, settings, input.rootFolder);
}
