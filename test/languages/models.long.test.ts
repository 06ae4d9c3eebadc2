import { describe, expect, test } from "vitest";
import { languages } from "../../src/languages/names.js";
import { testModels } from "./model-suite.js";
import { olderTypescriptFaults } from "./toolchain.js";
import { layOut } from "./workbench.js";

describe.each(languages)("%s", (language) => {
  testModels(language, { documents: "all", usesTools: true });
});

test("TypeScript 5.9 compiles the classes, too", { timeout: 280_000 }, async () => {
  const { folder, remove } = await layOut("typescript-classes", "all");
  const faults = olderTypescriptFaults(folder);
  remove();
  expect(faults).toEqual([]);
});
