import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate, type Result, validate } from "../src/index.js";
import type { Task } from "./pool.js";
import type { Finding, Outcome } from "./result.js";

/** The child's side: answers each task with an outcome until the parent hangs up. */
export function serve(work: (task: Task) => Promise<unknown>): void {
  process.on("message", async (task: Task) => {
    const start = performance.now();
    try {
      process.send?.(await work(task));
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const milliseconds = Math.round(performance.now() - start);
      process.send?.({ kind: "crash", reason: firstLines(reason), milliseconds });
    }
  });
}

const firstLines = (text: string): string => text.split("\n").slice(0, 4).join(" ").replaceAll(/ +/g, " ");

/** Validates and generates as the command does without flags or configuration, and writes the output. */
export async function inspectDocument({ document, folder }: Task): Promise<Outcome> {
  const start = performance.now();
  const { path, rootFolder } = document;
  const options = { root: rootFolder, cwd: rootFolder };
  const validated = await validate(path, options);
  const generated = await generate(path, options);
  const isGenerated = generated.verdict === "valid";
  const milliseconds = Math.round(performance.now() - start);
  if (isGenerated) writeAll(folder, generated.files);
  const services = generated.contract?.services ?? [];
  const messages = services.flatMap((service) => service.messages);
  return {
    kind: "done",
    verdict: validated.verdict,
    errors: errorsOf(validated),
    generated: isGenerated,
    blockers: errorsOf(generated),
    services: services.length,
    messages: messages.length,
    schemas: services.reduce((sum, service) => sum + service.schemas.length, 0),
    files: generated.files.length,
    examples: messages.reduce((sum, { examples }) => sum + examples.length, 0),
    badExamples: countOf(validated, "example-violates-schema"),
    saysEmpty: countOf(generated, "nothing-to-generate") > 0,
    milliseconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

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

const errorsOf = ({ findings }: Result): readonly Finding[] =>
  findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, severity, message, file, pointer }) => ({
      code,
      severity,
      message,
      place: `${file}#${pointer}`,
    }));

const countOf = ({ findings }: Result, code: string): number =>
  findings.filter((finding) => finding.code === code).length;
