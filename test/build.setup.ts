import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Builds dist/ before the tests that start the command, unless it is newer than everything it is made from. */
export default function setup(): void {
  const built = "dist/bin.js";
  const sources = ["src", "build", "templates", "package.json"];
  if (existsSync(built) && Math.max(...sources.map(newest)) <= statSync(built).mtimeMs) return;
  execFileSync(process.execPath, ["build/build.mjs"], { stdio: "inherit" });
}

function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
