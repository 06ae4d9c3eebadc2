import { createHash } from "node:crypto";
import { dirname, relative, resolve } from "node:path";
import { defaultLimits } from "../limits.js";
import { hashInput, type Inputs } from "../output/output.js";
import type { Result } from "../program/result.js";
import type { Models } from "../program/wanted-models.js";
import { build } from "../version.js";
import type { RunInput } from "./run-input.js";
import { storeFindings } from "./stored-findings.js";

/** A hash of all that decides the output beside the files; undefined where that cannot be known beforehand. */
export function settingsOf(
  { options, package: identity, path, rootFolder, cwd }: RunInput,
  models?: Models,
): string | undefined {
  const { allowRemote = [], limits, names = {}, perspective = null, services } = options;
  const { impliedTypes = true, strict = false } = options;
  if (path === "-" || allowRemote.length > 0) return undefined;
  const facts: unknown[] = [
    ...[build, relative(rootFolder, resolve(cwd, path)), perspective, names, services ?? null, identity],
    ...[{ ...defaultLimits, ...limits }, strict, impliedTypes],
  ];
  // What Modelina renders depends on its version, too.
  if (models !== undefined) facts.push(models.languages, models.modelina.version);
  return hashFacts(facts);
}

/** A short hash of data. */
const hashFacts = (facts: unknown): string =>
  createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 22);

/** What a run was made from, and what it said, for the next one; undefined where settings are not known. */
export const inputsOf = ({ findings, sources }: Result, settings: string | undefined): Inputs | undefined =>
  settings === undefined
    ? undefined
    : {
        settings,
        files: new Map(sources.map(({ path, text }) => [path, hashInput(text)])),
        findings: storeFindings(findings, sources),
      };

/** The output folder may not be or hold these. */
export const keptFolders = ({ cwd, rootFolder, path, configPath }: RunInput): readonly string[] => [
  rootFolder,
  ...(path === "-" ? [] : [dirname(resolve(cwd, path))]),
  ...(configPath === undefined ? [] : [dirname(resolve(cwd, configPath))]),
];

/** What is said when nothing had to be written. */
export const renderUnchanged = (files: number): string =>
  `nothing changed (${files} file${files === 1 ? "" : "s"})\n`;
