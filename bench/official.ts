import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findNode24 } from "../test/generator/peers.js";
import { judgeDocument, judgeModels } from "./judges.js";
import { writeSynthetic } from "./large.js";
import { measure, median, type Run, spreadOf } from "./measure.js";
import { renderSynthetic2 } from "./synthetic.js";
import { duration, type Figure, megabytes, renderSpread, times } from "./table.js";

/** One tool that does a job, as a process of its own. */
interface Tool {
  readonly name: string;
  /** What it is started with; undefined: by our own. */
  readonly node?: string;
  readonly args: (path: string, out: string) => readonly string[];
}

/** What has to be done, first by us. */
interface Task {
  readonly verb: string;
  readonly tools: readonly Tool[];
  /** What a stranger says about the output of a run, in a few words. */
  readonly judge: (out: string, run: Run) => string;
  /** An exit status of 1 is an answer. */
  readonly isVerdict?: true;
}

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly verbs: readonly string[];
}

const bin = resolve("dist/bin.js");
const all = ["validate", "bundle", "models"];

/** asyncwright and the official tools at the same jobs, in turn: time, peak memory, and whether the output is sound. */
export function benchOfficial(work: string, repetitions: number): readonly Figure[] {
  const older = join(work, "synthetic-2.6.yaml");
  writeFileSync(older, renderSynthetic2({ messages: 100, channels: 20, properties: 5 }));
  const corpus = "../shared/corpus/docs";
  const subjects: readonly Subject[] = [
    { name: "our contract", path: "asyncapi.yaml", verbs: all },
    { name: "100 messages", path: writeSynthetic(work, 100).path, verbs: all },
    { name: "100 messages, 2.6", path: older, verbs: ["convert"] },
    {
      name: "exchange, 208 KB",
      path: join(corpus, "kanekoshoyu__asyncapi-rust-ws-template__test__input__v3.yaml"),
      verbs: all,
    },
    {
      name: "AVR, 2.6, 57 KB",
      path: join(corpus, "bellflight__AVR-Python-Libraries__bell__avr__mqtt__asyncapi.yml"),
      verbs: ["convert"],
    },
  ];
  return subjects
    .filter(({ path }) => existsSync(path))
    .flatMap((subject) =>
      listTasks()
        .filter(({ verb }) => subject.verbs.includes(verb))
        .flatMap((task) => benchTask(task, subject, { work, repetitions })),
    );
}

function listTasks(): readonly Task[] {
  const ours = (name: string, args: Tool["args"]): Tool => ({
    name: `asyncwright ${name}`,
    args: (path, out) => [bin, ...args(path, out), "--quiet"],
  });
  // The bundler and the converter ask for Node 24; a process of the converter would start on ours, too.
  const node = findNode24();
  const peer = (name: string, program: string, folder: string): Tool => ({
    name,
    ...(folder === "peers" && node !== undefined && { node }),
    args: (path, out) => [`bench/peer/${program}.mjs`, resolve(path), resolve(folder), out],
  });
  return [
    {
      verb: "validate",
      tools: [
        ours("validate", (path) => ["validate", path]),
        // Its memory is without that of the parser's process.
        ours("validate --official", (path) => ["validate", path, "--official"]),
        peer("@asyncapi/parser", "parser", "."),
      ],
      judge: (_, { status }) => `says ${status === 0 ? "valid" : "not valid"}`,
      isVerdict: true,
    },
    {
      verb: "bundle",
      tools: [
        ours("bundle", (path, out) => ["bundle", path, "--out", out]),
        peer("@asyncapi/bundler", "bundler", "peers"),
      ],
      judge: judgeDocument,
    },
    {
      verb: "convert",
      tools: [
        ours("convert --to 3.0", (path, out) => ["convert", path, "--to", "3.0", "--out", out]),
        peer("@asyncapi/converter", "converter", "peers"),
      ],
      judge: judgeDocument,
    },
    {
      verb: "models",
      tools: [
        ours("generate --models python,java", (path, out) => [
          ...["generate", path, "--models", "python,java", "--out", out],
        ]),
        peer("@asyncapi/modelina, Python and Java", "models", "."),
      ],
      judge: judgeModels,
    },
  ];
}

/** The first round warms up and gives the output that is judged. */
function benchTask(
  { tools, verb, judge, isVerdict }: Task,
  { name, path }: Subject,
  { work, repetitions }: { readonly work: string; readonly repetitions: number },
): readonly Figure[] {
  const folder = join(work, `${name} ${verb}`.replaceAll(/[^a-z0-9]+/gi, "-"));
  const outOf = (index: number, round: number): string =>
    join(folder, `${index}-${round}${verb === "models" ? "" : ".yaml"}`);
  const isFailure = ({ status }: Run): boolean => status !== 0 && !(isVerdict && status === 1);
  mkdirSync(folder);
  const runOnce = ({ node, args }: Tool, out: string): Run =>
    measure(args(resolve(path), out), { cwd: process.cwd(), memory: true, ...(node && { node }) });
  const first = tools.map((tool, index) => runOnce(tool, outOf(index, 0)));
  const runs = tools.map((): Run[] => []);
  for (let round = 1; round <= repetitions; round++)
    for (const [index, run] of first.entries()) {
      const tool = tools[index];
      if (tool !== undefined && !isFailure(run)) runs[index]?.push(runOnce(tool, outOf(index, round)));
    }
  const [base = Number.NaN] = runs.map(timeOf);
  return first.map((run, index): Figure => {
    const what = `${name}, ${verb}: ${tools[index]?.name}`;
    const mine = runs[index] ?? [];
    const failed = [run, ...mine].find(isFailure);
    if (failed !== undefined) return { what, measured: `fails: ${reasonOf(failed)}` };
    const spread = spreadOf(mine.map(({ milliseconds }) => milliseconds));
    const time = spread.median;
    const against = index === 0 ? "" : ` (${times(time / base)})`;
    const memory = megabytes(Math.max(...mine.map(({ peakBytes }) => peakBytes)));
    return {
      what,
      measured: `${renderSpread(spread, duration)}${against}, ${memory}; ${judge(outOf(index, 0), run)}`,
    };
  });
}

const timeOf = (runs: readonly Run[]): number => median(runs.map(({ milliseconds }) => milliseconds));

/** The line of an error message that says what it is. */
function reasonOf({ status, stderr }: Run): string {
  const lines = stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at |^node:|^\s*\^/.test(line));
  const said = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0] ?? "it says nothing";
  const short = said
    .trim()
    .replaceAll(/\/\S*\/(?=\S)/g, "")
    .replaceAll("|", "\\|")
    .slice(0, 100);
  return status === 1 ? short : `status ${status}, ${short}`;
}
