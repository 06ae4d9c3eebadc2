import { expect, test } from "vitest";
import { renderMarkdown } from "../../../src/diagnostic/report/markdown.js";
import { findingWith, hostile } from "./finding-cases.js";

test("Markdown has a list of findings, each with what to do and other places", () => {
  const related = {
    message: "the other",
    file: "b.yaml",
    pointer: "",
    line: 1,
    column: 2,
    endLine: 1,
    endColumn: 3,
  };
  expect(renderMarkdown([findingWith({ related: [related], by: ["parser"] })])).toBe(`**asyncwright: 1 error**

- **error** \`spec/a.yaml:3:5\` \`ref-missing\` (\`parser\`): \`\` \`#/b\` leads to nothing \`\`
  - \`\`Did you mean \`#/a\`?\`\`
  - also \`b.yaml:1:2\`: \`the other\`
`);
});

test("without findings Markdown says so", () => {
  expect(renderMarkdown([])).toBe("**asyncwright: no findings**\n");
});

test.each([
  ["a", "`a`"],
  ["`a`", "`` `a` ``"],
  ["a``b`c", "```a``b`c```"],
  ["a\nb", "`a\\u000ab`"],
  ["[x](y) <b> @z", "`[x](y) <b> @z`"],
  [" a ", "`  a  `"],
])("%j of a document stands in a code span", (message, wanted) => {
  expect(renderMarkdown([findingWith({ message })])).toContain(`\`ref-missing\`: ${wanted}\n`);
});

test("a document adds no line", () => {
  const text = renderMarkdown([findingWith({ message: hostile, help: hostile, file: hostile })]);
  expect(text.trimEnd().split(/[\r\n]/)).toHaveLength(4);
});
