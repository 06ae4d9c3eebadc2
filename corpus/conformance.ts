import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What the generated suites of one document did. */
export interface SuiteResult {
  readonly passed: number;
  /** Names of tests, or why a file could not be run. */
  readonly failed: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs every generated `conformance.test.ts` below `out` in one go. Results by folder. */
export function runConformance(out: string, vitest: string): ReadonlyMap<string, SuiteResult> {
  const config = join(out, "vitest.config.mjs");
  const file = join(out, "conformance.json");
  writeFileSync(
    config,
    'export default { test: { include: ["*/*/conformance.test.ts"], pool: "threads", isolate: false } };\n',
  );
  const run = spawnSync(
    process.execPath,
    [vitest, "run", "--root", out, "--config", config, "--reporter=json", `--outputFile=${file}`],
    { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (!existsSync(file)) throw new Error(`vitest gave no result:\n${run.stderr.slice(0, 2_000)}`);
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  const results = new Map<string, SuiteResult>();
  for (const { name, status, message, assertionResults } of report.testResults) {
    const [folder = ""] = relative(out, name).split(sep);
    const before = results.get(folder) ?? { passed: 0, failed: [] };
    const failed = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => `${test.fullName}: ${test.failureMessages[0]?.split("\n")[0] ?? ""}`);
    const broken = status === "failed" && failed.length === 0 ? [message.split("\n")[0] ?? "not run"] : [];
    results.set(folder, {
      passed: before.passed + assertionResults.filter((test) => test.status === "passed").length,
      failed: [...before.failed, ...failed, ...broken],
    });
  }
  return results;
}
