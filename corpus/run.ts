import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runConformance } from "./conformance.js";
import { readDisagreements } from "./disagreements.js";
import { findDocuments } from "./documents.js";
import { judge, listFailures } from "./judgement.js";
import { askOfficial } from "./official.js";
import { judgeOfficial, listOfficialFailures, renderOfficial } from "./official-judgement.js";
import { runPool } from "./pool.js";
import { renderDetails, renderSummary, renderTable } from "./report.js";
import type { CorpusDocument, Outcome, Row } from "./result.js";
import { talkAbout } from "./talk-document.js";
import { listTalkFailures, renderTalks } from "./talk-report.js";
import type { Silence, Talk } from "./talk-result.js";
import { typeCheck } from "./type-check.js";
import { inspectDocument, serve } from "./worker.js";

const usage = `usage: npm run corpus -- FOLDER [--only TEXT] [--conformance] [--keep] [--no-table]
       npm run corpus -- FOLDER --official [--only TEXT] [--timeout S]
       npm run corpus -- FOLDER --talk [--only TEXT] [--timeout S] [--no-table]

Runs validate and generate over every document of FOLDER, type-checks all output in one program,
and compares our verdicts with the official parser's where FOLDER has an index.csv.

  --only TEXT      the documents whose name has TEXT in it
  --conformance    also run the generated test suites
  --keep           keep the output, and say where it is
  --no-table       print totals only
  --official       instead of all that, ask the official parser about each document as the command does: made one
                   document, in a process of its own; compare its verdict with ours and with that of index.csv
  --talk           instead, serve each document's generated servers on loopback, and send the example of each operation
                   both ways: by the generated client, and in raw frames and requests of a foreign peer
  --timeout S      seconds for one document (30)
`;

async function main(): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string" },
      conformance: { type: "boolean" },
      keep: { type: "boolean" },
      "no-table": { type: "boolean" },
      official: { type: "boolean" },
      talk: { type: "boolean" },
      timeout: { type: "string", default: "30" },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write(folder === undefined ? usage : `there is no folder ${folder}\n`);
    return 2;
  }
  const start = performance.now();
  const { only = "" } = flags;
  // Findings name files with their links followed.
  const documents = findDocuments(realpathSync(resolve(folder))).filter(({ name }) => name.includes(only));
  if (documents.length === 0) {
    process.stderr.write(`no AsyncAPI document in ${folder}\n`);
    return 2;
  }
  if (flags.official) return runOfficial(documents, Number(flags.timeout) * 1000);
  const out = openOutput();
  const timeoutMs = Number(flags.timeout) * 1000;
  if (flags.talk) return runTalk(documents, { out, timeoutMs, showsAll: !flags["no-table"] });
  const outcomes = await work<Outcome>(documents, { out, timeoutMs, worker: "--worker" });
  process.stderr.write("checking types\n");
  const typeErrors = typeCheck(out, sourcesIn(out));
  if (flags.conformance) process.stderr.write("running the generated suites\n");
  const suites = flags.conformance
    ? runConformance(out, resolve("node_modules/vitest/vitest.mjs"))
    : new Map<string, never>();
  const rows = documents.map((document, index): Row => {
    const outcome = outcomes[index] ?? { kind: "crash", reason: "no outcome", milliseconds: 0 };
    const isGenerated = outcome.kind === "done" && outcome.generated;
    const conformance = suites.get(folderName(index));
    return {
      document,
      outcome,
      ...(isGenerated && { typeErrors: typeErrors.get(folderName(index)) ?? [] }),
      ...(conformance && { conformance }),
    };
  });
  const shared = typeErrors.get("runtime") ?? [];
  const judgement = judge(rows, readDisagreements("corpus/disagreements.yaml"));
  if (!flags["no-table"]) process.stdout.write(`${renderTable(rows)}\n\n`);
  process.stdout.write(renderDetails(judgement));
  if (shared.length > 0) process.stdout.write(`Errors in the runtime:\n${shared.join("\n")}\n\n`);
  process.stdout.write(`${renderSummary(judgement, (performance.now() - start) / 1000)}\n`);
  if (flags.keep) process.stdout.write(`output in ${out}\n`);
  else rmSync(out, { recursive: true, force: true });
  return listFailures(judgement).length + shared.length > 0 ? 1 : 0;
}

