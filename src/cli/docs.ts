import { resolve } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import type { SiteOptions } from "../program/site.js";
import type { DocumentFlags } from "./flags.js";
import { readSide } from "./inspect.js";
import type { Io } from "./io.js";
import { type RunInput, readRunInput } from "./run-input.js";

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
export interface DocsInput extends RunInput {
  readonly site: SiteOptions;
}

/** Puts flags and configuration together; a flag wins. Throws a `UsageError`. */
export async function readDocsInput(path: string | undefined, flags: DocsFlags, io: Io): Promise<DocsInput> {
  const input = await readRunInput(path, flags, io);
  const { docs, options } = input;
  return {
    ...input,
    out: flags.out ?? docs.output ?? "site",
    site: {
      ...options,
      reader: flags.as === undefined ? docs.reader : readSide(flags.as),
      url: flags.url ?? docs.url,
      basePath: flags.basePath ?? docs.basePath,
      title: flags.title ?? docs.title,
      colours: docs.colours,
      logo: flags.logo ?? docs.logo,
      pages: flags.pages ?? docs.pages,
      templates: flags.templates ?? docs.templates,
    },
  };
}

/** The folders of the user's own parts, to be watched and never to be written to; absolute. */
export const ownFolders = ({ cwd, site: { pages, templates } }: DocsInput): readonly string[] =>
  [pages, templates].flatMap((folder) => (folder === undefined ? [] : [resolve(cwd, folder)]));

/** Throws a `UsageError` where the document cannot be read twice. */
export function assertFile({ path }: DocsInput): void {
  if (path === "-")
    throw UsageError.of("usage", { reason: "standard input cannot be watched", hint: "Name a file." });
}
