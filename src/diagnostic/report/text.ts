import { type Paint, plain } from "../paint.js";
import { printable, printableLines } from "../printable.js";
import { renderCodeFrame } from "./code-frame.js";
import { type Finding, type Place, type Summary, summarize } from "./finding.js";

/** How findings are shown. */
export interface TextOptions {
  readonly paint?: Paint;
  /** Texts by the name of their file: a finding in one of them is shown with its line. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** The findings for a person: place, severity, code, message, code frame, what to do, other places. */
export const renderText = (
  findings: readonly Finding[],
  { paint = plain, texts = new Map() }: TextOptions = {},
): string => findings.map((finding) => `${renderFinding(finding, { paint, texts })}\n`).join("\n");

function renderFinding(finding: Finding, options: Required<TextOptions>): string {
  const { paint } = options;
  const { severity, code, message, help, related, by } = finding;
  const mark = by === undefined ? "" : ` [${by.join(", ")}]`;
  const head = `${renderPlace(finding, paint)} ${paint(severity, severity)} ${code}${mark}: ${printable(message)}`;
  const pointer = finding.pointer === "" ? [] : [`  ${paint("dim", `in #${printable(finding.pointer)}`)}`];
  return [
    head,
    ...frameOf(finding, options),
    ...pointer,
    `  help: ${printable(help)}`,
    ...related
      .slice(0, maxRelated)
      .flatMap((other) => [
        `  also: ${renderPlace(other, paint)} ${printable(other.message)}`,
        ...frameOf(other, options).map((frame) => frame.replaceAll(/^/gm, "  ")),
      ]),
    ...(related.length > maxRelated ? [`  also: ${count(related.length - maxRelated, "more place")}`] : []),
  ].join("\n");
}

/** Other places that a person is shown; machines get all of them. */
const maxRelated = 4;

const frameOf = (place: Place, { paint, texts }: Required<TextOptions>): readonly string[] => {
  const text = texts.get(place.file);
  const frame = text === undefined ? "" : renderCodeFrame(text, place, { paint });
  return frame === "" ? [] : [frame];
};

const renderPlace = ({ file, line, column }: Place, paint: Paint): string =>
  paint("place", `${printable(file)}:${line}:${column}`);

/** `2 errors, 1 warning`, or `no findings`. */
export function renderSummary(summary: Summary): string {
  const parts = [
    count(summary.errors, "error"),
    count(summary.warnings, "warning"),
    count(summary.infos, "info"),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** `1 file`, `2 files`; nothing for none. */
const count = (number: number, noun: string): string =>
  number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A wrong call, for a person. */
export const renderUsage = (error: { code: string; message: string; help: string }, paint: Paint): string =>
  `${paint("error", "error")} ${error.code}: ${printableLines(error.message)}\n  help: ${printable(error.help)}\n`;

/** What `validate` ends with. */
export const renderVerdict = (findings: readonly Finding[], file: string, paint: Paint): string => {
  const summary = summarize(findings);
  const style = summary.errors > 0 ? "error" : summary.warnings > 0 ? "warning" : "bold";
  return `${printable(file)}: ${paint(style, summary.errors > 0 ? "invalid" : "valid")}, ${renderSummary(summary)}\n`;
};
