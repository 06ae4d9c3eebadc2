import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { readTree, writeFiles } from "../folder.js";

/** How a run ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command in a folder of its own, with no parser beside it. Call it within a test or `beforeAll`. */
export function copyCommand(folder: string): string {
  const dist = join(folder, "node_modules/asyncwright/dist");
  cpSync(resolve("dist"), dist, { recursive: true });
  return join(dist, "bin.js");
}

/** The built command where it stands, with the real parser beside it. */
export const command = resolve("dist/bin.js");

/** How to start it. */
export interface Start {
  readonly bin: string;
  /** Files of the current folder; `asyncapi.yaml` is the document. */
  readonly files: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Called with the process as soon as it is started. */
  readonly onStart?: (child: { readonly kill: (signal: NodeJS.Signals) => void }) => void;
}

/** Runs the command to its end, and asserts that it left nothing behind. Several can run side by side. */
export async function runIn(start: Start, ...args: readonly string[]): Promise<Ended> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "asyncwright-run-")));
  try {
    return await runBelow(home, start, args);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function runBelow(home: string, start: Start, args: readonly string[]): Promise<Ended> {
  const [cwd, temporary] = [join(home, "current"), join(home, "temporary")];
  for (const folder of [cwd, temporary]) mkdirSync(folder);
  writeFiles(cwd, start.files);
  const child = spawn(process.execPath, [start.bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: temporary, NO_COLOR: "1" },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined).end(start.input ?? "");
  start.onStart?.({ kill: (signal) => child.kill(signal) });
  const status = await new Promise<number | null>((done) => child.on("close", done));
  expect(readTree(temporary), "no temporary files").toEqual({});
  expect(stdout + stderr, "no stack").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(status, stderr).not.toBe(70);
  return { status, stdout, stderr };
}
