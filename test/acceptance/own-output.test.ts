import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asyncwright } from "./command.js";
import { assertSound } from "./output.js";

const out = Object.fromEntries(
  readdirSync("generated", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|js)$/.test(path))
    .map((path) => [path, readFileSync(join("generated", path), "utf8")]),
);

test("the committed output of our contract is what the contract gives", async () => {
  const run = await asyncwright(".", ["generate", "--check"]);
  expect({ status: run.status, said: run.stderr }).toEqual({ status: 0, said: "" });
});

test("it compiles under strict, has only the syntax it should have, and runs no text of the document", () => {
  assertSound(out);
});

test("every rule of our contract has a payload that breaks it alone", () => {
  const suites = Object.entries(out).filter(([path]) => path.endsWith("conformance.test.ts"));
  expect(suites).toHaveLength(3);
  for (const [, text] of suites) expect(text).not.toContain("Rules that no payload here breaks");
});

test("generated code needs nothing but itself, Node where it says so, and vitest for its suites", () => {
  const foreign = Object.entries(out).flatMap(([path, text]) =>
    [...text.matchAll(/\bfrom "([^"]+)"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !/^\.{1,2}\//.test(name))
      .filter((name) => !(path.startsWith("runtime/node/") && name.startsWith("node:")))
      .map((name) => `${path.replace(/^.*\//, "")}: ${name}`),
  );
  expect([...new Set(foreign)]).toEqual(["conformance.test.ts: vitest"]);
  for (const [path, text] of Object.entries(out))
    if (path.endsWith(".js")) expect(text).not.toMatch(/\brequire\(|\beval\(|new Function|\bimport\b/);
});
