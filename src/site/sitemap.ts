import { overview } from "./address.js";
import type { Page } from "./content.js";
import { escapeHtml } from "./html/html.js";

/** `sitemap.xml` for a site that will be at `url`. */
export function renderSitemap(pages: readonly Page[], url: string): string {
  const rows = pages.map(
    ({ address }) => `  <url><loc>${escapeHtml(pageAddress(url, address))}</loc></url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join("")}</urlset>\n`;
}

/** The one address of a page on the web. */
export const pageAddress = (url: string, address: string): string =>
  absolute(url, address === overview ? "" : `${address}.html`);

/** The address of a file of the site on the web. */
export const absolute = (url: string, path: string): string =>
  `${url.replace(/\/*$/, "/")}${encodeURI(path)}`;
