/** What a piece of text is, for a terminal that has colours. */
export type Style = "error" | "warning" | "info" | "code" | "place" | "dim" | "added" | "removed" | "bold";

/** Colours a text, or returns it as it is. */
export type Paint = (style: Style, text: string) => string;

/** For files and pipes. */
export const plain: Paint = (_, text) => text;

/** For terminals: ANSI colours. */
export const ansi: Paint = (style, text) => `\u001b[${sequences[style]}m${text}\u001b[0m`;

const sequences = {
  error: "31;1",
  warning: "33;1",
  info: "36;1",
  code: "2",
  place: "36",
  dim: "2",
  added: "32",
  removed: "31",
  bold: "1",
} as const satisfies Record<Style, string>;
