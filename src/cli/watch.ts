import { type FSWatcher, watch as watchFolder } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import { printUsageError } from "./errors.js";
import type { ExitStatus } from "./exit-status.js";
import { type GenerateFlags, generateOnce } from "./generation.js";
import { openTerminal } from "./terminal.js";

const debounceMs = 100;

/**
 * Generates now and whenever a file of the document or the configuration changes, until interrupted.
 * A state that does not work is reported, and waited out. Folders are watched, since editors replace files.
 */
export async function watch(path: string | undefined, flags: GenerateFlags): Promise<ExitStatus> {
  const terminal = openTerminal(flags);
  let watched: ReadonlySet<string> = new Set();
  const watchers = new Map<string, FSWatcher>();
  let wake: () => void = () => undefined;
  let dirty = false;
  const onChange = (folder: string) => (_: string, name: string | null) => {
    if (name !== null && !watched.has(resolve(folder, basename(name)))) return;
    dirty = true;
    wake();
  };
  const follow = (files: Iterable<string>): void => {
    watched = new Set([...files].map((file) => resolve(file)));
    const folders = new Set([...watched].map((file) => dirname(file)));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watchFolder(folder, onChange(folder));
        watcher.on("error", () => undefined); // the folder is gone; the next run says so
        watchers.set(folder, watcher);
      } catch {
        terminal.remark(`cannot watch ${folder.replace(process.cwd(), ".")}\n`);
      }
    }
  };
  for (;;) {
    dirty = false;
    try {
      const { job, files } = await generateOnce(path, flags);
      if (job.path === "-")
        throw UsageError.of("usage", { reason: "standard input cannot be watched", hint: "Name a file." });
      const config = job.configPath === undefined ? [] : [job.configPath];
      follow(
        files.length < 2 ? [...watched, ...files, job.path, ...config] : [...files, job.path, ...config],
      );
    } catch (error) {
      if (!(error instanceof UsageError) || watchers.size === 0) throw error;
      printUsageError(error, terminal);
    }
    terminal.remark(`watching ${watched.size} ${watched.size === 1 ? "file" : "files"}\n`);
    if (!dirty)
      await new Promise<void>((done) => {
        wake = done;
      });
    wake = () => undefined;
    await new Promise((done) => setTimeout(done, debounceMs));
  }
}
