import type { Message, Operation } from "../contract/contract.js";
import type { Badge, Inline, Link } from "./content.js";

/** A piece of plain text. */
export const text = (words: string): Inline => ({ kind: "text", text: words });

/** A piece that stands as code. */
export const code = (words: string): Inline => ({ kind: "code", text: words });

/** A link within a line. */
export const link = (to: Link): Inline => ({ kind: "link", link: to });

/** Text of the document within a line; nothing where there is none. */
export const markdown = (words: string | undefined): readonly Inline[] =>
  words === undefined || words.trim() === "" ? [] : [{ kind: "markdown", markdown: words }];

/** Pieces with a separator between. */
export const joined = (pieces: readonly (readonly Inline[])[], separator: string): readonly Inline[] =>
  pieces.flatMap((piece, index) => (index === 0 ? piece : [text(separator), ...piece]));

/** What an operation is to the reader. */
export const kindBadge = ({ kind }: Operation): Badge => {
  switch (kind) {
    case "send":
      return { text: "you send", tone: "send" };
    case "receive":
      return { text: "you receive", tone: "receive" };
    case "request":
      return { text: "you ask", tone: "request" };
    case "respond":
      return { text: "you are asked", tone: "request" };
    default:
      return kind satisfies never;
  }
};

/** Which way a message goes, to the reader. */
export const directionBadges = ({ direction }: Message): readonly Badge[] => {
  switch (direction) {
    case "send":
      return [{ text: "you send", tone: "send" }];
    case "receive":
      return [{ text: "you receive", tone: "receive" }];
    case "both":
      return [
        { text: "you send", tone: "send" },
        { text: "you receive", tone: "receive" },
      ];
    case "none":
      return [{ text: "in no operation", tone: "warning" }];
    default:
      return direction satisfies never;
  }
};

export const deprecated: Badge = { text: "deprecated", tone: "deprecated" };
export const undocumented: Badge = { text: "undocumented", tone: "undocumented" };
export const inferred: Badge = { text: "inferred", tone: "inferred" };

/** The first sentence of a Markdown text as plain words; nothing for none. */
export function firstSentence(markdownText: string | undefined): string {
  const plain = (markdownText ?? "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, "")
    .replaceAll(/`+|(?<![\p{L}\p{N}\s])\*+|\*+(?![\s\p{L}\p{N}])|(?<=^|\s)\*+(?=\S)/gu, "")
    .replaceAll(/(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [sentence = plain] = /^.*?[.!?](?=\s|$)/u.exec(plain) ?? [];
  return sentence.length > 200 ? `${sentence.slice(0, 197).trimEnd()}...` : sentence;
}
