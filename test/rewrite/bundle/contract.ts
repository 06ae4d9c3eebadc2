import { join } from "node:path";
import { buildContract } from "../../../src/contract/build.js";
import { defaultLimits } from "../../../src/limits.js";
import { keepNames } from "../../../src/program/kept-names.js";
import { type Input, validate } from "../../../src/program/pipeline.js";
import type { SourceDocument } from "../../../src/read/document.js";
import { readDocument } from "../../../src/read/read.js";
import { bundle } from "../../../src/rewrite/bundle/bundle.js";
import { languageOf, printTree } from "../../../src/rewrite/print.js";
import { makeFolder } from "../../folder.js";

/** Reads a document, bundles it as the command does, and writes the result into a folder of its own. */
export async function bundleToFile(path: string, rootFolder: string) {
  const document = await read(path, rootFolder);
  if (document === undefined) return undefined;
  const text = textOf(document);
  const name = document.root.path.split("/").at(-1) ?? "a.yaml";
  const folder = makeFolder({ [name]: text });
  const result = await read(join(folder, name), folder);
  if (result === undefined) throw new Error("the result cannot be read");
  return { document, result, text, again: textOf(result), path: join(folder, name), folder };
}

async function read(path: string, rootFolder: string): Promise<SourceDocument | undefined> {
  return (await readDocument({ path, rootFolder, limits: defaultLimits })).document;
}

function textOf(document: SourceDocument): string {
  const { tree } = keepNames(document, bundle(document).tree);
  return printTree(tree, { language: languageOf(document.root), files: document.files });
}

/** The contract of a document, but for what says where things stand. */
export const contractOf = (document: SourceDocument): unknown =>
  placeless(buildContract(document).contract, "");

function placeless(value: unknown, key: string, open: readonly unknown[] = []): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (open.includes(value)) return "circle";
  // Bindings and extensions are carried as they are written.
  if (key === "bindings" || key === "extensions") return withoutReferences(value);
  const inner = [...open, value];
  if (Array.isArray(value)) return value.map((item) => placeless(item, "", inner));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      name === "source" || name === "file" ? [] : [[name, placeless(item, name, inner)]],
    ),
  );
}

const withoutReferences = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, item) =>
      key === "$ref" || key === "x-refines" || key === "x-mirrors" ? "somewhere" : item,
    ) ?? "null",
  );

/** The codes of everything that is wrong with a document, sorted; collisions of names are mended by bundling. */
export async function verdictOf(path: string, rootFolder: string): Promise<readonly string[]> {
  const input: Input = {
    path,
    rootFolder,
    limits: defaultLimits,
    allowRemote: [],
    names: {},
    perspective: "server",
  };
  const { diagnostics } = await validate(input);
  return diagnostics
    .map(({ code }) => code)
    .filter((code) => code !== "name-collision")
    .sort();
}
