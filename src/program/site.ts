import type { SourceDocument } from "../read/document.js";
import { bundle } from "../rewrite/bundle/bundle.js";
import { toValue } from "../rewrite/tree.js";
import type { Look, SiteFile } from "../site/site.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { assertServices, inspect } from "./pipeline.js";
import { type Result, softenErrors, toResult, undecidedAtBest } from "./result.js";
import { readLook } from "./site-look.js";
import { type Material, readMaterial } from "./site-material.js";

/** How a documentation site presents itself, and where the user's own parts of it are. */
export interface SiteOptions extends DocumentOptions {
  /** Where it will be: `https://example.com/docs/`. With it there are a sitemap and canonical addresses. */
  readonly url?: string | undefined;
  /** Where it will be on its host. Default: the path of `url`, else `/`. */
  readonly basePath?: string | undefined;
  /** Whose side the reader is on. Default: `client`. */
  readonly reader?: "client" | "server" | undefined;
  /** Instead of the document's title. */
  readonly title?: string | undefined;
  /** CSS colours by role: `accent` in the light scheme, `accent-dark` in the dark one. */
  readonly colours?: Readonly<Record<string, string>> | undefined;
  /** A picture that stands before the title: the path of a file. */
  readonly logo?: string | undefined;
  /** A folder of Markdown files, each a page of the site. */
  readonly pages?: string | undefined;
  /** A folder of templates (`<name>.html.hbs`) that stand in for those of the same name. */
  readonly templates?: string | undefined;
}

/** What became of a site. */
export interface SiteResult extends Result {
  /** By path in the site's folder; none unless the verdict is `valid`. */
  readonly files: readonly SiteFile[];
}

/** What a site is made of beside the document. */
export interface PreparedSite {
  readonly look: Look;
  readonly material: Material;
}

/** Reads what a site is made of beside the document. Throws a `UsageError`. */
export function prepareSite(options: SiteOptions): PreparedSite {
  const material = readMaterial({ ...options, cwd: options.cwd ?? "" });
  const { logo } = material;
  return { material, look: { ...readLook(options), ...(logo !== undefined && { logo }) } };
}

/** The documentation site of a document: pages, their Markdown twins, and what they load. */
export async function buildSite(document: DocumentSource, options: SiteOptions = {}): Promise<SiteResult> {
  return buildPrepared(document, options, prepareSite(options));
}

/** As `buildSite`, from what was prepared. */
export async function buildPrepared(
  document: DocumentSource,
  options: DocumentOptions,
  { look, material }: PreparedSite,
): Promise<SiteResult> {
  const input = toInput(document, options);
  const [outcome, site, { compileTemplates }] = await Promise.all([
    inspect(input),
    import("../site/build.js"),
    import("../site/html/override.js"),
  ]);
  assertServices(input, outcome);
  const { contract, document: read } = outcome;
  const result = toResult({ ...outcome, diagnostics: softenErrors(outcome.diagnostics) }, input);
  if (result.verdict !== "valid" || contract === undefined || read === undefined)
    return { ...undecidedAtBest(result), files: [] };
  const templates = await compileTemplates(material.templates);
  input.signal?.throwIfAborted();
  const { articles, assets } = material;
  const files = site.buildSite({ contract, bundled: bundleJson(read), look, articles, templates, assets });
  return { ...result, files };
}

/** The whole document as one text of JSON, for `asyncapi.json`. */
const bundleJson = (document: SourceDocument): string =>
  `${JSON.stringify(toValue(bundle(document).tree), null, 2)}\n`;
