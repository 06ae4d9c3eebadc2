import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { UsageError } from "../diagnostic/usage-error.js";
import type { Terminal } from "./terminal.js";

/** What the tests of a new project need. */
const packages: Readonly<Record<string, string>> = { vitest: "^4", typescript: "^5" };

/** The package managers, by the lock file that shows them. The last needs none. */
const managers = [
  { lock: "pnpm-lock.yaml", command: "pnpm", args: ["add", "--save-dev"] },
  { lock: "yarn.lock", command: "yarn", args: ["add", "--dev"] },
  { lock: "bun.lock", command: "bun", args: ["add", "--dev"] },
  { lock: "package-lock.json", command: "npm", args: ["install", "--save-dev", "--no-audit", "--no-fund"] },
] as const;

/** The packages, with versions, that package.json does not ask for yet or that are not there. */
export function missingPackages(): readonly string[] {
  const text = existsSync("package.json") ? readFileSync("package.json", "utf8") : "{}";
  return Object.entries(packages)
    .filter(([name]) => !text.includes(`"${name}":`) || !existsSync(`node_modules/${name}`))
    .map(([name, version]) => `${name}@${version}`);
}

/** Adds packages with the project's own package manager, visibly. Throws a `UsageError` when that fails. */
export function install(missing: readonly string[], terminal: Terminal): void {
  if (missing.length === 0) return;
  const { command, args } = managers.find(({ lock }) => existsSync(lock)) ?? managers[3];
  const shown = [command, ...args, ...missing].join(" ");
  terminal.out.write(`runs  ${shown}\n`);
  const isWindows = process.platform === "win32"; // npm is a script there, which only a shell can start
  const quoted = isWindows ? missing.map((name) => `"${name}"`) : missing;
  const { status } = spawnSync(command, [...args, ...quoted], { stdio: ["ignore", 2, 2], shell: isWindows });
  if (status !== 0) throw UsageError.of("install-failed", { command: shown });
}
