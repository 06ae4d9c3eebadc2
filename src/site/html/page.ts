import { linkToFile, overview } from "../address.js";
import type { Page } from "../content.js";
import type { Look, Site } from "../site.js";
import { pageAddress } from "../sitemap.js";
import { renderBlocks } from "./block.js";
import { hrefOf, none, renderBadge } from "./inline.js";
import { renderNavigation } from "./navigation.js";
import type { Fill } from "./template.js";

/** A page as a whole HTML document. */
export const renderPage = (page: Page, context: PageContext): string =>
  context.fill("layout", layoutView(page, context)).text;

/** What pages are rendered with. */
export interface PageContext {
  readonly site: Site;
  readonly look: Look;
  readonly fill: Fill;
}

/** What the template `layout` shows of a page. */
export function layoutView(page: Page, context: PageContext) {
  const { fill, look, site } = context;
  const { address: from } = page;
  const root = linkToFile(from, "x").slice(0, -1);
  return {
    root,
    policy,
    documentTitle: page.address === overview ? site.title : `${page.title} · ${site.title}`,
    summary: page.summary,
    canonical: look.url === undefined ? "" : pageAddress(look.url, from),
    markdown: linkToFile(from, `${from}.md`),
    colours: Object.keys(look.colours).length > 0,
    styles: noFiles,
    scripts: noFiles,
    logo: look.logo === undefined ? "" : linkToFile(from, `assets/${look.logo.name}`),
    home: hrefOf({ to: overview }, from),
    siteTitle: site.title,
    navigation: renderNavigation(context, from),
    kind: page.kind,
    path: page.path.map((link) => ({ text: link.text, href: hrefOf(link, from) })),
    title: page.title,
    badges: page.badges.map(renderBadge),
    lead: page.lead.length === 0 ? none : renderBlocks(page.lead, { from, section: "lead", fill }),
    sections: page.sections.map(({ id, title, blocks }) => ({
      id,
      title,
      content: renderBlocks(blocks, { from, section: id, fill }),
    })),
    contents: page.sections.length > 1 ? page.sections.map(({ id, title }) => ({ id, title })) : [],
  };
}

/** Files that only some pages load. */
const noFiles: readonly string[] = [];

/** Nothing from anywhere else, nothing inline. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
