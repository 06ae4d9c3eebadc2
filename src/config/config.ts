import type { Limits } from "../limits.js";

/** What `asyncwright.config.{ts,js,mjs,json,yaml}` may say. Paths are relative to the configuration's folder. */
export interface Config {
  /** The JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /** The AsyncAPI document. Default: `asyncapi.yaml`, `asyncapi.yml` or `asyncapi.json`. */
  readonly input?: string;
  /** The output folder. Default: `generated`. */
  readonly output?: string;
  /** The folder that `$ref`s may not leave. Default: the document's folder. */
  readonly root?: string;
  /** Whose `send` and `receive` the document's operations are. Default: `server`. */
  readonly perspective?: Perspective;
  /** Names in code, by the pointer (`#/components/schemas/foo_bar`) or the key of what they name. */
  readonly names?: Readonly<Record<string, string>>;
  /** The package that the output makes. */
  readonly package?: PackageConfig;
  /** The services to generate. Default: all. */
  readonly services?: readonly string[];
  /** Languages for which models are made, too, through @asyncapi/modelina. Default: none. */
  readonly models?: readonly string[];
  /** Bounds on what is read; see `limits` in the documentation for each. */
  readonly limits?: Partial<Limits>;
  /** Hosts that `$ref`s may be fetched from. Default: none. */
  readonly allowRemote?: readonly string[];
  /** Whether a schema with `properties` or `items`, but no `type`, is about objects or arrays alone. Default: true. */
  readonly impliedTypes?: boolean;
  /** Treats warnings as errors. Default: false. */
  readonly strict?: boolean;
  /** The documentation site. */
  readonly docs?: DocsConfig;
}

/** How the documentation site is made, and how it presents itself. */
export interface DocsConfig {
  /** Its folder. Default: `site`. */
  readonly output?: string;
  /** Where it will be: `https://example.com/docs/`. With it there are a sitemap and canonical addresses. */
  readonly url?: string;
  /** Where it will be on its host, for those who leave the host open. Default: the path of `url`, else `/`. */
  readonly basePath?: string;
  /** Whose side the reader is on. Default: `client`. */
  readonly reader?: "client" | "server";
  /** Instead of the document's title. */
  readonly title?: string;
  /** A picture that stands before the title: a file. */
  readonly logo?: string;
  /** CSS colours by role: `accent` in the light scheme, `accent-dark` in the dark one. */
  readonly colours?: Readonly<Record<string, string>>;
  /** A folder of Markdown files, each a page of the site. */
  readonly pages?: string;
  /** A folder of templates (`<name>.html.hbs`) that stand in for those of the same name. */
  readonly templates?: string;
}

/** What the package of the output is called, in place of the document's title and version. */
export interface PackageConfig {
  readonly name?: string;
  readonly version?: string;
}

/** The application whose view a document takes. */
export type Perspective = "server" | "client";

/** Types a configuration in an editor; returns it as it is. */
export const defineConfig = (config: Config): Config => config;
