import { expect, test } from "vitest";
import { renderGitHub } from "../../../src/diagnostic/report/github.js";
import { findingWith, hostile } from "./finding-cases.js";

test.each([
  [
    "an error",
    findingWith({}),
    "::error file=spec/a.yaml,line=3,endLine=3,col=5,endColumn=9,title=ref-missing::`#/b` leads to nothing%0ADid you mean `#/a`?\n",
  ],
  [
    "a warning with who says it",
    findingWith({ severity: "warning", by: ["asyncwright", "parser"] }),
    "::warning file=spec/a.yaml,line=3,endLine=3,col=5,endColumn=9,title=ref-missing [asyncwright%2C parser]::`#/b` leads to nothing%0ADid you mean `#/a`?\n",
  ],
  [
    "an info over several lines, without columns",
    findingWith({ severity: "info", endLine: 4, message: "m", help: "h" }),
    "::notice file=spec/a.yaml,line=3,endLine=4,title=ref-missing::m%0Ah\n",
  ],
  [
    "properties with the characters that end them",
    findingWith({ file: "a,b:c%.yaml", message: "50 % off: a, b", help: "h" }),
    "::error file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=ref-missing::50 %25 off: a, b%0Ah\n",
  ],
])("GitHub is told %s", (_, finding, wanted) => {
  expect(renderGitHub([finding])).toBe(wanted);
});

test("each finding is one line, whatever the document holds", () => {
  const text = renderGitHub([
    findingWith({ message: hostile, help: hostile, file: hostile }),
    findingWith({}),
  ]);
  expect(text.trimEnd().split(/[\r\n]/)).toHaveLength(2);
  expect(text.match(/^::/gm)).toHaveLength(2);
});

test("GitHub is told nothing when there is nothing", () => {
  expect(renderGitHub([])).toBe("");
});
