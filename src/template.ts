import { type TemplateRun, writeTemplate as write } from "./cli/template.js";

export type { TemplateRun } from "./cli/template.js";

/** Writes what `asyncwright generate` writes, for the AsyncAPI Generator; see `cli/template.ts`. */
export const writeTemplate = (run: TemplateRun): Promise<void> =>
  write(run, { cwd: process.cwd(), warn: (text) => void process.stderr.write(text) });