/** Asks the official parser, and prints what it says as far as it is another thing than ours or the index's. */
async function runOfficial(documents: readonly CorpusDocument[], timeoutMs: number): Promise<number> {
  const rows = await askOfficial(documents, {
    timeoutMs,
    processes: availableParallelism(),
    onRow: (count) => {
      if (count % 50 === 0) process.stderr.write(`${count} of ${documents.length}\n`);
    },
  });
  const judgement = judgeOfficial(rows, readDisagreements("corpus/disagreements.yaml"));
  process.stdout.write(renderOfficial(judgement));
  return listOfficialFailures(judgement).length > 0 ? 1 : 0;
}

/** Talks to the generated code of each document, and prints what was exercised and what was not. */
async function runTalk(
  documents: readonly CorpusDocument[],
  { out, timeoutMs, showsAll }: Omit<WorkOptions, "worker"> & { readonly showsAll: boolean },
): Promise<number> {
  const start = performance.now();
  const talks = await work<Talk | Silence>(documents, { out, timeoutMs, worker: "--talk-worker" });
  rmSync(out, { recursive: true, force: true });
  const rows = documents.map((document, index) => ({
    document,
    talk: talks[index] ?? ({ kind: "crash", reason: "no outcome", milliseconds: 0 } as const),
  }));
  const names = new Set(documents.map(({ name }) => name));
  const known = [...readDisagreements("corpus/talk-failures.yaml")].filter(([name]) => names.has(name));
  const run = { rows, known: new Map(known) };
  process.stdout.write(renderTalks(run, { showsAll, seconds: (performance.now() - start) / 1000 }));
  return listTalkFailures(run).length > 0 ? 1 : 0;
}

interface WorkOptions {
  readonly out: string;
  readonly timeoutMs: number;
  /** What the processes do. */
  readonly worker: string;
}

type Crash = Extract<Outcome, { readonly kind: "crash" }>;

async function work<Result>(
  documents: readonly CorpusDocument[],
  { out, timeoutMs, worker }: WorkOptions,
): Promise<readonly (Result | Crash | undefined)[]> {
  const outcomes = new Map<CorpusDocument, Result | Crash>();
  await runPool<Result>(
    documents.map((document, index) => ({ document, folder: join(out, folderName(index)) })),
    {
      program: process.argv[1] ?? "",
      worker,
      processes: Math.min(availableParallelism(), documents.length),
      timeoutMs,
      onOutcome: (document, outcome) => {
        outcomes.set(document, outcome);
        if (outcomes.size % 50 === 0) process.stderr.write(`${outcomes.size} of ${documents.length}\n`);
      },
    },
  );
  return documents.map((document) => outcomes.get(document));
}

/** A folder for all output, in which modules and packages are found as in a user's project. */
function openOutput(): string {
  const out = mkdtempSync(join(realpathSync(tmpdir()), "asyncwright-corpus-"));
  mkdirSync(join(out, "runtime"));
  writeFileSync(join(out, "package.json"), '{ "type": "module" }\n');
  symlinkSync(resolve("node_modules"), join(out, "node_modules"), "dir");
  return out;
}

/** Short, since document names are long and hold anything. */
const folderName = (index: number): string => `d${String(index + 1).padStart(4, "0")}`;

const sourcesIn = (out: string): readonly string[] =>
  readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(out, name), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts") && (name === "runtime" || !path.startsWith("runtime")))
        .map((path) => join(out, name, path)),
    );

if (process.argv[2] === "--worker") serve(inspectDocument);
else if (process.argv[2] === "--talk-worker") serve(talkAbout);
else process.exitCode = await main();
