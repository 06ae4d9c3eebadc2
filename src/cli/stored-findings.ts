import { join, relative } from "node:path";
import type { Finding } from "../diagnostic/report/finding.js";
import type { Unchanged } from "../output/output.js";
import type { SourceText } from "../program/result.js";
import type { Reported } from "./report.js";

/** Findings as a manifest keeps them: files named from the root folder, which is the same on every machine. */
export function storeFindings(
  findings: readonly Finding[],
  sources: readonly SourceText[],
): readonly Finding[] {
  const paths = new Map(sources.map(({ file, path }) => [file, path]));
  return findings.map((finding) => rename(finding, (file) => paths.get(file) ?? file));
}

/** What an earlier run reported, as a run from this folder shows it. */
export function restoreFindings(
  { findings, texts }: Unchanged,
  { cwd, rootFolder }: { readonly cwd: string; readonly rootFolder: string },
): Reported {
  const show = (path: string): string => relative(cwd, join(rootFolder, path));
  return {
    findings: findings.map((finding) => rename(finding, show)),
    sources: [...texts].map(([path, text]) => ({ file: show(path), text })),
  };
}

const rename = (finding: Finding, nameOf: (file: string) => string): Finding => ({
  ...finding,
  file: nameOf(finding.file),
  related: finding.related.map((other) => ({ ...other, file: nameOf(other.file) })),
});
