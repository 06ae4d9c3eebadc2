import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/diagnostic/diagnostic.js";
import { timeRatio } from "../time-ratio.js";
import { codesOf, head3, read } from "./document-text.js";

const nested = (open: string, close: string, levels: number): string =>
  open.repeat(levels) + close.repeat(levels);

/** A document that is as long, of one level. */
const flat = ({ length }: string): string => `${head3}x-a: [${"1,".repeat(length / 2)}]\n`;

describe("a text that cannot be a document is refused with its place", () => {
  test.each([
    ["an open bracket", "asyncapi: 3.0.0\nx-a: [1\n", "yaml-syntax", 3],
    ["a tab", "asyncapi: 3.0.0\ninfo:\n\ttitle: T\n", "yaml-syntax", 3],
    ["an alias of nothing", "asyncapi: 3.0.0\nx-a: *nobody\n", "yaml-syntax", 2],
    ["a key that is no text", "asyncapi: 3.0.0\nx-a: { [1]: 2 }\n", "yaml-syntax", 2],
    ["a merge of text", "asyncapi: 3.0.0\nx-a:\n  <<: text\n", "yaml-syntax", 3],
    ["a second document", `${head3}---\na: 1\n`, "yaml-documents", 4],
    ["a function tag", "asyncapi: 3.0.0\nx-a: !!js/function 'x'\n", "yaml-tag", 2],
    ["an object tag", "asyncapi: 3.0.0\nx-a: !!python/object:x {}\n", "yaml-tag", 2],
    ["a tag of its own", "asyncapi: 3.0.0\nx-a: !mine [1]\n", "yaml-tag", 2],
    ["an anchor within itself", "asyncapi: 3.0.0\nx-a: &c { self: *c }\n", "yaml-alias", 2],
  ])("%s", async (_name, text, code, line) => {
    const { document, diagnostics } = await read(text);
    expect(document).toBeUndefined();
    expect(diagnostics.map((each) => [each.code, each.source.position?.line, isRefusal(each)])).toEqual([
      [code, line, true],
    ]);
  });
});

test("JSON faults have their place, and flow YAML is taken where it is not a .json file", async () => {
  const broken = await read('{"asyncapi": "3.0.0",\n "info": {"title": "T" "version": "1"}}');
  expect(codesOf(broken)).toEqual(["yaml-syntax"]);
  const flow = await read("{asyncapi: 3.0.0, info: {title: T, version: 1.0.0},}");
  expect(flow.document?.version).toBe("3.0.0");
});

describe("duplicate keys are refused with both places", () => {
  test.each([
    ["YAML", `${head3}x-a:\n  b: 1\n  c: 2\n  b: 3\n`, [6, 4]],
    ["deep in flow YAML", `${head3}x-a: [{ k: { b: 1,\n b: 2 } }]\n`, [4, 3]],
    ["JSON", '{"asyncapi": "3.0.0", "info": {"a": 1,\n"a": 2}}', [2, 1]],
    ["JSON with an escape", '{"asyncapi": "3.0.0", "info": {"a": 1,\n"\\u0061": 2}}', [2, 1]],
  ])("%s", async (_name, text, [second, first]) => {
    const { diagnostics } = await read(text);
    const [found] = diagnostics;
    expect(codesOf({ diagnostics })).toEqual(["dup-key"]);
    expect([found?.source.position?.line, found?.related[0]?.source.position?.line]).toEqual([second, first]);
  });
});

