import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listSources, readImports } from "./imports.js";

const imports = readImports("src");

/** What users can see has one list, where ours stand in the same way as others' would. */
const registries = [
  {
    what: "rule of documents",
    folder: "src/rules",
    declares: /^export const \w+Rule\b/m,
    registry: "src/rules/rules.ts",
  },
  {
    what: "emitter",
    folder: "src/emit",
    declares: /^export (?:const|function|async function) emit(?!Contract\b)[A-Z]\w*/m,
    registry: "src/emit/emit.ts",
  },
  {
    what: "set of diagnostic codes beside the catalogue",
    folder: "src",
    declares: /^export const \w+Codes = (?!createRegistry)\w+\(/m,
    registry: "src/program/registry.ts",
  },
  {
    what: "verb",
    folder: "src/cli",
    declares: /^export (?:async )?function run[A-Z]\w*\((?:path|flags|code|argument)\b/m,
    registry: "src/cli/verbs.ts",
  },
] as const;

test.each(registries)("each $what is listed in $registry", ({ declares, folder, registry }) => {
  const declaring = listSources(folder).filter(
    (file) => file !== registry && declares.test(readFileSync(file, "utf8")),
  );
  expect(declaring.length).toBeGreaterThan(2);
  const wrong = declaring
    .map((file) => ({ file, by: imports.filter((one) => one.file === file).map(({ from }) => from) }))
    .filter(({ by }) => !by.includes(registry));
  expect(wrong).toEqual([]);
});
