import { UsageError } from "../diagnostic/usage-error.js";
import { hyphenate, overview } from "./address.js";
import type { Page, Section } from "./content.js";
import { type MarkdownPart, outlineOf, ownLinksOf } from "./html/markdown.js";
import type { Article } from "./site.js";
import { firstSentence } from "./words.js";

/** What an article may not be called: the site has such a page itself. */
const taken = [overview, "404"];

/** Pages that the user wrote: the first heading is the title, those of the second level are sections. */
export function articlePages(articles: readonly Article[], siteTitle: string): readonly Page[] {
  return articles.map((article) => articlePage(article, siteTitle));
}

function articlePage({ name, markdown }: Article, siteTitle: string): Page {
  if (taken.includes(name) || hyphenate(name) !== name)
    throw UsageError.of("usage", {
      reason: `a page of your own cannot be called \`${name}.md\``,
      hint: `Call it \`${taken.includes(name) ? `my-${name}` : hyphenate(name)}.md\`.`,
    });
  const text = markdown.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
  const lines = text.split("\n");
  const headings = outlineOf(text).filter(({ kind, isTop }) => kind === "heading" && isTop);
  const title = headings.find(({ level }) => level === 1);
  const parts = headings.filter(({ level, from }) => level === 2 && from >= (title?.to ?? 0));
  const bodyOf = (from: number, to: number | undefined): string => lines.slice(from, to).join("\n").trim();
  const lead = bodyOf(title?.to ?? 0, parts[0]?.from);
  const ids = new Set<string>();
  const sections = parts.map((part, index) => sectionOf(part, bodyOf(part.to, parts[index + 1]?.from), ids));
  return {
    address: name,
    kind: "article",
    title: title?.text || name,
    summary: firstSentence(lead.split(/\n\s*\n/, 1)[0]),
    badges: [],
    path: [{ text: siteTitle, to: overview }],
    lead: lead === "" ? [] : [{ kind: "article", markdown: lead }],
    sections,
    keywords: [],
  };
}

function sectionOf({ text }: MarkdownPart, markdown: string, ids: Set<string>): Section {
  const stem = hyphenate(text);
  let id = stem;
  for (let number = 2; ids.has(id); number += 1) id = `${stem}-${number}`;
  ids.add(id);
  return { id, title: text, blocks: markdown === "" ? [] : [{ kind: "article", markdown }] };
}

/** Throws a `UsageError` that names the article and the link where one leads to a page that there is not. */
export function assertArticleLinks(articles: readonly Article[], pages: readonly Page[]): void {
  const addresses = new Set(pages.map(({ address }) => address));
  for (const { name, markdown } of articles)
    for (const link of ownLinksOf(markdown)) {
      const address = decodeURI(link.replace(/#.*$/, "").replace(/\.md$/i, "").replace(/^\.\//, ""));
      if (addresses.has(address)) continue;
      throw UsageError.of("usage", {
        reason: `\`${name}.md\` links to \`${link}\`, and the site has no such page`,
        hint: "Links are relative to the site's folder; `llms.txt` of a built site lists all of its pages.",
      });
    }
}
