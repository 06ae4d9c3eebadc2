import type { Finding } from "../../../src/diagnostic/report/finding.js";

/** A finding, with what matters to a test in it. */
export const findingWith = (parts: Partial<Finding>): Finding => ({
  code: "ref-missing",
  severity: "error",
  message: "`#/b` leads to nothing",
  help: "Did you mean `#/a`?",
  file: "spec/a.yaml",
  pointer: "/channels/a/$ref",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  related: [],
  ...parts,
});

/** What a document may hold to get out of its place in a report. */
export const hostile = "\u0000\u001b[31m]]>--><script>\"&'%\r\n::error::x|`a``b`\ud800\ufffe\u202e<!--";
