import { printable } from "../printable.js";
import { type Finding, type Place, summarize } from "./finding.js";
import { renderSummary } from "./text.js";

/**
 * The findings as Markdown, for the summary of a pipeline or a comment. Everything that comes from a document stands
 * in code spans, where it cannot become a link, HTML or the name of a person.
 */
export function renderMarkdown(findings: readonly Finding[]): string {
  const head = `**asyncwright: ${renderSummary(summarize(findings))}**\n`;
  return findings.length === 0 ? head : `${head}\n${findings.map(renderItem).join("")}`;
}

function renderItem(finding: Finding): string {
  const { severity, code, message, help, related, by } = finding;
  const mark = by === undefined ? "" : ` (${by.map(renderCode).join(", ")})`;
  return [
    `- **${severity}** ${renderPlace(finding)} ${renderCode(code)}${mark}: ${renderCode(message)}\n`,
    `  - ${renderCode(help)}\n`,
    ...related.map((other) => `  - also ${renderPlace(other)}: ${renderCode(other.message)}\n`),
  ].join("");
}

const renderPlace = ({ file, line, column }: Place): string => renderCode(`${file}:${line}:${column}`);

/** A code span: its fence is longer than any run of backticks within. */
function renderCode(text: string): string {
  const shown = printable(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return shown.trim() === "" ? "" : `${fence}${space}${shown}${space}${fence}`;
}
