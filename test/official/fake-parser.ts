import { join } from "node:path";
import type { ParserPackage } from "../../src/official/parser-package.js";
import { makeFolder, writeFiles } from "../folder.js";

/** The files of a package that passes for the official parser; `parse` is the body of its method. */
export const fakeParserFiles = (parse: string, version = "3.9.0"): Readonly<Record<string, string>> => ({
  "node_modules/@asyncapi/parser/package.json": JSON.stringify({
    name: "@asyncapi/parser",
    version,
    main: "main.js",
  }),
  "node_modules/@asyncapi/parser/main.js": `exports.Parser = class { async parse(text) { ${parse} } };\n`,
});

/** Such a package in a folder of its own, by default one that is gone after the test. */
export function makeParser(
  files: Readonly<Record<string, string>>,
  folder: string = makeFolder(),
): ParserPackage {
  writeFiles(folder, files);
  return { version: "3.9.0", main: join(folder, "node_modules/@asyncapi/parser/main.js") };
}

/** One that says nothing about any document. */
export const content = "return { diagnostics: [] };";

/** True while a process of this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something is so; fails after some seconds. */
export async function until(what: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!what()) {
    if (performance.now() > end) throw new Error(`not so after ${milliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
