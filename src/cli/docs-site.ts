import { resolve } from "node:path";
import type { Contract } from "../contract/contract.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { inspect, type Outcome } from "../program/pipeline.js";
import type { Material } from "../program/site-material.js";
import type { SiteFile } from "../site/site.js";
import { bundleDocument, type DocsJob } from "./docs.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import { locateAll } from "./report.js";
import { assertServices } from "./run-input.js";

/** What became of a site. */
export interface MadeSite {
  readonly findings: ReturnType<typeof locateAll>;
  /** Nothing to complain about at all. */
  readonly isClean: boolean;
  readonly status: ExitStatus;
  readonly outcome: Outcome;
  /** Every file of the document that was read, absolute. */
  readonly read: readonly string[];
  /** Absent where the document does not allow a site. */
  readonly site?: { readonly contract: Contract; readonly files: readonly SiteFile[] };
}

/** Reads the document and makes the site in memory. Throws a `UsageError`. */
export async function makeSite(job: DocsJob, material: Material): Promise<MadeSite> {
  const [outcome, { buildSite }, { compileTemplates }] = await Promise.all([
    inspect(job),
    import("../site/build.js"),
    import("../site/html/override.js"),
  ]);
  const { contract, document, rootFolder, sources } = outcome;
  assertServices(job, contract);
  const softened = softenErrors(outcome.diagnostics);
  const status = statusOf(softened, job.strict);
  const made = {
    outcome,
    findings: locateAll(softened, outcome, job.cwd),
    isClean: softened.length === 0,
    read: [...sources.keys()].map((file) => resolve(rootFolder, file)),
  };
  if (status !== exitStatus.fine || contract === undefined || document === undefined)
    return { ...made, status: status === exitStatus.fine ? exitStatus.refused : status };
  const { assets, articles, logo } = material;
  const files = buildSite({
    contract,
    bundled: bundleDocument(document),
    look: { ...job.look, ...(logo !== undefined && { logo }) },
    articles,
    templates: await compileTemplates(material.templates),
    assets,
  });
  return { ...made, status, site: { contract, files } };
}

/** The folders of the user's own parts, to be watched and never to be written to. */
export const ownFolders = ({ cwd, pages, templates }: DocsJob): readonly string[] =>
  [pages, templates].filter((folder) => folder !== undefined).map((folder) => resolve(cwd, folder));

/** Throws a `UsageError` where the document cannot be read twice. */
export function assertFile({ path }: DocsJob): void {
  if (path === "-")
    throw UsageError.of("usage", { reason: "standard input cannot be watched", hint: "Name a file." });
}
