import { resolve } from "node:path";
import type { Contract } from "../contract/contract.js";
import type { Finding } from "../diagnostic/report/finding.js";
import {
  compareOutput,
  type Folder,
  hashInput,
  type Inputs,
  listStale,
  openFolder,
  type Plan,
  renderOutputDiff,
  type WantedFile,
  writeOutput,
} from "../output/output.js";
import type { Models } from "../program/models.js";
import { generate, type Outcome } from "../program/pipeline.js";
import { modelsOf } from "../program/wanted-models.js";
import { renderDiffColours } from "./diff-colours.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, locateAll, report } from "./report.js";
import { assertServices, type Job, readJob } from "./run-input.js";
import { keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { foreignFinding, staleFinding } from "./stale.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** The flags of `generate`. */
export interface GenerateFlags extends DocumentFlags {
  readonly out?: string;
  /** Names of languages, with commas between. */
  readonly models?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
}

/** One run: its exit status, and what `--watch` has to look at. */
export interface GenerateRun {
  readonly status: ExitStatus;
  readonly job: Job;
  /** Every file that was read, absolute. */
  readonly files: readonly string[];
}

/** Generates once. Throws a `UsageError`. */
export const generateOnce = async (
  path: string | undefined,
  flags: GenerateFlags,
  io: Io,
): Promise<GenerateRun> => generateJob(await readJob(path, flags, io), flags, openTerminal(flags, io));

/** Generates once what a job says, as `generateOnce` does. */
export async function generateJob(job: Job, flags: GenerateFlags, terminal: Terminal): Promise<GenerateRun> {
  const folder = openFolder(job.out, { cwd: job.cwd, keep: keptFolders(job) });
  const models = await modelsOf(job);
  const outcome = await withModels(await generate(job), models);
  assertServices(job, outcome.contract);
  const softened = softenErrors(outcome.diagnostics);
  const status = statusOf(softened, job.strict);
  const files = [...outcome.sources.keys()].map((file) => resolve(outcome.rootFolder, file));
  const findings = locateAll(softened, outcome, job.cwd);
  const formats = formatsOf(flags.format);
  const print = (extra: readonly Finding[]) =>
    report([...findings, ...extra], formats, { terminal, textStream: terminal.err });
  if (status !== exitStatus.fine || outcome.contract === undefined) {
    await print([]);
    terminal.remark("nothing was written\n");
    return { status: status === exitStatus.fine ? exitStatus.refused : status, job, files };
  }
  const wanted = outcome.files;
  const done = { status: status, job, files };
  if (flags.check || flags.dryRun || flags.diff) {
    const { plan, interrupted } = compareOutput(folder, wanted);
    const stale = listStale(plan);
    if (flags.diff)
      terminal.out.write(renderDiffColours(renderOutputDiff(folder, plan, wanted), terminal.out.paint));
    if (!flags.check) {
      await print([]);
      if (flags.dryRun) terminal.out.write(renderPlan(folder, plan));
      return done;
    }
    await print(stale.map((entry) => staleFinding(folder, entry)));
    const isStale = stale.length > 0 || interrupted;
    const verdict = isStale
      ? `${folder.shown}: ${count(stale.length, "file")} out of date`
      : `${folder.shown}: up to date`;
    if (prints(formats)) terminal.out.write(`${verdict}${interrupted ? ", an interrupted run" : ""}\n`);
    return { ...done, status: isStale ? exitStatus.findings : exitStatus.fine };
  }
  const plan = writeOutput(folder, wanted, {
    force: flags.force === true,
    kept: job.kept,
    inputs: inputsOf(job, outcome, models),
  });
  await print(plan.foreign.map((file) => foreignFinding(folder, file)));
  if (prints(formats)) terminal.out.write(renderDone(outcome.contract, wanted, plan));
  return done;
}

type Generated = Awaited<ReturnType<typeof generate>>;

/** The same with the models in other languages, where those are wanted and there is anything at all. */
async function withModels(outcome: Generated, models: Models | undefined): Promise<Generated> {
  if (models === undefined || outcome.contract === undefined || outcome.files.length === 0) return outcome;
  const { emitModelFiles } = await import("../program/models.js");
  const { files, diagnostics } = await emitModelFiles(outcome.contract, models);
  return {
    ...outcome,
    files: [...outcome.files, ...files],
    diagnostics: [...outcome.diagnostics, ...diagnostics],
  };
}

/** What a run without findings was made from. One that has something to say has to say it again next time. */
function inputsOf(
  job: Job,
  { diagnostics, document }: Outcome,
  models: Models | undefined,
): Inputs | undefined {
  const settings = settingsOf(job, models);
  if (diagnostics.length > 0 || document === undefined || settings === undefined) return undefined;
  const files = [...document.files.values()].map(({ path, text }) => [path, hashInput(text)] as const);
  return { settings, files: new Map(files) };
}

const prints = (formats: ReturnType<typeof formatsOf>): boolean =>
  formats.every(({ kind, path }) => kind === "text" || path !== undefined);

/** `3 services, 75 messages, 14 files (2 changed)`. */
function renderDone(contract: Contract, wanted: readonly WantedFile[], plan: Plan): string {
  const messages = contract.services.reduce((sum, service) => sum + service.messages.length, 0);
  const changes = [
    part(plan.created.length, "new"),
    part(plan.changed.length, "changed"),
    part(plan.deleted.length, "deleted"),
  ].filter((text) => text !== "");
  if (changes.length === 0) return renderUnchanged(wanted.length);
  const all = `${count(contract.services.length, "service")}, ${count(messages, "message")}, ${count(wanted.length, "file")}`;
  return `${all} (${changes.join(", ")})\n`;
}

/** What `--dry-run` prints: a line for each file that would be touched. */
function renderPlan(folder: Folder, plan: Plan): string {
  const lines = (mark: string, paths: readonly string[]) =>
    paths.map((path) => `${mark} ${folder.shown}/${path}\n`);
  const pathsOf = (files: readonly WantedFile[]) => files.map(({ path }) => path);
  const all = [
    ...lines("create", pathsOf(plan.created)),
    ...lines("change", pathsOf(plan.changed)),
    ...lines("delete", plan.deleted),
    ...lines("refuse", [...plan.edited, ...plan.inTheWay]),
  ];
  return all.length === 0 ? "nothing to do\n" : all.join("");
}

const part = (number: number, word: string): string => (number === 0 ? "" : `${number} ${word}`);
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
