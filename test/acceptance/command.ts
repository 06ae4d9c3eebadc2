import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { makeFolder, readTree } from "../folder.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const preload = join(root, "test/acceptance/watch-network.mjs");

/** One run of the real command. */
export interface Run {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it tried to reach over the network. */
  readonly network: string;
  /** The folder it ran in. */
  readonly folder: string;
}

/** What a run may do beside reading files. */
export interface RunOptions {
  /** It may use the network. */
  readonly network?: true;
  /** Its standard input stays open and silent. */
  readonly openStdin?: true;
}

/** Starts `asyncwright` as a child process in a folder, with at most 512 MB and 10 seconds of a processor. */
export async function asyncwright(
  folder: string,
  args: readonly string[],
  { network, openStdin }: RunOptions = {},
): Promise<Run> {
  const log = join(makeFolder(), "network.log");
  const child = spawn(
    "sh",
    [
      ...["-c", 'ulimit -t 10 && exec "$@"', "sh", process.execPath],
      "--max-old-space-size=512",
      ...(network ? [] : ["--import", preload]),
      join(process.env.AW_DIST ?? join(root, "dist"), "bin.js"),
      ...args,
    ],
    {
      cwd: folder,
      stdio: [openStdin ? "pipe" : "ignore", "pipe", "pipe"],
      env: { ...process.env, NETWORK_LOG: log, NO_COLOR: "1" },
    },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), 100_000); // it waits for something
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("close", (code, by) => resolve([code, by])),
  );
  clearTimeout(timer);
  child.stdin?.destroy();
  const reached = existsSync(log) ? readFileSync(log, "utf8") : "";
  return { status, signal, stdout, stderr, network: reached, folder };
}

/** Generates `asyncapi.yaml` of a new folder into `out`, and asserts what holds for every document. */
export async function generate(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Run & { readonly out: Readonly<Record<string, string>> }> {
  const folder = makeFolder(files);
  const before = readTree(folder);
  const [input = "asyncapi.yaml"] = Object.keys(files);
  const run = await asyncwright(folder, ["generate", input, "--out", "out", ...args]);
  expect(run.signal, "it ends by itself").toBeNull();
  expect(run.status, `not a bug: ${run.stderr}`).not.toBe(70);
  expect(run.network, "it reaches for nothing").toBe("");
  const after = readTree(folder);
  const outside = Object.fromEntries(Object.entries(after).filter(([path]) => !path.startsWith("out/")));
  expect(outside, "nothing outside the output folder changed").toEqual(before);
  if (run.status !== 0) {
    expect(after, "nothing was written").toEqual(before);
    expect(run.stderr, "no stack").not.toMatch(/^\s+at /m);
    expect(run.stderr, "no absolute path").not.toContain(folder);
    expect(run.stderr, "no path of the tool").not.toContain(root);
  }
  const out = Object.fromEntries(
    Object.entries(after).flatMap(([path, text]) =>
      path.startsWith("out/") && !path.endsWith("/")
        ? [[path.slice("out/".length), text.replace(/^\d+ /, "")]]
        : [],
    ),
  );
  return { ...run, out };
}
