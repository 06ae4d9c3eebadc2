import type { Contract } from "../contract/contract.js";
import type { Page } from "./content.js";
import type { Scope } from "./scope.js";

/** What a site is made of. */
export interface SiteInput {
  readonly contract: Contract;
  /** The whole document as one, JSON, for readers that are programs; empty where there is none. */
  readonly bundled: string;
  readonly look: Look;
  /** Pages of the user's own, in Markdown. */
  readonly articles: readonly Article[];
  /** Templates that stand in for ours, by name without extension (see `compileTemplates`). */
  readonly templates: ReadonlyMap<string, (view: object) => string>;
  /** What the pages load, by the name of the file: scripts and styles as they were built with the tool. */
  readonly assets: ReadonlyMap<string, string | Uint8Array>;
}

/** How a site presents itself. */
export interface Look {
  /** Whose side the reader is on: what is sent and received is told from there. */
  readonly reader: "client" | "server";
  /** Instead of the document's title. */
  readonly title?: string;
  /** Where the site will be: `https://example.com/docs/`. Needed for a sitemap. */
  readonly url?: string;
  /** Where the site will be on its host: `/docs/`. The page for what is not found needs it; told from `url` where that is set. */
  readonly basePath?: string;
  /** A picture that stands before the title. */
  readonly logo?: { readonly name: string; readonly bytes: Uint8Array };
  /** CSS colours by role: `accent`, `background`, …; `accent-dark` is that of the dark scheme. */
  readonly colours: Readonly<Record<string, string>>;
}

/** A page that the user wrote. */
export interface Article {
  /** Its file without the extension. */
  readonly name: string;
  readonly markdown: string;
}

/** A file of a site, in memory. */
export interface SiteFile {
  /** Relative to the site's folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A site before it is rendered. */
export interface Site {
  readonly title: string;
  /** What its pages were made from. */
  readonly scope: Scope;
  readonly pages: readonly Page[];
  /** What stands at the side of every page. */
  readonly navigation: readonly NavigationGroup[];
}

/** A service, or the user's own pages, with what is below. */
export interface NavigationGroup {
  readonly title: string;
  readonly address?: string;
  readonly groups: readonly {
    readonly title: string;
    /** The section of the group's own page that lists all of them. */
    readonly section?: string;
    readonly links: readonly { readonly text: string; readonly to: string; readonly tone?: string }[];
  }[];
}
