import type { Message, Service } from "../contract/contract.js";
import { articlePages, assertArticleLinks } from "./article.js";
import { renderColours } from "./colours.js";
import type { Page } from "./content.js";
import { type PageContext, renderPage } from "./html/page.js";
import { filler } from "./html/template.js";
import { icon } from "./icon.js";
import { renderMessageSchema } from "./json-schema.js";
import { renderLlms } from "./llms.js";
import { renderTwin } from "./markdown/twin.js";
import { renderNotFound } from "./not-found.js";
import { planSite } from "./pages/pages.js";
import { linkTo, type Scope } from "./scope.js";
import { renderSearchIndex, searchAddress } from "./search-index.js";
import type { Site, SiteFile, SiteInput } from "./site.js";
import { renderSitemap } from "./sitemap.js";
import { tryFiles } from "./try.js";
import { visible } from "./visible.js";

/**
 * Every file of a documentation site: the pages and their Markdown twins, what programs read, and what the pages load.
 * The same input gives the same bytes. Throws a `UsageError` for a colour, a template or an article that will not do.
 */
export function buildSite(input: SiteInput): readonly SiteFile[] {
  const { articles, assets, bundled, look, templates } = input;
  const planned = planSite(input);
  const own = articlePages(articles, planned.title);
  const site = withArticles(planned, own);
  assertArticleLinks(articles, site.pages);
  const context: PageContext = { site, look, fill: filler(templates) };
  const hasDocument = bundled !== "";
  return [
    ...site.pages.flatMap((page) => [
      { path: `${page.address}.html`, content: visible(renderPage(page, context)) },
      { path: `${page.address}.md`, content: visible(renderTwin(page)) },
    ]),
    ...tryFiles(context),
    ...schemaFiles(site.scope),
    ...(hasDocument ? [{ path: "asyncapi.json", content: bundled }] : []),
    { path: "llms.txt", content: renderLlms({ site, pages: site.pages, url: look.url, hasDocument }) },
    { path: "404.html", content: renderNotFound(context) },
    ...(look.url === undefined
      ? []
      : [{ path: "sitemap.xml", content: renderSitemap(site.pages, look.url) }]),
    ...[...assets].map(([name, content]) => ({ path: `assets/${name}`, content })),
    { path: searchAddress, content: renderSearchIndex(site) },
    ...lookFiles(input),
  ];
}

/** Articles come behind the overview, and first at the side. */
function withArticles(site: Site, articles: readonly Page[]): Site {
  if (articles.length === 0) return site;
  const [first, ...rest] = site.pages;
  const links = articles.map(({ title, address }) => ({ text: title, to: address }));
  return {
    ...site,
    pages: [...(first === undefined ? [] : [first]), ...articles, ...rest],
    navigation: [{ title: "Guides", groups: [{ title: "Pages", links }] }, ...site.navigation],
  };
}

const schemaFiles = (scope: Scope): readonly SiteFile[] =>
  [...scope.services.values()].flatMap(({ service }) =>
    service.messages.flatMap((message) => schemaFile(scope, service, message)),
  );

function schemaFile(scope: Scope, service: Service, message: Message): readonly SiteFile[] {
  const content = renderMessageSchema(service, message);
  return content === undefined ? [] : [{ path: `${linkTo(scope, message).to}.schema.json`, content }];
}

const lookFiles = ({ look }: SiteInput): readonly SiteFile[] => [
  ...(Object.keys(look.colours).length === 0
    ? []
    : [{ path: "assets/colours.css", content: renderColours(look.colours) }]),
  look.logo === undefined
    ? { path: "assets/icon.svg", content: icon }
    : { path: `assets/${look.logo.name}`, content: look.logo.bytes },
];
