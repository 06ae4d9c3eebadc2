import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exitStatus, softenErrors, statusOf } from "../src/cli/exit-status.js";
import type { Diagnostic } from "../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../src/limits.js";
import { generate, validate } from "../src/program/pipeline.js";
import type { Task } from "./pool.js";
import type { CorpusDocument, Finding, Outcome, Verdict } from "./result.js";

/** The child's side: answers each task with an outcome until the parent hangs up. */
export function serve(): void {
  process.on("message", async (task: Task) => {
    const start = performance.now();
    try {
      process.send?.(await work(task));
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const milliseconds = Math.round(performance.now() - start);
      process.send?.({ kind: "crash", reason: firstLines(reason), milliseconds } satisfies Outcome);
    }
  });
}

const firstLines = (text: string): string => text.split("\n").slice(0, 4).join(" ").replaceAll(/ +/g, " ");

/** Validates and generates as the command does without flags or configuration, and writes the output. */
async function work({ document, folder }: Task): Promise<Outcome> {
  const start = performance.now();
  const input = inputFor(document);
  const validated = await validate(input);
  const generated = await generate(input);
  const softened = softenErrors(generated.diagnostics);
  const isGenerated = statusOf(softened, false) === exitStatus.fine && generated.contract !== undefined;
  const milliseconds = Math.round(performance.now() - start);
  if (isGenerated) writeAll(folder, generated.files);
  const services = generated.contract?.services ?? [];
  const messages = services.flatMap((service) => service.messages);
  return {
    kind: "done",
    verdict: verdictOf(statusOf(validated.diagnostics, false)),
    errors: errorsOf(validated.diagnostics),
    generated: isGenerated,
    blockers: errorsOf(softened),
    services: services.length,
    messages: messages.length,
    schemas: services.reduce((sum, service) => sum + service.schemas.length, 0),
    files: isGenerated ? generated.files.length : 0,
    examples: messages.reduce((sum, { examples }) => sum + examples.length, 0),
    badExamples: countOf(validated.diagnostics, "example-violates-schema"),
    saysEmpty: countOf(generated.diagnostics, "nothing-to-generate") > 0,
    milliseconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

const inputFor = ({ path, rootFolder }: CorpusDocument) =>
  ({
    path,
    rootFolder,
    limits: defaultLimits,
    allowRemote: [],
    names: {},
    perspective: "server",
  }) as const;

/** The runtime is the same in every output: there is one copy, so that it is checked once. */
function writeAll(folder: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  const shared = join(dirname(folder), "runtime");
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) {
    const isShared = path.startsWith("runtime/");
    const target = isShared ? join(dirname(shared), path) : join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  symlinkSync("../runtime", join(folder, "runtime"), "dir");
}

function verdictOf(status: number): Verdict {
  if (status === exitStatus.fine) return "valid";
  return status === exitStatus.findings ? "invalid" : "undecided";
}

const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Finding[] =>
  diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, severity, message, source }) => ({
      code,
      severity,
      message,
      place: `${source.file}#${source.pointer}`,
    }));

const countOf = (diagnostics: readonly Diagnostic[], code: Diagnostic["code"]): number =>
  diagnostics.filter((diagnostic) => diagnostic.code === code).length;
