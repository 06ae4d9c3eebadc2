import { expect, test } from "vitest";
import { renderSarif } from "../../../src/diagnostic/report/sarif.js";
import { registry } from "../../../src/program/registry.js";
import { findingWith, hostile } from "./finding-cases.js";

const by = (version: string) => ({ version, registry });
const runOf = (text: string) => JSON.parse(text).runs[0];

test("SARIF is a log of version 2.1.0 with one run of this tool", () => {
  const log = JSON.parse(renderSarif([], by("1.2.3")));
  expect(log).toEqual({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "asyncwright", version: "1.2.3", rules: [] } },
        columnKind: "utf16CodeUnits",
        results: [],
      },
    ],
  });
});

test("a finding is a result with its place, its node and other places", () => {
  const related = {
    message: "the other",
    file: "b c.yaml",
    pointer: "",
    line: 1,
    column: 2,
    endLine: 1,
    endColumn: 3,
  };
  const { results } = runOf(renderSarif([findingWith({ related: [related], by: ["parser"] })], by("1")));
  expect(results).toEqual([
    {
      ruleId: "ref-missing",
      ruleIndex: 0,
      level: "error",
      message: { text: "`#/b` leads to nothing\nDid you mean `#/a`?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "spec/a.yaml" },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: "#/channels/a/$ref" }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: "b%20c.yaml" },
            region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 },
          },
          message: { text: "the other" },
        },
      ],
      properties: { by: ["parser"] },
    },
  ]);
});

test.each([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "note"],
] as const)("%s is the level %s", (severity, level) => {
  expect(runOf(renderSarif([findingWith({ severity })], by("1"))).results[0].level).toBe(level);
});

test("each code is a rule once, ours with its page, a foreign one without", () => {
  const findings = ["ref-missing", "asyncapi-foreign", "ref-missing"].map((code) => findingWith({ code }));
  const { tool, results } = runOf(renderSarif(findings, by("1")));
  expect(tool.driver.rules).toEqual([
    { id: "asyncapi-foreign" },
    {
      id: "ref-missing",
      shortDescription: { text: expect.any(String) },
      help: { text: expect.any(String), markdown: expect.any(String) },
      defaultConfiguration: { level: "error" },
    },
  ]);
  expect(results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([1, 0, 1]);
});

test.each([
  ["../a.yaml", "../a.yaml"],
  ["a:b#c?.yaml", "a%3Ab%23c%3F.yaml"],
  ["\ud800", "%EF%BF%BD"],
  ["<stdin>", "%3Cstdin%3E"],
])("the file %j is the reference %s", (file, uri) => {
  const [result] = runOf(renderSarif([findingWith({ file })], by("1"))).results;
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});

test("any text of a document is kept as it is", () => {
  const [result] = runOf(renderSarif([findingWith({ message: hostile, help: "h" })], by("1"))).results;
  expect(result.message.text).toBe(`${hostile}\nh`);
});

test("a document makes no link", () => {
  const [result] = runOf(
    renderSarif([findingWith({ message: "see [this](https://example.com)", help: "h" })], by("1")),
  ).results;
  expect(result.message.text).toBe("see [this\\](https://example.com)\nh");
});
