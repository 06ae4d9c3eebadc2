import { linkBetween } from "../address.js";
import type { Badge, Inline, Inlines, Link } from "../content.js";
import { concat, Html, html } from "./html.js";
import { renderMarkdownInline } from "./markdown.js";

/** A piece of a line on the page at `from`. */
function renderInline(piece: Inline, from: string): Html {
  switch (piece.kind) {
    case "text":
      return html`${piece.text}`;
    case "code":
      return html`<code>${piece.text}</code>`;
    case "markdown":
      return renderMarkdownInline(piece.markdown);
    case "link":
      return renderLink(piece.link, from);
    case "badge":
      return renderBadge(piece.badge);
    default:
      return piece satisfies never;
  }
}

/** A line. */
export const renderInlines = (pieces: Inlines, from: string): Html =>
  concat(pieces.map((piece) => renderInline(piece, from)));

/** A link to another page of the site. */
export function renderLink(link: Link, from: string): Html {
  const words = link.isCode === true ? html`<code>${link.text}</code>` : html`${link.text}`;
  return html`<a href="${hrefOf(link, from)}">${words}</a>`;
}

/** Where a link leads, from the page at `from`. */
export const hrefOf = (
  { to, section, extension }: Pick<Link, "to" | "section" | "extension">,
  from: string,
): string => linkBetween(from, to, extension ?? ".html") + (section === undefined ? "" : `#${section}`);

/** A mark. */
export const renderBadge = ({ text, tone }: Badge): Html => html`<span class="badge ${tone}">${text}</span>`;

/** Nothing. */
export const none = new Html("");
