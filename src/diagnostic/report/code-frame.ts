import type { Position } from "../diagnostic.js";
import { type Paint, plain } from "../paint.js";
import { printable } from "../printable.js";

/**
 * The line at `position` with the one before it, and a caret line under the place; no line feed at the end.
 * Lines are cut around the place to `width` columns. Empty where the text has no such line.
 */
export function renderCodeFrame(
  text: string,
  position: Position,
  { paint = plain, width = 100 }: { readonly paint?: Paint; readonly width?: number } = {},
): string {
  const { before, line } = linesAt(text, position.line);
  if (line === undefined) return "";
  const start = Math.min(position.column - 1, line.length);
  const end = position.endLine > position.line ? line.length : Math.min(position.endColumn - 1, line.length);
  const from = start < width - 20 ? 0 : start - Math.floor(width / 3);
  const to = from + width;
  const cut = (whole: string) => (whole.length > to ? "…" : "");
  const lead = from > 0 ? "…" : "";
  const gutter = String(position.line).length;
  const row = (number: string, content: string) =>
    `  ${paint("dim", `${number.padStart(gutter)} |`)} ${content}`;
  const indent = lead.length + printable(line.slice(from, start)).length;
  const carets = Math.max(1, printable(line.slice(start, Math.max(start, Math.min(end, to)))).length);
  return [
    ...(before === undefined || from > 0 || before.trim() === ""
      ? []
      : [row(String(position.line - 1), printable(before.slice(0, to)) + cut(before))]),
    row(String(position.line), lead + printable(line.slice(from, to)) + cut(line)),
    row("", `${" ".repeat(indent)}${paint("error", "^".repeat(carets))}`),
  ]
    .map((shown) => shown.trimEnd())
    .join("\n");
}

/** Walks to the line without splitting the whole text, which can be megabytes. */
function linesAt(text: string, wanted: number): { readonly before?: string; readonly line?: string } {
  let from = 0;
  let before: string | undefined;
  for (let number = 1; number < wanted; number += 1) {
    const next = text.indexOf("\n", from);
    if (next < 0) return {};
    if (number === wanted - 1) before = withoutReturn(text.slice(from, next));
    from = next + 1;
  }
  const end = text.indexOf("\n", from);
  const line = withoutReturn(text.slice(from, end < 0 ? undefined : end));
  return before === undefined ? { line } : { before, line };
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
