import { linkBetween } from "../address.js";
import type { Inline, Inlines, Link } from "../content.js";
import { codeSpan, escapeText } from "./escape.js";
import { flatMarkdown } from "./nest.js";

/** A line of the twin at `from`. */
export const inlineMarkdown = (pieces: Inlines, from: string): string =>
  pieces
    .map((piece) => pieceMarkdown(piece, from))
    .join("")
    .trim();

/** A link from one twin to another, or to a file of the site. */
export function linkMarkdown(link: Link, from: string): string {
  const words = link.isCode === true ? codeSpan(link.text) : escapeText(link.text);
  return `[${words}](${twinHref(link, from)})`;
}

/** Where a link of a twin leads. */
export const twinHref = ({ to, section, extension }: Link, from: string): string =>
  encodeURI(linkBetween(from, to, extension ?? ".md")) + (section === undefined ? "" : `#${section}`);

function pieceMarkdown(piece: Inline, from: string): string {
  switch (piece.kind) {
    case "text":
      return escapeText(piece.text);
    case "code":
      return codeSpan(piece.text);
    case "markdown":
      return flatMarkdown(piece.markdown);
    case "link":
      return linkMarkdown(piece.link, from);
    case "badge":
      return `*${escapeText(piece.badge.text)}*`;
    default:
      return piece satisfies never;
  }
}
