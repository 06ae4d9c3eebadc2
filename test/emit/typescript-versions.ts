import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { makeFolder } from "../folder.js";

/** The versions of TypeScript that generated code promises to work with, as packages of this repository. */
export const compilers = {
  "5.5": "typescript-oldest",
  "5.9": "typescript",
  "7.0": "typescript-7",
} as const;

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const;

/** What a version of TypeScript says of our generated code, in a strict project; `version` is what it calls itself. */
export async function compileGenerated(
  version: keyof typeof compilers,
  resolution: keyof typeof resolutions,
): Promise<{ readonly version: string; readonly faults: string }> {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    target: "es2022",
    ...resolutions[resolution],
    types: ["node"], // for what runs in Node alone: runtime/node/
    typeRoots: [resolve("node_modules/@types")],
    noEmit: true,
  };
  const include = [`${resolve("generated")}/**/*.ts`];
  const folder = makeFolder({ "tsconfig.json": JSON.stringify({ compilerOptions, include }) });
  const command = join("node_modules", compilers[version], "bin/tsc");
  const [named, faults] = await Promise.all([
    run(command, "--version"),
    run(command, "-p", folder, "--pretty", "false"),
  ]);
  return { version: named.replace("Version ", "").trim(), faults };
}

const run = (command: string, ...args: readonly string[]): Promise<string> =>
  new Promise((done) => {
    execFile(process.execPath, [command, ...args], (_, stdout, stderr) => done(stdout + stderr));
  });
