import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listSources } from "./imports.js";

const sources = listSources("src").map((file) => ({ file, text: readFileSync(file, "utf8") }));
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort();
const isRuntime = (file: string): boolean => file.startsWith("src/runtime/");

test.each([
  { what: "escapes of JSON pointers", pattern: /"~[01]"/, file: "src/json/pointer.ts" },
  {
    what: "the check for a plain object",
    pattern: /value is (?:Mapping|JsonRecord|Readonly<Record<string, unknown>>) =>\s+typeof/,
    file: "src/json/value.ts",
  },
])("$what stand in one file, and in one of the runtime, which imports nothing", ({ pattern, file }) => {
  const found = filesWith(pattern);
  expect(found.filter((one) => !isRuntime(one))).toEqual([file]);
  expect(found.filter(isRuntime)).toHaveLength(1);
});

test("own members are looked up by the function of src/json", () => {
  const lookUp = /Object\.hasOwn\(([\w.]+), (\w+)\)\s*\?\s*\1\[\2\]\s*:\s*undefined/;
  expect(filesWith(lookUp).filter((file) => !isRuntime(file))).toEqual(["src/json/value.ts"]);
});
