import type { Severity } from "../catalogue/entry.js";
import type { Registry } from "../registry.js";
import type { Finding, Place } from "./finding.js";

/** The tool that found something. */
export interface Tool {
  readonly version: string;
  readonly registry: Registry;
}

/**
 * The findings as SARIF 2.1.0, which code scanning and editors read. Files are relative references, from the current
 * folder.
 */
export function renderSarif(findings: readonly Finding[], { registry, version }: Tool): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const run = {
    tool: { driver: { name: "asyncwright", version, rules: codes.map((code) => toRule(code, registry)) } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => toResult(finding, codes)),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
  Severity,
  string
>;

/** A registered code with its page; another one's as it is. */
function toRule(code: string, registry: Registry) {
  const entry = registry.find(code);
  if (entry === undefined) return { id: code };
  const { severity, message, page } = entry;
  return {
    id: code,
    shortDescription: { text: message },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResult(finding: Finding, codes: readonly string[]) {
  const { code, severity, message, help, pointer, related, by } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: unlink(`${message}\n${help}`) },
    locations: [{ ...toLocation(finding), logicalLocations: [{ fullyQualifiedName: `#${pointer}` }] }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...toLocation(other),
        message: { text: unlink(other.message) },
      })),
    }),
    ...(by && { properties: { by } }),
  };
}

const toLocation = ({ file, line, column, endLine, endColumn }: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: toUri(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
});

/** Text without links: SARIF has them as `[text](target)` (3.11.6). */
const unlink = (text: string): string => text.replaceAll("](", "\\](");

/** A path as a relative reference (RFC 3986). */
const toUri = (file: string): string =>
  file
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
