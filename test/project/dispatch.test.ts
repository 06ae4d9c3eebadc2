import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listSources } from "./imports.js";

test("the kinds of a dispatch are told apart in one place: others fold it", () => {
  const found = listSources("src").filter((file) => readFileSync(file, "utf8").includes('case "ambiguous"'));
  expect(found.filter((file) => file !== "src/contract/dispatch-fold.ts")).toEqual([]);
});
