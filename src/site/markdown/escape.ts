/** Plain text as it stands in a line of Markdown: nothing in it is a mark. */
export const escapeText = (text: string): string =>
  text.replaceAll(space, " ").replaceAll(marks, "\\$&").replace(starts, "$1\\$2");

/** Classes of letters would do better by `_` between letters that are not English, and cost more than all else here. */
const marks = /[\\`*[\]<>]|(?<!\w)_|_(?!\w)|&(?=[#a-z])/gi;
/** What begins a heading, a list or a quotation: before the sign, or before the dot of a number. */
const starts = /^(\s*\d*)([#>+=~|.)-])/;
/** Line ends, and what no text needs. */
const space = /[\u0000-\u001f\u007f-\u009f\s]+/g;

/** Text as code within a line. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(space, " ");
  const mark = "`".repeat(longestRun(line, /`+/g) + 1);
  const gap = /^[` ]|[` ]$/.test(line) ? " " : "";
  return line === "" ? "` `" : `${mark}${gap}${line}${gap}${mark}`;
}

/** Text as a block of code. */
export function codeFence(text: string, language: string): string {
  const mark = "`".repeat(Math.max(3, longestRun(text, /`{3,}/g) + 1));
  return `${mark}${language}\n${text.replace(/\n$/, "")}\n${mark}`;
}

const longestRun = (text: string, runs: RegExp): number =>
  Math.max(0, ...(text.match(runs) ?? []).map(({ length }) => length));
