/**
 * Text of a document as a terminal may show it: control, bidirectional and invisible characters are spelled out,
 * so that a document cannot move the cursor, recolour a report or make a line read as another. One line.
 */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", " ")
    .replaceAll(hidden, (character) =>
      Array.from(
        { length: character.length },
        (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
      ).join(""),
    );

/** As `printable`, but line feeds of ours stay. */
export const printableLines = (text: string): string => text.split("\n").map(printable).join("\n");

/** C0, C1, soft hyphen, Arabic letter mark, zero width, bidirectional, line separators, BOM, lone surrogates, tags. */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
