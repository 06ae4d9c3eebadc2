import type { Finding } from "../diagnostic/report/finding.js";
import { renderGitHub } from "../diagnostic/report/github.js";
import { renderJson } from "../diagnostic/report/json.js";
import { renderJUnit } from "../diagnostic/report/junit.js";
import { renderMarkdown } from "../diagnostic/report/markdown.js";
import { renderSarif } from "../diagnostic/report/sarif.js";
import { registry } from "../program/registry.js";
import { version } from "../version.js";
import type { Format } from "./flags.js";

/** What renders findings for programs and pages, by format. Text, which is what is mostly asked for, is not among it. */
export const renderers: Readonly<
  Record<Exclude<Format["kind"], "text">, (findings: readonly Finding[]) => string>
> = {
  json: renderJson,
  github: renderGitHub,
  sarif: (findings) => renderSarif(findings, { registry, version }),
  junit: renderJUnit,
  markdown: renderMarkdown,
};
