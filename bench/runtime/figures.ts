import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import type { Figure } from "../table.js";

const programs = [
  ...["driver", "generated-server", "generated-client", "bare-server", "bare-client", "validation"],
];

/** Clients and servers that were generated, against `ws` alone: each in a process of its own. */
export function benchRuntime(work: string, repetitions: number): readonly Figure[] {
  // Below node_modules, so that the packages are found.
  const outdir = resolve("node_modules/.cache/asyncwright/bench-runtime");
  mkdirSync(outdir, { recursive: true });
  buildSync({
    entryPoints: programs.map((name) => `bench/runtime/${name}.ts`),
    ...{ outdir, bundle: true, packages: "external", format: "esm", platform: "node", target: "node20.19" },
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
  });
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [join(outdir, "driver.mjs"), String(repetitions), join(work, "client")],
    { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", timeout: 600_000 },
  );
  if (status !== 0) throw new Error(`the driver ended with ${status}`, { cause: error });
  return JSON.parse(stdout);
}
