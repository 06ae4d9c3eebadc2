import { overview } from "./address.js";
import type { Page } from "./content.js";
import { layoutView, type PageContext } from "./html/page.js";

/**
 * The page for what is not there (`404.html`). A server shows it at any address, so that its links start at the root
 * of the host, and it has those alone that lead back.
 */
export function renderNotFound(context: PageContext): string {
  const { look, site } = context;
  const base = basePathOf(look);
  const view = layoutView(page, { ...context, site: { ...site, navigation: [] } });
  return context.fill("layout", {
    ...view,
    root: base,
    home: `${base}${overview}.html`,
    logo: view.logo === "" ? "" : `${base}${view.logo}`,
    path: [{ text: site.title, href: `${base}${overview}.html` }],
    ...{ markdown: "", canonical: "" },
  }).text;
}

/** Where the site is on its host, with `/` at both ends. */
function basePathOf({ url, basePath }: PageContext["look"]): string {
  const path = url === undefined ? (basePath ?? "/") : new URL(url).pathname;
  return `/${path.replaceAll(/^\/+|\/+$/g, "")}/`.replace(/^\/\/$/, "/");
}

const page: Page = {
  address: "404",
  kind: "article",
  title: "There is no such page",
  summary: "This page is not here, or not any more.",
  badges: [],
  path: [],
  lead: [
    {
      kind: "prose",
      markdown:
        "It may have been renamed along with what it was about. The overview leads to every page, and so does the search.",
    },
  ],
  sections: [],
  keywords: [],
};
