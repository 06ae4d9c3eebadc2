import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { CorpusDocument } from "./result.js";

/** The documents of a folder: those of its `index.csv`, else every file below it with an `asyncapi` member. */
export function findDocuments(folder: string): readonly CorpusDocument[] {
  const index = join(folder, "index.csv");
  return existsSync(index) ? readIndex(folder, readFileSync(index, "utf8")) : searchFolder(folder);
}

function readIndex(folder: string, text: string): readonly CorpusDocument[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((cells): CorpusDocument => {
    const row = new Map(header.map((column, index) => [column, cells[index] ?? ""]));
    const name = row.get("file") ?? "";
    const official = row.get("parser");
    const path = locate(folder, name, row.get("path") ?? "");
    return {
      name,
      path,
      rootFolder: rootOf(path, name),
      ...((official === "valid" || official === "invalid") && { official }),
    };
  });
}

/** The file of a row. A document of many files may be named by its folder: its root is then where `path` ends. */
function locate(folder: string, name: string, path: string): string {
  const file = [join(folder, "docs", name), join(folder, name)].find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`index.csv names ${name}, which is not there`);
  return statSync(file).isDirectory() ? join(file, basename(path)) : file;
}

/** A document of many files may reach all that is in its folder: the first part of its name. */
const rootOf = (path: string, name: string): string =>
  name.includes("/") && path.endsWith(name)
    ? join(path.slice(0, -name.length), name.split("/")[0] ?? "")
    : dirname(path);

function searchFolder(folder: string): readonly CorpusDocument[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$/i.test(name) && !name.includes("node_modules"))
    .map((name) => join(folder, name))
    .map((path) => ({ name: relative(folder, path), path, rootFolder: dirname(path) }))
    .filter(({ path }) => statSync(path).isFile() && hasVersion(readFileSync(path, "utf8")))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const hasVersion = (text: string): boolean => /^\uFEFF?(?:\s*\{\s*)?["']?asyncapi["']?\s*:/m.test(text);

/** Rows of cells; a cell in double quotes may hold commas, line feeds and doubled quotes. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, bare = "", end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error(`the CSV breaks off in row ${rows.length + 1}`);
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
