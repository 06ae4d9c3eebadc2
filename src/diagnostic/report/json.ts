import { type Finding, summarize } from "./finding.js";

/** The findings as JSON for other programs: one object, `findings` and `summary`. */
export const renderJson = (findings: readonly Finding[]): string =>
  `${JSON.stringify({ findings: findings.map(toJson), summary: summarize(findings) }, null, 2)}\n`;

const toJson = ({
  code,
  severity,
  message,
  file,
  line,
  column,
  endLine,
  endColumn,
  pointer,
  help,
  by,
}: Finding) => ({
  code,
  severity,
  message,
  file,
  line,
  column,
  endLine,
  endColumn,
  pointer,
  help,
  ...(by && { by }),
});
