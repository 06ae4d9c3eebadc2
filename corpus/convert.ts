import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildContract } from "../src/contract/build.js";
import type { Diagnostic } from "../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../src/limits.js";
import { convertDocument } from "../src/program/conversion.js";
import type { SourceDocument } from "../src/read/document.js";
import { checkStructure } from "../src/read/meta-schema.js";
import { readDocument, readText } from "../src/read/read.js";
import { toValue } from "../src/rewrite/tree.js";
import { checkExamples } from "../src/rules/example.js";
import { checkRules } from "../src/rules/rules.js";
import { isVersion2, type TargetVersion, targetVersions } from "../src/specification/version.js";
import { type ConvertRow, judgeConversions } from "./convert-judgement.js";
import { readDisagreements } from "./disagreements.js";
import { findDocuments } from "./documents.js";
import type { CorpusDocument } from "./result.js";

const usage = `usage: npm run corpus:convert -- FOLDER [--only TEXT] [--official]

Converts every document of AsyncAPI 2 of FOLDER to 3.0 and to 3.1 that the official parser calls valid (every one where
FOLDER has no index.csv), checks each result, and compares the contract in it with the one before.

  --only TEXT      the documents whose name has TEXT in it
  --official       also ask @asyncapi/parser about each result (a second or so for each)
`;

async function main(): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: "string", default: "" }, official: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write(folder === undefined ? usage : `there is no folder ${folder}\n`);
    return 2;
  }
  const documents = findDocuments(resolve(folder)).filter(
    ({ name, official }) => name.includes(flags.only) && official !== "invalid",
  );
  const ask = flags.official ? await openParser() : undefined;
  const rows: ConvertRow[] = [];
  for (const document of documents) {
    const found = await convertOne(document, ask);
    rows.push(...found);
  }
  const listed = readDisagreements("corpus/convert-differences.yaml");
  const { text, failures } = judgeConversions(rows, { listed, isWhole: flags.only === "" });
  process.stdout.write(text);
  return failures.length > 0 || rows.length === 0 ? 1 : 0;
}

/** Errors of the official parser, in short. */
type Ask = (text: string) => Promise<readonly string[]>;

async function openParser(): Promise<Ask> {
  const { Parser } = await import("@asyncapi/parser");
  const parser = new Parser();
  return async (text) => {
    const { diagnostics } = await parser.parse(text);
    return diagnostics
      .filter(({ severity }) => severity === 0)
      .map(({ code, message, path }) => `${code}: ${message} (${path.join("/")})`);
  };
}

/** A row for each version that a document of AsyncAPI 2 is brought to; none for one of AsyncAPI 3. */
async function convertOne(document: CorpusDocument, ask: Ask | undefined): Promise<readonly ConvertRow[]> {
  const { name, path, rootFolder } = document;
  const read = await readDocument({ path, rootFolder, limits: defaultLimits });
  if (read.document === undefined) {
    const saysVersion2 = [...read.files.values()].some(({ text }) => /asyncapi["']?\s*:\s*["']?2/.test(text));
    const reason = read.diagnostics.at(-1)?.message ?? "";
    return saysVersion2 ? targetVersions.map((to) => ({ kind: "unread", name, to, reason })) : [];
  }
  if (!isVersion2(read.document.version)) return [];
  const wasValid = (await errorsOf(read.document)).length === 0;
  const rows: ConvertRow[] = [];
  for (const to of targetVersions) rows.push(await convertTo(read.document, { name, to, wasValid, ask }));
  return rows;
}

interface Task {
  readonly name: string;
  readonly to: TargetVersion;
  readonly wasValid: boolean;
  readonly ask: Ask | undefined;
}

async function convertTo(document: SourceDocument, { name, to, wasValid, ask }: Task): Promise<ConvertRow> {
  try {
    const { tree, diagnostics, differences } = await convertDocument(document, { to, limits: defaultLimits });
    const failures = diagnostics.filter(({ severity }) => severity === "error");
    if (failures.length > 0)
      return { kind: "failed", name, to, reason: failures.map(({ message }) => message).join("; ") };
    const text = JSON.stringify(toValue(tree));
    const again = await readText(text, { limits: defaultLimits });
    const errors = again.document === undefined ? again.diagnostics : await errorsOf(again.document);
    return {
      kind: "converted",
      name,
      to,
      wasValid,
      errors: errors.map(({ code, message, source }) => `${code}: ${message} (${source.pointer})`),
      official: await ask?.(text),
      losses: diagnostics.map(({ message }) => message),
      differences: differences.map(({ path, before, after }) => `${path}: ${before} -> ${after}`),
    };
  } catch (error) {
    return { kind: "failed", name, to, reason: error instanceof Error ? (error.stack ?? "") : String(error) };
  }
}

/** What `validate` calls errors. */
async function errorsOf(document: SourceDocument): Promise<readonly Diagnostic[]> {
  const { contract, diagnostics } = buildContract(document);
  const examples = await checkExamples(contract);
  return [...(await checkStructure(document)), ...checkRules(document), ...diagnostics, ...examples].filter(
    ({ severity }) => severity === "error",
  );
}

process.exitCode = await main();
