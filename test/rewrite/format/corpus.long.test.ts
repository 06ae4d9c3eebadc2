import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { findDocuments } from "../../../corpus/documents.js";
import { defaultLimits } from "../../../src/limits.js";
import { readDocument } from "../../../src/read/read.js";
import { parseText } from "../../../src/read/syntax.js";
import { formatDocument } from "../../../src/rewrite/format/format.js";

const corpus = "../shared/corpus";

/** Comments that have a line of their own, a rough count that is made another way than the formatter's. */
const ownLineComments = (text: string): number =>
  text.split(/\r?\n/).filter((line) => /^\s*#/.test(line)).length;

const ordered = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Array.isArray(value)
      ? value.map(ordered)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, ordered(inner)]),
        );

test.runIf(existsSync(corpus))(
  "every file of every real document comes into form, and means the same",
  { timeout: 300_000 },
  async () => {
    const done = new Set<string>();
    const unsafe: string[] = [];
    let changed = 0;
    for (const { path, rootFolder } of findDocuments(corpus)) {
      const { document, rootFolder: folder } = await readDocument({
        path,
        rootFolder,
        limits: defaultLimits,
      });
      if (document === undefined) continue;
      for (const [name, result] of formatDocument(document, defaultLimits)) {
        const file = document.files.get(name);
        const where = resolve(folder, name);
        if (file === undefined || done.has(where)) continue;
        done.add(where);
        if (result.kind === "unsafe") {
          unsafe.push(`${where}: ${result.reason}`);
          continue;
        }
        if (result.text !== readFileSync(where, "utf8")) changed += 1;
        expect(result.text, where).toMatch(/[^\n]\n$/);
        expect(ownLineComments(result.text), where).toBe(ownLineComments(file.text));
        const again = parseText(result.text, name, defaultLimits).value;
        expect(JSON.stringify(ordered(again)), where).toBe(JSON.stringify(ordered(file.value)));
      }
    }
    expect(unsafe).toEqual([]);
    expect(done.size).toBeGreaterThan(400);
    // Nobody formats by hand as we do; should this become 0, nothing was formatted.
    expect(changed).toBeGreaterThan(100);
  },
);
