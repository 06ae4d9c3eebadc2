import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atMost, type Figure, megabytes, plain } from "./table.js";

const mebi = 1024 * 1024;

/** What a user downloads and installs: the packed package, put into an empty project. */
export function benchInstall(work: string): readonly Figure[] {
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd,
      encoding: "utf8",
    });
  const [packed]: readonly { filename: string; size: number; unpackedSize: number }[] = JSON.parse(
    npm(["pack", "--json", "--pack-destination", work], process.cwd()),
  );
  if (packed === undefined) throw new Error("npm pack packed nothing");
  const project = join(work, "user");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "user", "private": true }\n');
  npm(["install", join(work, packed.filename)], project);
  const modules = join(project, "node_modules");
  return [
    { what: "the package, packed", measured: megabytes(packed.size) },
    { what: "the package, unpacked", measured: megabytes(packed.unpackedSize) },
    atMost("packages that a user installs", countPackages(modules), { limit: 25, show: plain }),
    atMost("their size on disk", sizeOf(modules), { limit: 25 * mebi, show: megabytes }),
  ];
}

/** Packages in a node_modules folder, those within packages too. */
function countPackages(modules: string): number {
  if (!existsSync(modules)) return 0;
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => join(name, inner)) : [name],
    )
    .reduce((sum, name) => sum + 1 + countPackages(join(modules, name, "node_modules")), 0);
}

function sizeOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
