import { createHash } from "node:crypto";
import {
  compareOutput,
  type Folder,
  findUnchanged,
  hashInput,
  type Inputs,
  listStale,
  openFolder,
  type Plan,
  readManifest,
  type WantedFile,
  writeOutput,
} from "../output/output.js";
import { type Material, readMaterial } from "../program/site-material.js";
import { type DocsFlags, type DocsJob, readDocsJob } from "./docs.js";
import type { MadeSite } from "./docs-site.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { Io } from "./io.js";
import { formatsOf, report } from "./report.js";
import { keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { foreignFinding, staleFinding } from "./stale.js";
import { openTerminal } from "./terminal.js";

/** The flags of `docs build`. */
export interface DocsBuildFlags extends DocsFlags {
  readonly check?: boolean;
  readonly force?: boolean;
}

/** `asyncwright docs build [DOCUMENT]`: brings the folder of the site up to date, or says what differs. */
export async function runDocsBuild(
  path: string | undefined,
  flags: DocsBuildFlags,
  io: Io,
): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const job = await readDocsJob(path, flags, io);
  const material = readMaterial(job);
  const settings = hashSettings(job, material);
  const own = [job.pages, job.templates].filter((folder) => folder !== undefined);
  const folder = openFolder(job.out, { cwd: job.cwd, keep: [...keptFolders(job), ...own] });
  if (canSkip(flags) && settings !== undefined && findUnchanged(folder, settings, job.rootFolder)) {
    terminal.out.write(renderUnchanged(readManifest(folder)?.size ?? 0));
    return exitStatus.fine;
  }
  const { makeSite } = await import("./docs-site.js");
  const made = await makeSite(job, material);
  const formats = formatsOf(flags.format);
  const print = (extra: readonly MadeSite["findings"][number][]) =>
    report([...made.findings, ...extra], formats, { terminal, textStream: terminal.err });
  const isSpoken = formats.every(({ kind, path: file }) => kind === "text" || file !== undefined);
  if (made.site === undefined) {
    await print([]);
    terminal.remark("nothing was written\n");
    return made.status;
  }
  const wanted = made.site.files.map(({ path: file, content }) => ({ path: file, text: content }));
  if (flags.check) {
    const { plan, interrupted } = compareOutput(folder, wanted);
    const stale = listStale(plan, "asyncwright docs build");
    await print(stale.map((entry) => staleFinding(folder, entry)));
    const isStale = stale.length > 0 || interrupted;
    const verdict = isStale ? `${count(stale.length, "file")} out of date` : "up to date";
    if (isSpoken)
      terminal.out.write(`${folder.shown}: ${verdict}${interrupted ? ", an interrupted run" : ""}\n`);
    return isStale ? exitStatus.findings : exitStatus.fine;
  }
  const plan = writeOutput(folder, wanted, {
    force: flags.force === true,
    inputs: inputsOf(made, settings),
  });
  await print(plan.foreign.map((file) => foreignFinding(folder, file)));
  if (isSpoken) terminal.out.write(renderDone(folder, wanted, plan));
  return made.status;
}

/** A run that looks closer, or has something to print for each time, is never left out. */
const canSkip = ({ check, force, format }: DocsBuildFlags): boolean =>
  check !== true && force !== true && format === undefined;

/** A hash of all that decides the site beside the document's files; undefined where that cannot be known. */
function hashSettings(job: DocsJob, { articles, assets, logo, templates }: Material): string | undefined {
  const settings = settingsOf(job);
  if (settings === undefined) return undefined;
  const hash = createHash("sha256").update(JSON.stringify([settings, job.look, articles, templates]));
  for (const [name, bytes] of [...assets, ...(logo === undefined ? [] : [[logo.name, logo.bytes] as const])])
    hash.update(`\0${name}\0`).update(bytes);
  return hash.digest("base64url").slice(0, 22);
}

/** What a run without findings was made from. One that has something to say has to say it again next time. */
function inputsOf({ isClean, outcome }: MadeSite, settings: string | undefined): Inputs | undefined {
  if (!isClean || settings === undefined || outcome.document === undefined) return undefined;
  const files = [...outcome.document.files.values()].map(
    ({ path, text }) => [path, hashInput(text)] as const,
  );
  return { settings, files: new Map(files) };
}

/** `305 pages in site, 912 files (2 changed)`. */
function renderDone(folder: Folder, wanted: readonly WantedFile[], plan: Plan): string {
  const { changed, created, deleted } = plan;
  const changes = [
    part(created.length, "new"),
    part(changed.length, "changed"),
    part(deleted.length, "deleted"),
  ].filter((text) => text !== "");
  if (changes.length === 0) return renderUnchanged(wanted.length);
  const pages = wanted.filter(({ path }) => path.endsWith(".html")).length;
  return `${count(pages, "page")} in ${folder.shown}, ${count(wanted.length, "file")} (${changes.join(", ")})\n`;
}

const part = (number: number, word: string): string => (number === 0 ? "" : `${number} ${word}`);
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
