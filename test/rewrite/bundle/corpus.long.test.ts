import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findDocuments } from "../../../corpus/documents.js";
import { bundleToFile, contractOf, verdictOf } from "./contract.js";

const corpus = "../shared/corpus";

/** Where the contract of the whole says more or other things than that of the files, and why. */
const differences: readonly (readonly [name: string, reason: string])[] = [
  ["Redocly__redocly-cli__tests__e2e__bundle__sibling-refs", "a description is a `$ref` to a text"],
  ["RuterNo__adt-doc__", "descriptions are `$ref`s to texts"],
  ["asyncapi__bundler__example__v3__main", "an operation names the message of its channel now"],
  ["event-catalog__eventcatalog__packages__create-eventcatalog", "a schema is used as a message, too"],
  ["Mliviu79__voiceblender__", "one complaint for each use of what is missing becomes one for all"],
];

describe.skipIf(!existsSync(corpus))("a document of the corpus, bundled", () => {
  const documents = existsSync(corpus) ? findDocuments(corpus) : [];
  const isDifferent = (name: string): boolean => differences.some(([start]) => name.startsWith(start));

  test.each(documents.map((document) => [document.name, document] as const))("%s", async (name, document) => {
    const bundled = await bundleToFile(document.path, document.rootFolder);
    if (bundled === undefined) return;
    expect(bundled.again).toBe(bundled.text);
    expect(bundled.result.files.size).toBe(1);
    if (isDifferent(name)) return;
    expect(contractOf(bundled.result)).toEqual(contractOf(bundled.document));
    expect(await verdictOf(bundled.path, bundled.folder)).toEqual(
      await verdictOf(document.path, document.rootFolder),
    );
  });
});
