import { describe, expect, test } from "vitest";
import { languages } from "../../src/languages/names.js";
import { attacks } from "./hostile-document.js";
import { collectTexts, testModels } from "./model-suite.js";
import { isQuick } from "./toolchain.js";
import { hostile } from "./workbench.js";

// Every language with every tool, and the documents that people wrote: `models.long.test.ts`.
describe.each(languages)("%s", (language) => {
  testModels(language, { documents: "hostile", usesTools: isQuick(language) });
});

test("the hostile documents hold every attack as a name and as a value", () => {
  const texts = new Set(collectTexts(hostile));
  expect(attacks.filter((attack) => !texts.has(attack))).toEqual([]);
});
