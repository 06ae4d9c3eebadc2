import { linkBetween } from "./address.js";
import type { Page } from "./content.js";
import { codeSpan, escapeText } from "./markdown/escape.js";
import { flatMarkdown } from "./markdown/nest.js";
import type { Site } from "./site.js";
import { absolute } from "./sitemap.js";

/** What `llms.txt` is made of. */
interface LlmsInput {
  readonly site: Site;
  readonly pages: readonly Page[];
  /** Where the site will be. */
  readonly url?: string | undefined;
  readonly hasDocument: boolean;
}

/** `llms.txt` (llmstxt.org): title, summary, and a line for the Markdown twin of every page, by service. */
export function renderLlms({ site, pages, url, hasDocument }: LlmsInput): string {
  const overviewPage = pages.find(({ kind }) => kind === "overview");
  const href = (to: string, extension: string): string =>
    url === undefined ? encodeURI(linkBetween("", to, extension)) : absolute(url, `${to}${extension}`);
  const line = ({ address, kind, summary, title }: Page): string => {
    const words = kind === "schema" ? codeSpan(title) : escapeText(title);
    const note = flatMarkdown(summary);
    return `- [${words}](${href(address, ".md")})${note === "" ? "" : `: ${note}`}`;
  };
  const group = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`## ${escapeText(title)}`, lines.join("\n")];
  const { services } = site.scope.contract;
  const parts = [
    `# ${escapeText(site.title)}`,
    `> ${flatMarkdown(overviewPage?.summary ?? site.title)}`,
    ...group("Overview", [
      ...(overviewPage === undefined ? [] : [line(overviewPage)]),
      ...(hasDocument
        ? [`- [asyncapi.json](${href("asyncapi", ".json")}): the whole AsyncAPI document as one file`]
        : []),
    ]),
    ...group("Guides", pages.filter(({ kind }) => kind === "article").map(line)),
    ...services.flatMap(({ name, title }) =>
      group(
        title || name,
        pages
          .filter(({ address, kind }) => kind !== "article" && address.startsWith(`${name}/`))
          .map((page) => `${line(page)}`),
      ),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}
