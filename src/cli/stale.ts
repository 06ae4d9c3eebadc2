import { relative, resolve } from "node:path";
import { diagnose } from "../diagnostic/diagnostic.js";
import type { Finding } from "../diagnostic/report/finding.js";
import type { Folder, Stale } from "../output/output.js";

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

const shownIn = ({ cwd, path: folder }: Folder, path: string): string => relative(cwd, resolve(folder, path));

/** A file of the output folder that is not as it should be. */
export function staleFinding(folder: Folder, { path, what, hint }: Stale): Finding {
  const file = shownIn(folder, path);
  return {
    ...diagnose("out-stale", { what: `\`${file}\` is ${what}`, hint }, { file, pointer: "" }),
    ...start,
    file,
    pointer: "",
    related: [],
  };
}

/** A file of the output folder that is not ours. */
export function foreignFinding(folder: Folder, path: string): Finding {
  const file = shownIn(folder, path);
  return { ...diagnose("out-foreign", {}, { file, pointer: "" }), ...start, file, pointer: "", related: [] };
}
