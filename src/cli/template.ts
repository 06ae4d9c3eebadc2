import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { plain } from "../diagnostic/paint.js";
import { renderUsage } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { exitStatus } from "./exit-status.js";
import type { GenerateFlags } from "./generation.js";
import { generateOnce } from "./generation.js";
import { type RunInput, readRunInput } from "./run-input.js";
import { readParameters, type TemplateParameters } from "./template-parameters.js";
import type { Terminal } from "./terminal.js";

/** What the AsyncAPI Generator hands to its template. */
export interface TemplateRun {
  /** The document's text as the generator got it. */
  readonly text: string;
  /** Where that came from, a path or an address; absent when only a text was handed over. */
  readonly source?: string | undefined;
  /** The folder to write. */
  readonly targetDir: string;
  /** What the user said with `-p name=value`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Generated files that were edited are replaced. */
  readonly force: boolean;
  /** Whether a file of the folder may be replaced, by its path with `/`. Absent: each may. */
  readonly mayOverwrite?: ((path: string) => Promise<boolean>) | undefined;
}

/** Where a template is used. */
interface TemplatePlace {
  /** The current folder; absolute. */
  readonly cwd: string;
  readonly warn: (text: string) => void;
}

/**
 * Writes what `asyncwright generate` writes, for the AsyncAPI Generator: the configuration of the current folder
 * counts, but for `input` and `output`. Findings that stop nothing go to `warn`. Throws an `Error` whose message is
 * the report, for a wrong document and for a wrong call; nothing was written then.
 */
export async function writeTemplate(run: TemplateRun, { cwd, warn }: TemplatePlace): Promise<void> {
  const said: string[] = [];
  const failed = await attempt(run, { cwd, said });
  const report = said.join("");
  if (failed) throw new Error(`asyncwright wrote nothing\n\n${report.trimEnd()}`);
  if (report !== "") warn(report);
}

/** Whether it failed; what there is to say goes to `said`. */
async function attempt(
  run: TemplateRun,
  { cwd, said }: { readonly cwd: string; readonly said: string[] },
): Promise<boolean> {
  const stream = { write: (text: string) => void said.push(text), paint: plain };
  const nowhere = { write: () => undefined, paint: plain };
  const terminal: Terminal = { cwd, out: nowhere, err: stream, remark: () => undefined };
  try {
    const parameters = readParameters(run.parameters);
    const flags = flagsOf(run, parameters, cwd);
    const input = await buildInput(run, parameters, { ...flags, cwd });
    const { status } = await generateOnce(input, flags, terminal);
    return status !== exitStatus.fine;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    said.push(renderUsage(error, plain));
    return true;
  }
}

function flagsOf(
  { targetDir, force }: TemplateRun,
  parameters: TemplateParameters,
  cwd: string,
): GenerateFlags {
  const { config, root, models } = parameters;
  return {
    out: relative(cwd, targetDir) || ".",
    force,
    ...(config === undefined ? {} : { config }),
    ...(root === undefined ? {} : { root }),
    ...(models === undefined ? {} : { models }),
  };
}

/** The document is read from its file; where that holds something else than the generator got, its text counts. */
async function buildInput(
  run: TemplateRun,
  { perspective, services, packageName, packageVersion }: TemplateParameters,
  { cwd, ...flags }: GenerateFlags & { readonly cwd: string },
): Promise<RunInput> {
  const path = pathOf(run.source, cwd);
  const input = await readRunInput(path, flags, { cwd });
  const kept = await listKept(run);
  const isRead = path !== "-" && holds(resolve(cwd, path), run.text);
  return {
    ...input,
    ...(isRead ? {} : { document: { text: run.text, ...(path === "-" ? {} : { path }) } }),
    ...(kept.size === 0 ? {} : { kept }),
    options: {
      ...input.options,
      perspective: perspective ?? input.options.perspective,
      services: services ?? input.options.services,
    },
    package: {
      ...input.package,
      ...(packageName === undefined ? {} : { name: packageName }),
      ...(packageVersion === undefined ? {} : { version: packageVersion }),
    },
  };
}

/** The document seen from the current folder; `-` for one that has no path here. */
function pathOf(source: string | undefined, cwd: string): string {
  if (source === undefined) return "-";
  if (source.startsWith("file:")) return relative(cwd, fileURLToPath(source));
  return /^[a-z]+:\/\//i.test(source) ? "-" : relative(cwd, resolve(cwd, source));
}

/** The files of the folder that may not be replaced. */
async function listKept({ targetDir, mayOverwrite }: TemplateRun): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  if (mayOverwrite === undefined) return kept;
  for (const entry of readdirSync(targetDir, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = relative(targetDir, join(entry.parentPath, entry.name)).replaceAll(sep, "/");
    if (!(await mayOverwrite(path))) kept.add(path);
  }
  return kept;
}

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    return false;
  }
}
