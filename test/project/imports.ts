import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** One import of a source file. */
export interface Import {
  /** The importing file, relative to the repository, with `/`. */
  readonly from: string;
  /** As it is written. */
  readonly specifier: string;
  /** The imported file, for an import of our own. */
  readonly file?: string;
  /** The package, for an import of somebody else's; `node:` modules are packages here. */
  readonly package?: string;
}

/** Every TypeScript file below a folder. */
export const listSources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path) => join(folder, path))
    .sort();

/** Every import below a folder, those of types and those at run time too. */
export const readImports = (folder: string): readonly Import[] =>
  listSources(folder).flatMap((from) =>
    ts
      .preProcessFile(readFileSync(from, "utf8"), true, true)
      .importedFiles.filter(({ fileName }) => !fileName.endsWith("?files")) // a folder as data: nothing of it is run
      .map(({ fileName: specifier }) =>
        specifier.startsWith(".")
          ? { from, specifier, file: normalize(join(dirname(from), specifier)).replace(/\.js$/, ".ts") }
          : { from, specifier, package: packageOf(specifier) },
      ),
  );

/** `ajv/dist/2020.js` is of `ajv`, `@a/b/c` of `@a/b`, `node:fs/promises` of `node:fs`. */
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** A circle of imports, as a path that ends where it begins; undefined when there is none. */
export function findCircle(imports: readonly Import[]): readonly string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, file } of imports)
    if (file !== undefined) targets.set(from, [...(targets.get(from) ?? []), file]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    done.add(file);
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
