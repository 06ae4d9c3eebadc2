import { Parser } from "@asyncapi/parser";
import { expect, test } from "vitest";
import { bundleToFile, contractOf, verdictOf } from "./contract.js";

test("our own contract of many files is the same contract as one file", async () => {
  const bundled = await bundleToFile("asyncapi.yaml", ".");
  if (bundled === undefined) throw new Error("our own contract cannot be read");
  const { document, result, path, folder, text, again } = bundled;
  expect(document.files.size).toBeGreaterThan(20);
  expect(result.files.size).toBe(1);
  expect(again).toBe(text);
  expect(contractOf(result)).toEqual(contractOf(document));
  expect(await verdictOf(path, folder)).toEqual(await verdictOf("asyncapi.yaml", "."));
  const { diagnostics } = await new Parser().parse(text);
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
});
