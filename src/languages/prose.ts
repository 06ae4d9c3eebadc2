/** Columns of a generated line, where it can be broken. */
export const lineWidth = 110;

/**
 * What the document says, as lines of at most `room` columns where words allow it: no control characters, nothing
 * invisible or bidirectional, no white space at either end. Each language still has to make its own signs harmless.
 */
export function proseLines(words: string, room: number): readonly string[] {
  const lines = words
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .split("\n")
    .flatMap((line) => fold(cleanLine(line), room));
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return first < 0
    ? []
    : lines.slice(first, last + 1).filter((line, at, all) => line !== "" || all[at - 1] !== "");
}

const cleanLine = (line: string): string =>
  line
    .replaceAll(/[\s\p{Zs}]+/gu, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim();

function fold(line: string, room: number): readonly string[] {
  if (line.length <= room) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
