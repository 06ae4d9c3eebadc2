import { expect, test } from "vitest";
import { renderJUnit } from "../../../src/diagnostic/report/junit.js";
import { findingWith, hostile } from "./finding-cases.js";

test("JUnit has a suite for each file, errors as failures, the rest skipped", () => {
  const findings = [
    findingWith({}),
    findingWith({
      file: "b.yaml",
      severity: "warning",
      code: "name-collision",
      message: "m",
      by: ["parser"],
    }),
  ];
  expect(renderJUnit(findings)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="asyncwright" tests="2" failures="1" errors="0" skipped="1">
  <testsuite name="spec/a.yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="spec/a.yaml" name="ref-missing at 3:5" file="spec/a.yaml" line="3">
      <failure message="\`#/b\` leads to nothing" type="ref-missing">spec/a.yaml:3:5 error ref-missing: \`#/b\` leads to nothing
help: Did you mean \`#/a\`?</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.yaml" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="b.yaml" name="name-collision [parser] at 3:5" file="b.yaml" line="3">
      <skipped message="warning: m"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("a report without findings has one test, which passes", () => {
  expect(renderJUnit([])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="asyncwright" tests="1" failures="0" errors="0" skipped="0">
  <testsuite name="asyncwright" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings"/>
  </testsuite>
</testsuites>
`);
});

test("no text of a document becomes markup", () => {
  const plain = renderJUnit([findingWith({})]);
  const text = renderJUnit([findingWith({ message: hostile, help: hostile, file: hostile })]);
  const tagsOf = (xml: string) => xml.match(/<\/?[a-z?]+/g);
  expect(tagsOf(text)).toEqual(tagsOf(plain));
  expect(text.match(/&(?!amp;|lt;|gt;|quot;)/g)).toBeNull();
});

test("what XML has no place for is not there", () => {
  const text = renderJUnit([findingWith({ message: hostile, file: hostile })]);
  expect([...text].filter((character) => /[^\n\u0020-\ud7ff\ue000-\ufffd]/.test(character))).toEqual([]);
});
