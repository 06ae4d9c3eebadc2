import { posix } from "node:path";
import MarkdownIt from "markdown-it";

/** The links of a page that lead to something of the site, and the places in it that links can lead to. */
export interface Linked {
  readonly links: readonly string[];
  readonly ids: readonly string[];
}

/** Read from our own HTML, where each sign of the document's that could end a tag or an attribute is escaped. */
export function readHtml(html: string): Linked {
  const links: string[] = [];
  const ids: string[] = [];
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
    // What the document itself links to is its own affair.
    const isOurs = !/\srel="(?:nofollow|canonical|icon)/.test(tag);
    for (const [, name, value = ""] of tag.matchAll(/\s(href|src|id)="([^"]*)"/g))
      if (name === "id") ids.push(decode(value));
      else if (isOurs) links.push(decode(value));
  }
  return { links, ids };
}

/** The links of a page in Markdown that lead to something of the site. */
export const readMarkdownLinks = (markdown: string): readonly string[] =>
  new MarkdownIt()
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === "link_open" ? [String(token.attrGet("href") ?? "")] : []))
    .filter((address) => !/^(?:[a-z][a-z\d+.-]*:|#)/i.test(address));

/** Every link of the site's pages that leads nowhere, as `page -> link`. */
export function deadLinks(files: ReadonlyMap<string, string>): readonly string[] {
  const read = new Map(
    [...files].flatMap(([path, text]) => (path.endsWith(".html") ? [[path, readHtml(text)] as const] : [])),
  );
  const ids = new Map([...read].map(([path, { ids: own }]) => [path, new Set(own)]));
  const isDead = (from: string, link: string): boolean => {
    const [way = "", anchor] = link.split("#");
    const target =
      way === "" ? from : posix.join(posix.dirname(from), decodeURIComponent(way.replace(/\?.*$/, "")));
    if (!files.has(target)) return true;
    // The page that tries a service out reads its own anchors.
    if (anchor === undefined || target.endsWith("/try.html")) return false;
    return target.endsWith(".html") && ids.get(target)?.has(decodeURIComponent(anchor)) !== true;
  };
  return [...files].flatMap(([path, text]) => {
    // The page for what is not found stands at any address: its links are not relative to it.
    if (path === "404.html") return [];
    const links = path.endsWith(".html")
      ? (read.get(path)?.links ?? [])
      : path.endsWith(".md")
        ? readMarkdownLinks(text)
        : [];
    return [...new Set(links)].filter((link) => isDead(path, link)).map((link) => `${path} -> ${link}`);
  });
}

/** Anchors that a page has more than once, as `page: anchor`. */
export const doubleIds = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([path, text]) => {
    if (!path.endsWith(".html")) return [];
    const { ids } = readHtml(text);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: ${id}`);
  });

const decode = (text: string): string =>
  text
    .replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === "" ? 10 : 16)),
    )
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
