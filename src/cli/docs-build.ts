import { createHash } from "node:crypto";
import type { Finding } from "../diagnostic/report/finding.js";
import {
  compareOutput,
  type Folder,
  findUnchanged,
  listStale,
  openFolder,
  type Plan,
  type WantedFile,
  writeOutput,
} from "../output/output.js";
import { buildPrepared, type PreparedSite, prepareSite } from "../program/site.js";
import { type DocsFlags, type DocsInput, ownFolders, readDocsInput } from "./docs.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { Io } from "./io.js";
import { formatsOf, isTalking, report } from "./report.js";
import { inputsOf, keptFolders, renderUnchanged, settingsOf } from "./settings.js";
import { foreignFinding, staleFinding } from "./stale.js";
import { restoreFindings } from "./stored-findings.js";
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
  const input = await readDocsInput(path, flags, io);
  const prepared = prepareSite(input.site);
  const settings = hashSettings(input, prepared);
  const keep = [...keptFolders(input), ...ownFolders(input)];
  const folder = openFolder(input.out, { cwd: input.cwd, keep });
  const formats = formatsOf(flags.format);
  const say = (text: string) => isTalking(formats) && terminal.out.write(text);
  const streams = { terminal, textStream: terminal.err };
  const isLooking = flags.check === true || flags.force === true;
  const earlier =
    isLooking || settings === undefined ? undefined : findUnchanged(folder, settings, input.rootFolder);
  if (earlier !== undefined) {
    await report(restoreFindings(earlier, input), formats, streams);
    say(renderUnchanged(earlier.size));
    return exitStatus.fine;
  }
  const made = await buildPrepared(input.document, input.site, prepared);
  const print = (extra: readonly Finding[]) =>
    report({ ...made, findings: [...made.findings, ...extra] }, formats, streams);
  if (made.verdict !== "valid") {
    await print([]);
    terminal.remark("nothing was written\n");
    return statusOf(made.verdict);
  }
  const wanted = made.files.map(({ path: file, content }) => ({ path: file, text: content }));
  if (flags.check) {
    const { plan, interrupted } = compareOutput(folder, wanted);
    const stale = listStale(plan, "asyncwright docs build");
    await print(stale.map((entry) => staleFinding(folder, entry)));
    const isStale = stale.length > 0 || interrupted;
    const verdict = isStale ? `${count(stale.length, "file")} out of date` : "up to date";
    say(`${folder.shown}: ${verdict}${interrupted ? ", an interrupted run" : ""}\n`);
    return isStale ? exitStatus.findings : exitStatus.fine;
  }
  const plan = writeOutput(folder, wanted, {
    force: flags.force === true,
    inputs: inputsOf(made, settings),
  });
  await print(plan.foreign.map((file) => foreignFinding(folder, file)));
  say(renderDone(folder, wanted, plan));
  return exitStatus.fine;
}

/** A hash of all that decides the site beside the document's files; undefined where that cannot be known. */
function hashSettings(input: DocsInput, { look, material }: PreparedSite): string | undefined {
  const settings = settingsOf(input);
  if (settings === undefined) return undefined;
  const { articles, assets, logo: picture, templates } = material;
  const { logo: _, ...rest } = look;
  const hash = createHash("sha256").update(JSON.stringify([settings, rest, articles, templates]));
  const logo = picture === undefined ? [] : [[picture.name, picture.bytes] as const];
  for (const [name, bytes] of [...assets, ...logo]) hash.update(`\0${name}\0`).update(bytes);
  return hash.digest("base64url").slice(0, 22);
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
