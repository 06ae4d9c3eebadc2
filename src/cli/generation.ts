import { resolve } from "node:path";
import type { Finding } from "../diagnostic/report/finding.js";
import { generate } from "../index.js";
import {
  compareOutput,
  type Folder,
  listStale,
  openFolder,
  type Plan,
  renderOutputDiff,
  type WantedFile,
  writeOutput,
} from "../output/output.js";
import type { GenerateResult } from "../program/generate.js";
import { modelsOf } from "../program/wanted-models.js";
import { renderDiffColours } from "./diff-colours.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import { formatsOf, isTalking, report } from "./report.js";
import type { RunInput } from "./run-input.js";
import { inputsOf, keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { foreignFinding, staleFinding } from "./stale.js";
import type { Terminal } from "./terminal.js";

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
  /** Every file that was read, absolute. */
  readonly files: readonly string[];
}

/** Generates once. Throws a `UsageError`. */
export async function generateOnce(
  input: RunInput,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<GenerateRun> {
  const folder = openFolder(input.out, { cwd: input.cwd, keep: keptFolders(input) });
  const { document, models, options } = input;
  const made = await generate(document, { ...options, models, package: input.package });
  const status = statusOf(made.verdict);
  const run = { status, files: made.sources.map(({ path }) => resolve(made.root, path)) };
  const formats = formatsOf(flags.format);
  const print = (extra: readonly Finding[]) =>
    report({ ...made, findings: [...made.findings, ...extra] }, formats, {
      terminal,
      textStream: terminal.err,
    });
  if (status !== exitStatus.fine) {
    await print([]);
    terminal.remark("nothing was written\n");
    return run;
  }
  const say = (text: string) => isTalking(formats) && terminal.out.write(text);
  if (flags.check || flags.dryRun || flags.diff)
    return { ...run, status: await compare(made, { flags, folder, print, say, terminal }) };
  const plan = writeOutput(folder, made.files, {
    force: flags.force === true,
    kept: input.kept,
    inputs: inputsOf(made, settingsOf(input, await modelsOf(input))),
  });
  await print(plan.foreign.map((file) => foreignFinding(folder, file)));
  say(renderDone(made, plan));
  return run;
}

interface Comparison {
  readonly flags: GenerateFlags;
  readonly folder: Folder;
  readonly print: (extra: readonly Finding[]) => Promise<void>;
  readonly say: (text: string) => void;
  readonly terminal: Terminal;
}

/** Says what differs, and writes nothing. */
async function compare({ files }: GenerateResult, to: Comparison): Promise<ExitStatus> {
  const { flags, folder, print, say, terminal } = to;
  const { plan, interrupted } = compareOutput(folder, files);
  if (flags.diff)
    terminal.out.write(renderDiffColours(renderOutputDiff(folder, plan, files), terminal.out.paint));
  if (!flags.check) {
    await print([]);
    if (flags.dryRun) terminal.out.write(renderPlan(folder, plan));
    return exitStatus.fine;
  }
  const stale = listStale(plan);
  await print(stale.map((entry) => staleFinding(folder, entry)));
  const isStale = stale.length > 0 || interrupted;
  const verdict = isStale ? `${count(stale.length, "file")} out of date` : "up to date";
  say(`${folder.shown}: ${verdict}${interrupted ? ", an interrupted run" : ""}\n`);
  return isStale ? exitStatus.findings : exitStatus.fine;
}

/** `3 services, 75 messages, 14 files (2 changed)`. */
function renderDone({ contract, files, findings }: GenerateResult, plan: Plan): string {
  const services = contract?.services ?? [];
  const messages = services.reduce((sum, service) => sum + service.messages.length, 0);
  const changes = [
    part(plan.created.length, "new"),
    part(plan.changed.length, "changed"),
    part(plan.deleted.length, "deleted"),
  ].filter((text) => text !== "");
  if (changes.length === 0) return renderUnchanged(files.length);
  const all = `${count(services.length, "service")}, ${count(messages, "message")}, ${count(files.length, "file")}`;
  const leftOut = findings.filter(({ code }) => code === "left-out").length;
  const hint = leftOut === 0 ? "" : `, ${leftOut} left out: see \`asyncwright validate\``;
  return `${all} (${changes.join(", ")})${hint}\n`;
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
