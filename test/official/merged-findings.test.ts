import { describe, expect, test } from "vitest";
import type { Severity } from "../../src/diagnostic/catalogue/entry.js";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.js";
import { mergeFindings } from "../../src/official/merged-findings.js";
import type { ParserFinding } from "../../src/official/parser-answer.js";
import { top } from "../../src/read/node.js";
import { toTree } from "../../src/rewrite/tree.js";

const tree = toTree(
  top({ path: "a.yaml", text: "", value: { tags: [{ name: "a" }, { name: "a" }], info: {} } }),
);
const root = { file: "a.yaml", pointer: "" };

const mine = (severity: Severity, pointer = "/tags/1"): Diagnostic => ({
  code: "duplicate-tag",
  severity,
  message: "ours",
  help: "",
  source: { file: "a.yaml", pointer },
  related: [],
  by: ["asyncwright"],
});

const theirs = (
  severity: Severity,
  path: readonly string[] = ["tags", "1"],
  message = "theirs",
): ParserFinding => ({
  rule: "asyncapi-tags-uniqueness",
  message,
  path,
  severity,
});

const merge = (ours: readonly Diagnostic[], said: readonly ParserFinding[]) =>
  mergeFindings(ours, said, { tree, root }).map(({ code, severity, by, source }) => ({
    code,
    severity,
    by,
    pointer: source.pointer,
  }));

const both = (severity: Severity) => ({
  code: "duplicate-tag",
  severity,
  by: ["asyncwright", "@asyncapi/parser"],
  pointer: "/tags/1",
});

describe("what both say weighs what it weighs for the stricter", () => {
  test.each<[ours: Severity, theirs: readonly Severity[], wanted: Severity]>([
    ["warning", ["error"], "error"],
    ["error", ["warning"], "error"],
    ["info", ["warning"], "warning"],
    ["warning", ["info"], "warning"],
    ["error", ["error"], "error"],
    ["info", ["info"], "info"],
    ["info", ["warning", "error"], "error"],
    ["info", ["error", "warning"], "error"],
    ["warning", ["info", "info"], "warning"],
  ])("%s with %j is %s, once", (ours, said, wanted) => {
    expect(
      merge(
        [mine(ours)],
        said.map((severity) => theirs(severity)),
      ),
    ).toEqual([both(wanted)]);
  });
});

describe("what the parser says twice weighs what it weighs for its stricter rule", () => {
  test.each<[theirs: readonly Severity[], wanted: Severity]>([
    [["warning", "error"], "error"],
    [["error", "warning"], "error"],
    [["info", "error", "warning"], "error"],
    [["info", "warning"], "warning"],
  ])("%j is %s", (said, wanted) => {
    expect(
      merge(
        [],
        said.map((severity) => theirs(severity)),
      ),
    ).toEqual([{ code: "official", severity: wanted, by: ["@asyncapi/parser"], pointer: "/tags/1" }]);
  });
});

test("findings of different places stay apart, each with its own severity", () => {
  expect(
    merge([mine("warning"), mine("warning", "/tags/0")], [theirs("error"), theirs("info", ["info"])]),
  ).toEqual([
    both("error"),
    { ...both("warning"), by: ["asyncwright"], pointer: "/tags/0" },
    { code: "official", severity: "info", by: ["@asyncapi/parser"], pointer: "/info" },
  ]);
});

test("two of ours at one place are both confirmed", () => {
  expect(merge([mine("warning"), mine("info")], [theirs("error")])).toEqual([both("error"), both("error")]);
});
