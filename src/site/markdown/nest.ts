import { type MarkdownPart, outlineOf } from "../html/markdown.js";

/**
 * Markdown of the document as a part of a page: its headings go below `level`, code that it leaves open ends with it,
 * and what the HTML pages show as text, tags and links to elsewhere than the web, is text here, too.
 */
export function nestMarkdown(markdown: string, level: number): string {
  const text = markdown.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "\ufffd").trimEnd();
  if (!isMarked.test(text)) return text.trimStart();
  const lines = text.split("\n");
  const parts = outlineOf(text);
  const done: string[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.from < at) continue;
    done.push(...lines.slice(at, part.from).map(defuseCells), ...nested(part, lines, level));
    at = part.to;
  }
  return [...done, ...lines.slice(at).map(defuseCells)].join("\n").replace(/^\n+/, "");
}

/** Markdown within a line: one line, and inert as above. */
export const flatMarkdown = (markdown: string): string =>
  defuse(markdown.replaceAll(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim()).replace(
    /^(#{1,6} |[-+>] |```|~~~)/,
    "\\$1",
  );

/** What may have to be changed. */
const isMarked = /^\s*(?:[#>]|```|~~~|(?:=+|-+)\s*$)|[<\]]|^(?: {4}|\t)/m;

function nested(part: MarkdownPart, lines: readonly string[], level: number): readonly string[] {
  const own = lines.slice(part.from, part.to);
  const [first = "", ...rest] = own;
  if (part.kind === "text") return defused(own);
  if (part.kind === "heading") {
    const marks = "#".repeat(Math.min(6, part.level + level));
    if (/^\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*#/.test(first)) return defused([first.replace(/#+/, marks)]);
    return part.isTop
      ? defused([`${marks} ${[first, ...rest.slice(0, -1)].join(" ").trim()}`])
      : defused(own);
  }
  const fence = part.isTop ? /^\s*(`{3,}|~{3,})/.exec(first)?.[1] : undefined;
  if (fence === undefined) return own;
  const last = own.length > 1 ? (own.at(-1)?.trim() ?? "") : "";
  const isClosed = last.startsWith(fence) && /^(?:`+|~+)$/.test(last);
  return isClosed ? own : [...own, fence];
}

const defused = (lines: readonly string[]): readonly string[] => defuse(lines.join("\n")).split("\n");

/** A line of a table, or of what is no text: code within lines ends with the cell. */
const defuseCells = (line: string): string => line.split("|").map(defuse).join("|");

/** Tags, and links that lead nowhere a reader should go, lose what makes them that. Code within lines stays. */
const defuse = (text: string): string =>
  text.replaceAll(
    /\\[\s\S]|(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)|<(?=[a-z/!?])(?!(?:https?:\/\/|mailto:)[^\s<>]*>)|\](?=[(:](?!\s*<?(?:https?:\/\/|mailto:|#)))/gi,
    (found) => (found === "<" || found === "]" ? `\\${found}` : found),
  );
