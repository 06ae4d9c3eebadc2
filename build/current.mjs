import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["src", "build", "templates", "package.json", "package-lock.json"];

/** Whether dist/ is newer than everything that it is made from. */
export function isCurrent(root) {
  const built = join(root, "dist/bin.js");
  if (!existsSync(built)) return false;
  const paths = sources.map((source) => join(root, source)).filter((path) => existsSync(path));
  return Math.max(...paths.map(newest)) <= statSync(built).mtimeMs;
}

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
