import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { UsageError } from "../diagnostic/usage-error.js";
import { isInside } from "../output/manifest.js";
import { buildInitFiles, mergePackageJson } from "../program/init-files.js";
import { Interrupted } from "./errors.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { install, missingPackages } from "./install.js";
import type { Io } from "./io.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** The flags of `init`. */
export interface InitFlags {
  readonly yes?: boolean;
  readonly install?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** `asyncwright init`: the beginning of a project in the current folder. What exists is left as it is. */
export async function runInit(flags: InitFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const { cwd } = io;
  const wanted = flags.install !== false;
  const choices =
    flags.yes || !io.stdin.isTTY ? { output: "generated", install: wanted } : await ask(io, wanted);
  writePackageJson(cwd, terminal);
  for (const { path, text, rivals } of buildInitFiles(choices)) {
    const taken = [path, ...rivals].find((name) => existsSync(join(cwd, name)));
    if (taken === undefined) write(cwd, path, text);
    terminal.out.write(taken === undefined ? `made  ${path}\n` : `kept  ${taken}\n`);
  }
  const packages = missingPackages(cwd);
  if (choices.install) install(packages, { cwd, platform: io.platform, terminal });
  const later =
    choices.install || packages.length === 0 ? "" : `  npm install --save-dev ${packages.join(" ")}\n`;
  terminal.out.write(`\nNext:\n${later}  npx asyncwright generate\n  npm test\n`);
  return exitStatus.fine;
}

async function ask(
  { stderr, stdin }: Io,
  install: boolean,
): Promise<{ readonly output: string; readonly install: boolean }> {
  const lines = createInterface({ input: stdin, output: stderr });
  const interrupted = new AbortController();
  lines.on("SIGINT", () => interrupted.abort());
  const question = (text: string) => lines.question(text, { signal: interrupted.signal });
  try {
    const output = (await question("Folder for generated code (generated): ")).trim() || "generated";
    if (!isInside(output))
      throw UsageError.of("usage", {
        reason: `\`${output}\` is no folder in here`,
        hint: "Write a name such as `generated`.",
      });
    const answer = install ? await question("Install vitest and typescript now? (Y/n): ") : "n";
    return { output, install: !/^n/i.test(answer.trim()) };
  } catch (error) {
    throw interrupted.signal.aborted ? new Interrupted() : error;
  } finally {
    lines.close();
  }
}

function writePackageJson(cwd: string, terminal: Terminal): void {
  const name = "package.json";
  const path = join(cwd, name);
  const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  let after: string;
  try {
    after = mergePackageJson(before, packageName(basename(cwd)));
  } catch (cause) {
    throw UsageError.of(
      "usage",
      { reason: "package.json is not a JSON object", hint: "Mend it, then run `asyncwright init` again." },
      cause,
    );
  }
  if (after !== before) write(cwd, name, after);
  terminal.out.write(
    `${before === undefined ? "made" : after === before ? "kept" : "added"}  ${name}${before !== undefined && after !== before ? " (scripts)" : ""}\n`,
  );
}

/** A folder's name as npm takes it. */
const packageName = (folder: string): string =>
  folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "") || "contract";

function write(cwd: string, name: string, text: string): void {
  const path = join(cwd, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: name === "package.json" ? "w" : "wx" });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw UsageError.of("write", { path: name, reason: code }, cause);
  }
}
