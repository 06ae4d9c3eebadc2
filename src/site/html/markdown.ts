import MarkdownIt from "markdown-it";
import { highlight } from "./highlight.js";
import { escapeHtml, Html } from "./html.js";

/** Headings of a text start at this level, so that a page has one outline. */
interface MarkdownOptions {
  readonly level: 2 | 3 | 4;
}

/**
 * Markdown as HTML. The text is not trusted: HTML in it is shown as text, links lead to the web, to a mailbox or to a
 * place in the page and nowhere else, and pictures become links, since a page of the site asks no other host for anything.
 */
export function renderMarkdown(markdown: string, { level }: MarkdownOptions): Html {
  const key = `${level}${markdown}`;
  let html = rendered.get(key);
  if (html === undefined) {
    html = new Html(parser.render(markdown, { level }));
    if (rendered.size >= mostRendered) rendered.clear();
    rendered.set(key, html);
  }
  return html;
}

/** What was rendered before: the description of a schema stands on the page of everything that uses it. */
const rendered = new Map<string, Html>();
const mostRendered = 5_000;

/**
 * Markdown of the user's own: as above, with headings at the level that they have, and links to other pages of the site
 * by way of their Markdown twins (`guide.md#part`).
 */
export const renderArticle = (markdown: string): Html => new Html(articles.render(markdown, { level: 1 }));

/** Where the links of an article lead that stay in the site: `guide.md#part`. */
export const ownLinksOf = (markdown: string): readonly string[] =>
  articles
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === "link_open" ? [String(token.attrGet("href") ?? "")] : []))
    .filter((address) => ownLink.test(address));

/** Markdown of one line, without paragraphs. */
export const renderMarkdownInline = (markdown: string): Html =>
  isPlain.test(markdown)
    ? new Html(escapeHtml(markdown.trim()))
    : new Html(parser.renderInline(markdown, { level: 4 }));

/** Words in which nothing is a mark. */
const isPlain = /^[a-z\d .,;:'"()/-]*$/i;

/** A part of a Markdown text that covers whole lines: `[from, to)`, counted from 0. */
export interface MarkdownPart {
  readonly kind: "heading" | "code" | "text";
  readonly from: number;
  readonly to: number;
  /** False within a list or a quotation. */
  readonly isTop: boolean;
  /** Of a heading. */
  readonly level: number;
  /** Of a heading: its words without marks. */
  readonly text: string;
}

/** The headings, the code and the paragraphs of a text, in order; the text of a heading comes after it. */
export const outlineOf = (markdown: string): readonly MarkdownPart[] => {
  const tokens = parser.parse(markdown, {});
  return tokens.flatMap((token, index): readonly MarkdownPart[] => {
    const kind = kinds[token.type];
    if (kind === undefined || token.map === null || token.map === undefined) return [];
    const [from, to] = token.map;
    const words = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    const level = kind === "heading" ? Number(token.tag.slice(1)) : 0;
    return [{ kind, from, to, isTop: token.level === 0, level, text: kind === "heading" ? words : "" }];
  });
};

const kinds: Readonly<Record<string, MarkdownPart["kind"]>> = {
  heading_open: "heading",
  fence: "code",
  code_block: "code",
  inline: "text",
};

/** Leads out, to the web or a mailbox, or to a place in the page. */
const safeLink = /^(?:https?:\/\/|mailto:|#)/i;
/** Leads to a Markdown twin. */
const ownLink = /^(?![a-z][a-z\d+.-]*:|[/\\])[^?]*\.md(?:#.*)?$/i;

/** A parser whose links are those, with the rules of this site. */
function createParser(isLink: (address: string) => boolean) {
  const made = new MarkdownIt({
    html: false,
    linkify: false,
    typographer: false,
    highlight: (text, language) => highlight(text, language).text,
  });
  made.validateLink = (address) => isLink(address.trim());
  const { rules } = made.renderer;
  rules.image = (tokens, index) => {
    const token = tokens[index];
    const address = String(token?.attrGet("src") ?? "");
    const words = token?.content || address;
    return `<a href="${escapeHtml(address)}" rel="nofollow noopener noreferrer">${escapeHtml(words)}</a>`;
  };
  rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const address = String(token?.attrGet("href") ?? "");
    if (ownLink.test(address)) token?.attrSet("href", address.replace(/\.md(?=#|$)/i, ".html"));
    else token?.attrSet("rel", "nofollow noopener noreferrer");
    return self.renderToken(tokens, index, options);
  };
  /** A heading one below the section that the text stands in. */
  const shift: NonNullable<(typeof rules)[string]> = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token !== undefined)
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + Number(env?.level ?? 2) - 1)}`;
    return self.renderToken(tokens, index, options);
  };
  rules.heading_open = shift;
  rules.heading_close = shift;
  // Wide tables scroll by themselves.
  rules.table_open = () => '<div class="scroll" tabindex="0"><table>\n';
  rules.table_close = () => "</table></div>\n";
  return made;
}

const parser = createParser((address) => safeLink.test(address));
const articles = createParser((address) => safeLink.test(address) || ownLink.test(address));
