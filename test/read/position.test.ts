import { describe, expect, test } from "vitest";
import { locate, locateSource } from "../../src/read/position.js";

const yaml = {
  path: "a.yaml",
  text: [
    "# a comment",
    "info: &i",
    "  title: 'a b'",
    "list:",
    "  - one: 1",
    "    two: |",
    "      text",
    "  - { three: [3, 4] }",
    "merged:",
    "  <<: *i",
    "copy: *i",
    "a/b: { ~c: 1 }",
    "empty:",
  ].join("\n"),
  value: null,
};

describe("a pointer leads to a line and a column", () => {
  test.each([
    ["", "value", [2, 1]],
    ["/info", "value", [2, 1, 2, 5]],
    ["/info/title", "key", [3, 3, 3, 8]],
    ["/info/title", "value", [3, 10, 3, 15]],
    ["/list/0", "value", [5, 5]],
    ["/list/0/two", "value", [7, 1]],
    ["/list/1/three/1", "value", [8, 18, 8, 19]],
    ["/merged/title", "value", [3, 10, 3, 15]],
    ["/copy/title", "value", [3, 10, 3, 15]],
    ["/a~1b/~0c", "value", [12, 12, 12, 13]],
    ["/empty", "value", [13, 6]],
    ["/info/nothing/here", "value", [2, 1, 2, 5]],
    ["/list/7", "value", [4, 1, 4, 5]],
  ] as const)("%s (%s)", (pointer, part, wanted) => {
    const { line, column, endLine, endColumn } = locate(yaml, pointer, part);
    expect([line, column, endLine, endColumn].slice(0, wanted.length)).toEqual(wanted);
  });
});

test("JSON and Windows line ends are counted the same way", () => {
  const file = { path: "a.json", text: '{\r\n  "a": {\r\n    "b": [1, "x"]\r\n  }\r\n}', value: null };
  expect(locate(file, "/a/b/1")).toEqual({ line: 3, column: 14, endLine: 3, endColumn: 17 });
  expect(locate(file, "/a/b", "key")).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 8 });
});

test("an exact position wins over the pointer", () => {
  const position = { line: 1, column: 2, endLine: 1, endColumn: 3 };
  expect(locateSource(yaml, { file: "a.yaml", pointer: "/info", position })).toBe(position);
});
