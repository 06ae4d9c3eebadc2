import { UsageError } from "../diagnostic/usage-error.js";
import { printUsageError } from "./errors.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { createFileWatch } from "./file-watch.js";
import { type GenerateFlags, generateOnce } from "./generation.js";
import type { Io } from "./io.js";
import { readRunInput } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/**
 * Generates now and whenever a file of the document or the configuration changes, until interrupted.
 * A state that does not work is reported, and waited out.
 */
export async function watch(path: string | undefined, flags: GenerateFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const watched = createFileWatch(terminal.remark, io);
  for (;;) {
    watched.forget();
    try {
      const input = await readRunInput(path, flags, io);
      const { files } = await generateOnce(input, flags, terminal);
      if (input.path === "-")
        throw UsageError.of("usage", { reason: "standard input cannot be watched", hint: "Name a file." });
      const { configPath } = input;
      const own = [...files, input.path, ...(configPath === undefined ? [] : [configPath])];
      watched.follow(files.length < 2 ? [...watched.files, ...own] : own);
    } catch (error) {
      if (!(error instanceof UsageError) || watched.files.size === 0) throw error;
      printUsageError(error, terminal);
    }
    const { size } = watched.files;
    terminal.remark(`watching ${size} ${size === 1 ? "file" : "files"}\n`);
    if ((await watched.next()) === "interrupted") return exitStatus.interrupted;
  }
}
