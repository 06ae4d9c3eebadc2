import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
export function missingPackages(cwd: string): readonly string[] {
  const path = join(cwd, "package.json");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  return Object.entries(packages)
    .filter(([name]) => !text.includes(`"${name}":`) || !existsSync(join(cwd, "node_modules", name)))
    .map(([name, version]) => `${name}@${version}`);
}

/** Where packages are added. */
interface Place {
  readonly cwd: string;
  readonly platform: string;
  readonly terminal: Terminal;
}

/** Adds packages with the project's own package manager, visibly. Throws a `UsageError` when that fails. */
export function install(missing: readonly string[], { cwd, platform, terminal }: Place): void {
  if (missing.length === 0) return;
  const { command, args } = managers.find(({ lock }) => existsSync(join(cwd, lock))) ?? managers[3];
  const shown = [command, ...args, ...missing].join(" ");
  terminal.out.write(`runs  ${shown}\n`);
  const isWindows = platform === "win32"; // npm is a script there, which only a shell can start
  const quoted = isWindows ? missing.map((name) => `"${name}"`) : missing;
  const { status } = spawnSync(command, [...args, ...quoted], {
    ...{ cwd, stdio: ["ignore", 2, 2], shell: isWindows },
  });
  if (status !== 0) throw UsageError.of("install-failed", { command: shown });
}
