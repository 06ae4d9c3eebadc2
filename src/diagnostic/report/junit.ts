import { printable } from "../printable.js";
import { type Finding, summarize } from "./finding.js";

/**
 * The findings as a JUnit report: a suite for each file, a test for each finding. Errors are failures; what is less is
 * skipped, so that a report with failures is one of an invalid document. Without findings one test passes, since some
 * readers refuse a report without tests.
 */
export function renderJUnit(findings: readonly Finding[]): string {
  const files = [...new Set(findings.map(({ file }) => file))];
  const suites = files.map((file) => {
    const ofFile = findings.filter((finding) => finding.file === file);
    return renderSuite(file, ofFile.map(renderTest), ofFile);
  });
  const none = renderSuite("asyncwright", [`    <testcase${attributes({ name: "no findings" })}/>\n`], []);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites${attributes({ name: "asyncwright", ...count(Math.max(findings.length, 1), findings) })}>\n`,
    ...(suites.length === 0 ? [none] : suites),
    "</testsuites>\n",
  ].join("");
}

const renderSuite = (name: string, tests: readonly string[], findings: readonly Finding[]): string =>
  `  <testsuite${attributes({ name, ...count(tests.length, findings) })}>\n${tests.join("")}  </testsuite>\n`;

function count(tests: number, findings: readonly Finding[]) {
  const { errors, warnings, infos } = summarize(findings);
  return { tests, failures: errors, errors: 0, skipped: warnings + infos };
}

function renderTest(finding: Finding): string {
  const { severity, code, message, help, file, line, column, by } = finding;
  const mark = by === undefined ? "" : ` [${by.join(", ")}]`;
  const name = `${code}${mark} at ${line}:${column}`;
  const text = `${printable(file)}:${line}:${column} ${severity} ${code}: ${printable(message)}\nhelp: ${printable(help)}`;
  const outcome =
    severity === "error"
      ? `<failure${attributes({ message, type: code })}>${escapeXml(text)}</failure>`
      : `<skipped${attributes({ message: `${severity}: ${message}` })}/>`;
  return `    <testcase${attributes({ classname: file, name, file, line })}>\n      ${outcome}\n    </testcase>\n`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(printable(String(value)))}"`)
    .join("");

const escapeXml = (text: string): string =>
  text
    .replaceAll(notXml, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** What XML 1.0 has no place for, not even escaped. */
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
