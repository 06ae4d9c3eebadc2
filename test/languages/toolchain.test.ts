import { expect, test } from "vitest";
import { languages } from "../../src/languages/names.js";
import { isQuick, toolchains } from "./toolchain.js";
import { testUndeclaredName } from "./undeclared-name.js";

test("every language that is offered has a tool that checks it", () => {
  expect(toolchains.map(({ language }) => language).sort()).toEqual([...languages].sort());
});

for (const language of languages) if (isQuick(language)) testUndeclaredName(language);
