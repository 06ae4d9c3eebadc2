import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { measure, type Run, spreadOf } from "./measure.js";
import { renderSynthetic } from "./synthetic.js";
import { atMost, duration, type Figure, judgeSpread, megabytes, renderSpread, times } from "./table.js";

const mebi = 1024 * 1024;

/** Writes the made-up document of a number of messages, and gives its path and size. */
export function writeSynthetic(
  work: string,
  messages: number,
): { readonly path: string; readonly bytes: number } {
  const path = join(work, `synthetic-${messages}.yaml`);
  const text = renderSynthetic({ messages, channels: messages / 5, properties: 5 });
  writeFileSync(path, text);
  return { path, bytes: Buffer.byteLength(text) };
}

/** Large documents: time, memory, and whether cost grows with size alone. */
export function benchLarge(work: string, repetitions: number): readonly Figure[] {
  const sizes = [100, 1_000, 3_000].map((messages) => ({ messages, ...writeSynthetic(work, messages) }));
  let fresh = 0;
  const bin = resolve("dist/bin.js");
  const verbs = {
    validate: (path: string) => [bin, "validate", path, "--quiet"],
    generate: (path: string) => [bin, "generate", path, "--out", join(work, `large${fresh++}`), "--quiet"],
  } as const;
  const limits = { validate: 1_000, generate: 2_600 } as const;
  return (["validate", "generate"] as const).flatMap((verb) => {
    const runs = sizes.map((): Run[] => []);
    for (let round = 0; round < repetitions; round++)
      for (const [index, { path }] of sizes.entries()) runs[index]?.push(runOnce(verbs[verb](path)));
    const results = sizes.map((size, index) => ({ ...size, ...summarize(runs[index] ?? []) }));
    const figures = results.map(({ messages, bytes, time, peakBytes }): Figure => {
      const what = `${verb}, ${messages} messages, ${megabytes(bytes)}`;
      const figure =
        messages === 1_000
          ? judgeSpread(what, time, { limit: limits[verb], show: duration })
          : { what, measured: renderSpread(time, duration) };
      return { ...figure, measured: `${figure.measured}, ${megabytes(peakBytes)}` };
    });
    const [small, middle, large] = results.map(({ time }) => time.median);
    const growth = ((large ?? 0) - (middle ?? 0)) / 2_000 / (((middle ?? 0) - (small ?? 0)) / 900);
    const peak = results.find(({ messages }) => messages === 1_000)?.peakBytes ?? Number.NaN;
    return [
      ...figures,
      ...(verb === "generate"
        ? [atMost("generate, 1000 messages: peak memory", peak, { limit: 200 * mebi, show: megabytes })]
        : []),
      atMost(`${verb}: a further message beyond 1000, against one below`, growth, {
        limit: 1.5,
        show: times,
      }),
    ];
  });
}

function runOnce(args: readonly string[]): Run {
  const run = measure(args, { cwd: process.cwd(), memory: true });
  if (run.status !== 0)
    throw new Error(`${args.join(" ")} ended with ${run.status}: ${run.stderr.slice(0, 1_000)}`);
  return run;
}

/** The times, and the highest peak of all. */
const summarize = (runs: readonly Run[]) => ({
  time: spreadOf(runs.map((run) => run.milliseconds)),
  peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
});
