import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { verbs } from "../../src/cli/verbs.js";
import { emitModels } from "../../src/languages/languages.js";
import { languages } from "../../src/languages/names.js";
import { contractAt } from "./gather.js";

const page = readFileSync("docs/languages.md", "utf8");

test("the page names every language, and no other", () => {
  const [, table = ""] = page.split("| `--models`");
  const rows = (table.split("\n\n")[0] ?? "").matchAll(/^\| `([\w-]+)`/gm);
  expect([...rows].map(([, name]) => name)).toEqual([...languages]);
});

test("the configuration and the flag name every language, in the same order", () => {
  const { properties } = JSON.parse(readFileSync("src/config/config.schema.json", "utf8"));
  expect(properties.models.description).toContain(`: ${languages.join(", ")}. Default: none.`);
  const flag = verbs
    .find(({ name }) => name === "generate")
    ?.flags?.find((one) => one.flag.startsWith("--models"));
  expect(flag?.summary).toContain(`: ${languages.join(", ")} (`);
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
