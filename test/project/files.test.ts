import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { listSources } from "./imports.js";

const sources = ["src", "corpus", "bench"].flatMap(listSources);
const maxLines = 400;

test("files have at most 400 lines", () => {
  const long = [...sources, ...listSources("test")]
    .filter((file) => !/-cases\.ts$/.test(file)) // a table: its length is its worth
    .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > maxLines);
  expect(long).toEqual([]);
});

test("files have kebab-case names", () => {
  expect(sources.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(basename(file)))).toEqual([]);
});

test("no file is an attic", () => {
  const attics = /^(?:utils?|helpers?|common|misc|shared|manager)\.ts$/;
  expect(sources.filter((file) => attics.test(basename(file)))).toEqual([]);
});

test("files are named by words of the field", () => {
  const vague = ["post", "tie", "running", "own", "echo", "mark", "learn", "job", "rewritten"];
  const words = (file: string) => file.replace(/\.ts$/, "").split(/[/-]/);
  const sourcesOfSrc = listSources("src");
  expect(sourcesOfSrc.filter((file) => words(file).some((word) => vague.includes(word)))).toEqual([]);
});

test("only tests that are no part of the project `pure` replace modules", () => {
  const replacing = listSources("test").filter((file) =>
    /\bvi\.(?:do)?[mM]ock\(/.test(readFileSync(file, "utf8")),
  );
  expect(replacing).toEqual(["test/validator/shape.test.ts"]);
});

test("a name that says little stands once", () => {
  const names = listSources("src").map((file) => basename(file));
  const twice = ["plan.ts", "place.ts"].filter((name) => names.filter((one) => one === name).length > 1);
  expect(twice).toEqual([]);
});
