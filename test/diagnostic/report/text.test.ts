import { describe, expect, test } from "vitest";
import { explain, listCodes, nearestCode } from "../../../src/diagnostic/explain.js";
import { nearest } from "../../../src/diagnostic/nearest.js";
import { printable } from "../../../src/diagnostic/printable.js";
import { renderCodeFrame } from "../../../src/diagnostic/report/code-frame.js";
import { type Finding, toFindings } from "../../../src/diagnostic/report/finding.js";
import { renderText } from "../../../src/diagnostic/report/text.js";
import { registry } from "../../../src/program/registry.js";

const at = (line: number, column: number, endColumn: number, endLine = line) => ({
  line,
  column,
  endLine,
  endColumn,
});

describe("a code frame", () => {
  test.each([
    ["marks a place in the first line", "abc: 1\n", at(1, 6, 7), "  1 | abc: 1\n    |      ^"],
    ["shows the line before", "a: 1\nb: 22\n", at(2, 4, 6), "  1 | a: 1\n  2 | b: 22\n    |    ^^"],
    ["leaves out an empty line before", "\nb: 1", at(2, 1, 2), "  2 | b: 1\n    | ^"],
    ["marks to the end of the line when the place goes on", "a:\n  b", at(1, 1, 3, 2), "  1 | a:\n    | ^^"],
    ["marks at least one column", "a", at(1, 2, 2), "  1 | a\n    |  ^"],
    [
      "does without the return of CRLF",
      "a: 1\r\nb: 2\r\n",
      at(2, 4, 5),
      "  1 | a: 1\n  2 | b: 2\n    |    ^",
    ],
    ["keeps the caret in place behind tabs", "\tx", at(1, 2, 3), "  1 |  x\n    |  ^"],
    [
      "keeps the caret in place behind escaped characters",
      "\u202ex",
      at(1, 2, 3),
      "  1 | \\u202ex\n    |       ^",
    ],
    ["is empty for a line that there is not", "a", at(7, 1, 2), ""],
  ])("%s", (_, text, position, frame) => {
    expect(renderCodeFrame(text, position)).toBe(frame);
  });

  test("cuts a long line around the place", () => {
    const text = `${"x".repeat(5_000)}HERE${"y".repeat(5_000)}`;
    const [line = "", carets = ""] = renderCodeFrame(text, at(1, 5_001, 5_005)).split("\n");
    expect(line.length).toBeLessThan(120);
    expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("HERE");
  });
});

test.each([
  ["\u001b[2J", "\\u001b[2J"],
  ["a\u202eb", "a\\u202eb"],
  ["\u200b\ufeff\u2028", "\\u200b\\ufeff\\u2028"],
  ["a\nb", "a\\u000ab"],
  ["\ud800", "\\ud800"],
  ["é 漢 🙂", "é 漢 🙂"],
])("%j is shown as %s", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

const finding = (line: number, code = "c"): Finding => ({
  code,
  severity: "error",
  message: "m",
  help: "h",
  file: "f",
  pointer: "/p",
  related: [],
  ...at(line, 1, 2),
});

test("findings stand in the order of their places, each once", () => {
  const diagnostic = (pointer: string) => ({
    code: "ref-missing" as const,
    severity: "error" as const,
    message: "m",
    help: "h",
    source: { file: "f", pointer },
    related: [],
  });
  const findings = toFindings([diagnostic("/9"), diagnostic("/1"), diagnostic("/9")], (source) => ({
    file: source.file,
    pointer: source.pointer,
    ...at(Number(source.pointer.slice(1)), 1, 2),
  }));
  expect(findings.map(({ line }) => line)).toEqual([1, 9]);
});

test("a related place is shown with its own frame", () => {
  const related = [{ message: "defined here", file: "g", pointer: "", ...at(1, 1, 2) }];
  const text = renderText([{ ...finding(1), related }], { texts: new Map([["g", "a: 1"]]) });
  expect(text).toBe(
    "f:1:1 error c: m\n  in #/p\n  help: h\n  also: g:1:1 defined here\n    1 | a: 1\n      | ^\n",
  );
});

describe("the catalogue", () => {
  const entries = registry.codes.flatMap((code) => {
    const entry = registry.find(code);
    return entry === undefined ? [] : [[code, entry] as const];
  });
  test.each(entries)("%s says what, why and what to do", (code, entry) => {
    expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(entry.message.trim()).not.toBe("");
    expect(entry.help.trim()).not.toBe("");
    expect(entry.page.length).toBeGreaterThan(60);
    expect(explain(code, registry)).toContain(entry.page);
  });

  test("is listed, sorted, a line each", () => {
    const codes = listCodes(registry)
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(codes).toEqual(entries.map(([code]) => code).sort());
  });

  test("suggests the code that was meant, and nothing for nonsense", () => {
    expect(nearestCode("out-unsave", registry)).toBe("out-unsafe");
    expect(nearestCode("xyzzy-plugh-42", registry)).toBeUndefined();
    expect(explain("constructor", registry)).toBeUndefined();
  });
});

test.each([
  ["outptu", ["output", "input"], "output"],
  ["GENERATE", ["generate"], "generate"],
  ["gen", ["validate", "generate"], "generate"],
  ["x", ["y"], "y"],
  ["zzz", ["output"], undefined],
  ["", ["output"], undefined],
])("nearest to %j of %j is %j", (word, candidates, wanted) => {
  expect(nearest(word, candidates)).toBe(wanted);
});
