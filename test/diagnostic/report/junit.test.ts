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

/** Reads the attributes of every tag as a strict reader of XML does; throws at what is none. */
function readAttributes(xml: string): readonly Readonly<Record<string, string>>[] {
  const tags = xml.match(/<[a-z][^>]*>/g) ?? [];
  return tags.map((tag) => {
    const [, attributes = ""] = /^<[a-z]+((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)\/?>$/.exec(
      tag,
    ) ?? [tag, tag];
    if (attributes === tag) throw new Error(`not a tag: ${tag}`);
    return Object.fromEntries(
      [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        unescapeXml(value),
      ]),
    );
  });
}

const unescapeXml = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

test.each([
  ['`"type"` is "a"', '`"type"` is "a"'],
  ["it's", "it's"],
  ["a < b && b > c", "a < b && b > c"],
  ["&quot;", "&quot;"],
  ['" type="error', '" type="error'],
  ["a]]>b", "a]]>b"],
  ["a\tb", "a b"],
  ["a\nb\r", "a\\u000ab\\u000d"],
  ["\u0000\u001b", "\\u0000\\u001b"],
  ["é 漢 🙂", "é 漢 🙂"],
])("an attribute of JUnit says %j as it is", (message, wanted) => {
  const error = readAttributes(renderJUnit([findingWith({ message, file: message })]));
  expect(error.filter((tag) => "message" in tag)).toEqual([{ message: wanted, type: "ref-missing" }]);
  expect(error.find((tag) => "classname" in tag)).toMatchObject({ classname: wanted, file: wanted });
  const warning = readAttributes(renderJUnit([findingWith({ message, severity: "warning" })]));
  expect(warning.filter((tag) => "message" in tag)).toEqual([{ message: `warning: ${wanted}` }]);
});

test("a report of JUnit with hostile texts has the tags and attributes of any other", () => {
  const names = (xml: string) => readAttributes(xml).map((tag) => Object.keys(tag));
  const hostileFinding = findingWith({ message: hostile, help: hostile, file: hostile, by: [hostile] });
  expect(names(renderJUnit([hostileFinding]))).toEqual(names(renderJUnit([findingWith({})])));
});
