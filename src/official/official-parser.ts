import fs from "node:fs";
import net from "node:net";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import {
  type AnswerLine,
  fromSpectral,
  type ParserFinding,
  renderAnswerLine,
  renderFindings,
} from "./parser-answer.js";

// The process in which the official parser works, alone: it can be killed when it hangs or takes too much memory.
// Its argument is the parser's main file. Each line of stdin is a document, as JSON. What the parser says of it goes
// to descriptor 3, a line for each finding and one for the end: on stdout the parser may print what it likes.

watchParent();
forbidOutside();
const createParser = loadParser(process.argv[2] ?? "");
createParser.catch(() => undefined); // told with the first document
for await (const document of createInterface({ input: process.stdin })) await answerAbout(document);

/** The part of the parser's interface that is used. */
interface OfficialParser {
  readonly parse: (text: string) => Promise<{ readonly diagnostics: readonly unknown[] }>;
}

/** Ends this process from a thread of its own when its parent is gone: it may be in an endless loop. */
function watchParent(): void {
  const code = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => process.ppid === workerData || process.kill(process.pid, "SIGKILL"), 250);`;
  new Worker(code, { eval: true, workerData: process.ppid }).unref();
}

/** The parser's readers of files and addresses fail from here on; Node's own loader has others. */
function forbidOutside(): void {
  const refuse = (): never => {
    throw new Error("the parser may not leave the document");
  };
  fs.readFile = Object.assign(refuse, { __promisify__: refuse });
  net.Socket.prototype.connect = refuse;
}

async function loadParser(path: string): Promise<() => OfficialParser> {
  const module: { readonly Parser?: unknown; readonly default?: { readonly Parser?: unknown } } =
    await import(pathToFileURL(path).href);
  const Parser = module.Parser ?? module.default?.Parser;
  if (typeof Parser !== "function") throw new Error("the package has no `Parser`");
  // The border: it is only asked for diagnostics, and each of those is looked at.
  const Known = Parser as new (options: unknown) => OfficialParser;
  // A reader that throws would make way for the parser's own, so these answer: with nothing.
  const resolvers = ["file", "http", "https"].map((schema) => ({ schema, order: 1, read: () => "{}" }));
  return () => new Known({ __unstable: { resolver: { cache: false, resolvers } } });
}

async function answerAbout(document: string): Promise<void> {
  let omitted = 0;
  try {
    const { diagnostics } = await (await createParser)().parse(document);
    const lines = renderFindings(diagnostics.map(assertFinding));
    for (const line of lines) write(line);
    omitted = diagnostics.length - lines.length;
  } catch (thrown) {
    answer({
      kind: "thrown",
      reason: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    });
  }
  answer({ kind: "end", omitted });
}

function assertFinding(value: unknown): ParserFinding {
  const finding = fromSpectral(value);
  if (finding === undefined) throw new Error("the parser gave a diagnostic that is none");
  return finding;
}

function answer(line: AnswerLine): void {
  write(renderAnswerLine(line));
}

function write(line: string): void {
  const bytes = Buffer.from(line);
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(3, bytes, at);
}
