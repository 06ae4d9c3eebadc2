import type { DocsConfig } from "../config/config.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { SourceDocument } from "../read/document.js";
import { bundle } from "../rewrite/bundle/bundle.js";
import { toValue } from "../rewrite/tree.js";
import type { Look } from "../site/site.js";
import { type DocumentFlags, suggest } from "./flags.js";
import type { Io } from "./io.js";
import { type Job, readJob } from "./run-input.js";

/** What `docs build` and `docs serve` both have. */
export interface DocsFlags extends DocumentFlags {
  readonly out?: string;
  readonly url?: string;
  readonly basePath?: string;
  readonly as?: string;
  readonly title?: string;
  readonly logo?: string;
  readonly pages?: string;
  readonly templates?: string;
}

/** What a site is made from: a document, how it shall look, and where the user's own parts of it are. */
export interface DocsJob extends Job {
  readonly look: Omit<Look, "logo">;
  /** Paths, relative to the current folder. */
  readonly logo: string | undefined;
  readonly pages: string | undefined;
  readonly templates: string | undefined;
}

/** Puts flags and configuration together; a flag wins. Throws a `UsageError`. */
export async function readDocsJob(path: string | undefined, flags: DocsFlags, io: Io): Promise<DocsJob> {
  const job = await readJob(path, flags, io);
  const { docs } = job;
  return {
    ...job,
    out: flags.out ?? docs.output ?? "site",
    look: readLook(flags, docs),
    logo: flags.logo ?? docs.logo,
    pages: flags.pages ?? docs.pages,
    templates: flags.templates ?? docs.templates,
  };
}

/** The whole document as one text of JSON, for `asyncapi.json`. */
export const bundleDocument = (document: SourceDocument): string =>
  `${JSON.stringify(toValue(bundle(document).tree), null, 2)}\n`;

function readLook(flags: DocsFlags, docs: DocsConfig): DocsJob["look"] {
  const url = flags.url ?? docs.url;
  const basePath = flags.basePath ?? docs.basePath;
  const title = flags.title ?? docs.title;
  return {
    reader: flags.as === undefined ? (docs.reader ?? "client") : readSide(flags.as),
    colours: docs.colours ?? {},
    ...(url !== undefined && { url: readUrl(url) }),
    ...(basePath !== undefined && { basePath: readBasePath(basePath) }),
    ...(title !== undefined && { title }),
  };
}

const sides = ["client", "server"] as const;

function readSide(value: string): Look["reader"] {
  const side = sides.find((known) => known === value);
  if (side !== undefined) return side;
  throw UsageError.of("usage", {
    reason: `\`--as ${value}\` is not understood`,
    hint: suggest(value, sides),
  });
}

function readUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlace = url !== undefined && /^https?:$/.test(url.protocol) && url.search + url.hash === "";
  if (isPlace && url.username + url.password === "") return url.href.replace(/\/*$/, "/");
  throw UsageError.of("usage", {
    reason: `\`${value}\` is no address of a site`,
    hint: "Such as `--url https://example.com/docs/`.",
  });
}

function readBasePath(value: string): string {
  if (/^\/(?!\/)[\w.~%/-]*$/.test(value)) return value.replace(/\/*$/, "/");
  throw UsageError.of("usage", {
    reason: `\`${value}\` is no base path`,
    hint: "It is the path of the site on its host, such as `--base-path /docs/`.",
  });
}
