/** Text of a document in Markdown, on one line: nothing in it is a link, a tag, code or a heading. */
export const inert = (words: string): string =>
  words
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\s]+/gu, " ")
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
