import { isMapping } from "../json/value.js";

/** One thing that the parser says, as it says it. */
export interface ParserFinding {
  /** The name of the parser's rule, such as `asyncapi-document-resolved`. */
  readonly rule: string;
  readonly message: string;
  /** Steps from the top of the document that it was given. */
  readonly path: readonly string[];
  readonly severity: "error" | "warning" | "info";
}

/** A line of what the parser's process answers about a document; the last one is `end`. */
export type AnswerLine =
  | { readonly kind: "finding"; readonly finding: ParserFinding }
  /** The parser threw. */
  | { readonly kind: "thrown"; readonly reason: string }
  /** How many findings there were beyond those that were told. */
  | { readonly kind: "end"; readonly omitted: number };

/** Answers beyond these are cut off: they are too long to read, and a hostile document must not fill the memory. */
const answerLimits = {
  findings: 2_000,
  messageLength: 2_000,
  /** Characters of one line; a path that is longer (names can be of any length) is left out of it. */
  lineLength: 64 * 1024,
  /** Characters of all lines about one document. */
  length: 16 * 1024 * 1024,
} as const;

/** A line of an answer as it is written. */
export const renderAnswerLine = (line: AnswerLine): string => `${JSON.stringify(line)}\n`;

/** The lines for findings, within the limits, errors first: they decide the verdict. */
export function renderFindings(findings: readonly ParserFinding[]): readonly string[] {
  const isError = ({ severity }: ParserFinding): boolean => severity === "error";
  const sorted = [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
  const lines: string[] = [];
  let length = 0;
  for (const finding of sorted.slice(0, answerLimits.findings)) {
    const whole = renderAnswerLine({ kind: "finding", finding });
    const isLong = whole.length > answerLimits.lineLength;
    const line = isLong ? renderAnswerLine({ kind: "finding", finding: { ...finding, path: [] } }) : whole;
    length += line.length;
    if (length > answerLimits.length) break;
    lines.push(line);
  }
  return lines;
}

/** The line, or undefined for a text that is none. */
export function parseAnswerLine(text: string): AnswerLine | undefined {
  const line = parseObject(text);
  switch (line?.kind) {
    case "end":
      return typeof line.omitted === "number" ? { kind: "end", omitted: line.omitted } : undefined;
    case "thrown":
      return typeof line.reason === "string" ? { kind: "thrown", reason: line.reason } : undefined;
    case "finding": {
      const finding = toFinding(line.finding);
      return finding && { kind: "finding", finding };
    }
    default:
      return undefined;
  }
}

/** A diagnostic of the parser (a Spectral one: severity 0 to 3, path a list of keys); undefined for anything else. */
export function fromSpectral(value: unknown): ParserFinding | undefined {
  if (!isMapping(value)) return undefined;
  const severity = severities[Number(value.severity)];
  if (severity === undefined) return undefined;
  const path = Array.isArray(value.path) ? value.path.map(String) : [];
  return toFinding({ rule: String(value.code), message: String(value.message), path, severity });
}

const severities = ["error", "warning", "info", "info"] as const;

function toFinding(value: unknown): ParserFinding | undefined {
  if (!isMapping(value)) return undefined;
  const { rule, message, path } = value;
  const severity = severities.find((known) => known === value.severity);
  if (typeof rule !== "string" || typeof message !== "string" || severity === undefined) return undefined;
  if (!Array.isArray(path) || !path.every((step) => typeof step === "string")) return undefined;
  return { rule: cut(rule), message: cut(message), path, severity };
}

const cut = (message: string): string =>
  message.length <= answerLimits.messageLength
    ? message
    : `${message.slice(0, answerLimits.messageLength)}...`;

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
