import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { findDocuments } from "../../corpus/documents.js";
import { defaultLimits } from "../../src/limits.js";
import { top } from "../../src/read/node.js";
import { parseText } from "../../src/read/syntax.js";
import { renderYaml } from "../../src/rewrite/print-yaml.js";
import { toTree } from "../../src/rewrite/tree.js";

const corpus = "../shared/corpus";

const print = (text: string): { readonly value: unknown; readonly text: string } => {
  const { value } = parseText(text, "a.yaml", defaultLimits);
  const file = { path: "a.yaml", text, value };
  return { value, text: renderYaml(toTree(top(file)), new Map([["a.yaml", file]])) };
};

/** Lines that are nothing but a comment, without their indentation. */
const commentsOf = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => (/^\s*#/.test(line) ? [line.trim()] : []));

/** Aliases are written out: comments of what they stand for come with each copy. */
const hasAliases = (text: string): boolean => /:\s+[*]\w|<<:/.test(text);

/** JSON has no comments, only texts that look so in a block. */
const isJson = (path: string): boolean => path.endsWith(".json");

describe.skipIf(!existsSync(corpus))("every document of the corpus, printed from its tree", () => {
  const documents = existsSync(corpus) ? findDocuments(corpus) : [];
  test.each(documents.map(({ name, path }) => [name, path]))("%s", (_, path) => {
    const text = readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .replaceAll("\r\n", "\n");
    const { value } = parseText(text, path, defaultLimits);
    if (value === undefined || value === null) return;
    const once = print(text);
    const again = parseText(once.text, "a.yaml", defaultLimits);
    expect(isDeepStrictEqual(again.value, value)).toBe(true);
    expect(print(once.text).text).toBe(once.text);
    if (!hasAliases(text) && !isJson(path))
      expect([...commentsOf(once.text)].sort()).toEqual([...commentsOf(text)].sort());
  });
});
