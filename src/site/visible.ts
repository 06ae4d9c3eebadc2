import { printableLines } from "../diagnostic/printable.js";

/**
 * A page with what cannot be seen spelled out: control, bidirectional and invisible characters of the document, which
 * could make a line read as another one. Tabs stay, and so do joiners within scripts and pictures that need them.
 */
export const visible = (text: string): string =>
  hasHidden.test(text)
    ? text
        .split(kept)
        .map((part, index) => (index % 2 === 1 ? part : printableLines(part)))
        .join("")
    : text;

/** Almost every page has none. */
const hasHidden =
  /[^\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u0618\u0620-\u180a\u1810-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufff8\u{10000}-\u{dffff}]/u;
/** A tab; a joiner between two signs of which neither is of ASCII. */
const kept =
  /(\t|(?<=[\p{L}\p{M}\p{Extended_Pictographic}](?<![\u0000-\u007f]))[\u200c\u200d](?=(?![\u0000-\u007f])[\p{L}\p{Extended_Pictographic}]))/u;
