import { type FSWatcher, watch as watchFolder } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Io } from "./io.js";

const debounceMs = 100;

/** Files that are waited for. Folders are watched, since editors replace files. */
interface FileWatch {
  /** Absolute. */
  readonly files: ReadonlySet<string>;
  /** Watches these files and everything directly in these folders, and nothing else from now on. */
  follow(files: Iterable<string>, folders?: Iterable<string>): void;
  /** What has changed until now does not count. */
  forget(): void;
  /** Resolves a little after something has changed; or at once when interrupted, with nothing watched any more. */
  next(): Promise<"changed" | "interrupted">;
}

/** Watches nothing yet. `remark` is told of what cannot be watched. */
export function createFileWatch(
  remark: (text: string) => void,
  { cwd, onSignal }: Pick<Io, "cwd" | "onSignal">,
): FileWatch {
  let files: ReadonlySet<string> = new Set();
  let whole: ReadonlySet<string> = new Set();
  const watchers = new Map<string, FSWatcher>();
  let wake: () => void = () => undefined;
  let ignoreSignals: () => void = () => undefined;
  let dirty = false;
  const onChange = (folder: string) => (_: string, name: string | null) => {
    if (name !== null && !whole.has(folder) && !files.has(resolve(folder, basename(name)))) return;
    dirty = true;
    wake();
  };
  const open = (folder: string): void => {
    try {
      const watcher = watchFolder(folder, onChange(folder));
      watcher.on("error", () => undefined); // the folder is gone; the next run says so
      watchers.set(folder, watcher);
    } catch {
      remark(`cannot watch ${folder.replace(cwd, ".")}\n`);
    }
  };
  return {
    get files() {
      return files;
    },
    follow(named, among = []) {
      files = new Set([...named].map((file) => resolve(cwd, file)));
      whole = new Set([...among].map((folder) => resolve(cwd, folder)));
      const folders = new Set([...[...files].map((file) => dirname(file)), ...whole]);
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (!watchers.has(folder)) open(folder);
    },
    forget() {
      dirty = false;
    },
    async next() {
      let isInterrupted = false;
      if (!dirty)
        await new Promise<void>((done) => {
          wake = done;
          ignoreSignals = onSignal(() => {
            isInterrupted = true;
            done();
          });
        });
      wake = () => undefined;
      ignoreSignals();
      if (isInterrupted) {
        for (const watcher of watchers.values()) watcher.close();
        watchers.clear();
        return "interrupted";
      }
      await new Promise((done) => setTimeout(done, debounceMs));
      return "changed";
    },
  };
}