test("an alias bomb is refused before it is written out", async () => {
  const levels = "abcdefghi".split("");
  const text = levels
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? "x" : `*${levels[index - 1]}`)
          .join(",")}]`,
    )
    .join("\n");
  const ratio = await timeRatio(
    async () => expect(codesOf(await read(text))).toEqual(["yaml-alias"]),
    () => read(text.replaceAll("*", "&")), // as long, and a fault where the first name comes again
  );
  expect(ratio).toBeLessThan(100);
});

test("aliases are read as copies up to the limit", async () => {
  const text = `${head3}x-a: &a [1, 2, 3]\nx-b: [*a, *a]\n`;
  expect((await read(text)).document?.root.value).toMatchObject({
    "x-b": [
      [1, 2, 3],
      [1, 2, 3],
    ],
  });
  expect(codesOf(await read(text, { aliasNodes: 7 }))).toEqual(["yaml-alias"]);
});

describe("nesting beyond the limit is refused quickly", () => {
  test.each([
    ["1 000 flow lists", `${head3}x-a: ${nested("[", "]", 1_000)}\n`],
    ["10 000 flow lists", `${head3}x-a: ${nested("[", "]", 10_000)}\n`],
    ["10 000 JSON lists", `{"asyncapi":"3.0.0","x-a":${nested("[", "]", 10_000)}}`],
    ["65 levels outside schemas", `${head3}x-a: ${nested("[", "]", 64)}\n`],
    ["65 levels of data", `${head3}components: { schemas: { a: { default: ${nested("[", "]", 65)} } } }\n`],
    ["1 000 levels of schema", `${head3}components: { schemas: { a: ${nested("{ not: ", " }", 999)} } }\n`],
    [
      "257 levels of schema",
      `${head3}components: { schemas: { a: ${"{ not: ".repeat(256)}{}${" }".repeat(256)} } }\n`,
    ],
  ])("%s", async (_name, text) => {
    const ratio = await timeRatio(
      async () => expect(codesOf(await read(text))).toEqual(["limit-depth"]),
      () => read(flat(text)),
    );
    expect(ratio).toBeLessThan(100);
  });

  test.each([
    [
      "256 levels of a schema in a binding",
      `${head3}channels: { c: { bindings: { ws: { query: ${"{ not: ".repeat(255)}{}${" }".repeat(255)} } } } }\n`,
    ],
    ["64 levels outside schemas", `${head3}x-a: ${nested("[", "]", 63)}\n`],
    [
      "250 levels of schema",
      `${head3}components: { schemas: { a: ${"{ not: ".repeat(249)}{}${" }".repeat(249)} } }\n`,
    ],
  ])("but %s are fine", async (_name, text) => {
    expect(codesOf(await read(text))).toEqual([]);
  });
});

describe("sizes beyond the limits are refused", () => {
  test.each([
    ["a file", `${head3}x-a: ${"y".repeat(100)}\n`, { documentBytes: 100 }],
    [
      "a description",
      `${head3}components: { schemas: { a: { description: ${"ü".repeat(40)} } } }\n`,
      { descriptionBytes: 64 },
    ],
    ["an enum", `${head3}components: { schemas: { a: { enum: [1, 2, 3] } } }\n`, { enumValues: 2 }],
    ["named schemas", `${head3}components: { schemas: { a: {}, b: {}, c: {} } }\n`, { schemas: 2 }],
  ])("%s", async (_name, text, limits) => {
    expect(codesOf(await read(text))).toEqual([]);
    expect(codesOf(await read(text, limits))).toEqual(["limit-size"]);
  });
});

describe("YAML is read as YAML 1.2", () => {
  test.each([
    [
      "keys keep their spelling",
      "x-a: { on: 1, no: 2, 1: 3, 1.0: 4, null: 5 }",
      { on: 1, no: 2, "1": 3, "1.0": 4, null: 5 },
    ],
    [
      "words are text",
      "x-a: [yes, no, on, off, 2024-01-01, 1_000, 0o7]",
      ["yes", "no", "on", "off", "2024-01-01", "1_000", 7],
    ],
    ["numbers", "x-a: [1, -1.5, 1e3, 0x1F, +2]", [1, -1.5, 1000, 31, 2]],
    ["nothing", "x-a: [~, null, '', \"\"]", [null, null, "", ""]],
    ["a merge does not win over own keys", "x-b: &b { k: 1, l: 2 }\nx-a: { <<: *b, k: 3 }", { k: 3, l: 2 }],
    [
      "a merge of several takes the first",
      "x-b: [&b { k: 1 }, &c { k: 2, l: 2 }]\nx-a: { <<: [*b, *c] }",
      { k: 1, l: 2 },
    ],
    ["plain tags", "x-a: [!!str 1, !!int '2', ! 3]", ["1", 2, "3"]],
    ["block text", "x-a: |\n  one\n  two\n", "one\ntwo\n"],
  ])("%s", async (_name, text, wanted) => {
    const { document, diagnostics } = await read(`${head3}${text}\n`);
    expect(diagnostics).toEqual([]);
    expect(document?.root.value).toMatchObject({ "x-a": wanted });
  });
});

test("a byte order mark and CRLF change nothing", async () => {
  const text = `${head3}x-a: |\n  one\n  two\nx-b: [1,\n  2]\n`;
  const plain = await read(text);
  const windows = await read(`\ufeff${text.replaceAll("\n", "\r\n")}`);
  expect(windows.document?.root.value).toEqual(plain.document?.root.value);
  expect(windows.diagnostics).toEqual([]);
});

test.each(["yaml", "json"])("keys of Object.prototype are plain keys in %s", async (language) => {
  const keys = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"];
  const members = keys.map((key) => `"${key}": {"polluted": 1}`).join(", ");
  const info = '"info": {"title": "T", "version": "1"}';
  const text =
    language === "json"
      ? `{"asyncapi": "3.0.0", ${info}, "x-p": {${members}}}`
      : `${head3}x-p: { ${members} }\n`;
  const { document, diagnostics } = await read(text);
  expect(diagnostics).toEqual([]);
  const value = document?.root.value as { readonly "x-p": object };
  expect(Object.keys(value["x-p"])).toEqual(keys);
  expect(Object.getPrototypeOf(value["x-p"])).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

describe("numbers that JSON cannot hold are reported", () => {
  test.each([
    [".nan", "yaml-number"],
    [".inf", "yaml-number"],
    ["1e999", "yaml-number"],
    ["9223372036854775807", "number-rounded"],
    ["-9223372036854775807", "number-rounded"],
  ])("%s", async (text, code) => {
    expect(codesOf(await read(`${head3}x-a: ${text}\n`))).toEqual([code]);
  });

  test.each(["9007199254740991", "9007199254740992", "1e30", "0.1"])("%s is fine", async (text) => {
    expect(codesOf(await read(`${head3}x-a: ${text}\n`))).toEqual([]);
  });
});
