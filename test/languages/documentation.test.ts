import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitModels, languages } from "../../src/languages/languages.js";
import { contractAt } from "./gather.js";

const page = readFileSync("docs/languages.md", "utf8");

test("the page names every language, and no other", () => {
  const [, table = ""] = page.split("| `--models`");
  const rows = (table.split("\n\n")[0] ?? "").matchAll(/^\| `([\w-]+)`/gm);
  expect([...rows].map(([, name]) => name)).toEqual([...languages]);
});

test("what the page shows is what is written", async () => {
  const shown = [...page.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)].map(([, language, code]) => [
    language,
    code,
  ]);
  expect(shown.map(([language]) => language)).toEqual(["python", "go", "rust"]);
  const { files } = await emitModels(await contractAt("asyncapi.yaml", "."), ["python", "go", "rust"]);
  for (const [language, code] of shown) {
    const texts = files
      .filter(({ path }) => path.startsWith(`models/${language}/productflo/`))
      .map(({ text }) => text);
    expect(texts.join("\n")).toContain(code);
  }
});
