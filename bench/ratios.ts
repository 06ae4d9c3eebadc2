import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Case, interleave, measure } from "./measure.js";
import { renderSynthetic } from "./synthetic.js";
import { atMost, duration, type Figure, times } from "./table.js";

const base = "node -e 0";

/** How much longer the command takes than node itself needs to start: cold starts, as in a pipeline. */
export function benchRatios(work: string, repetitions: number): readonly Figure[] {
  const small = join(work, "small.yaml");
  writeFileSync(small, renderSynthetic({ messages: 10, channels: 2, properties: 1 }));
  const bin = resolve("dist/bin.js");
  const again = join(work, "again");
  let fresh = 0;
  const command = (name: string, args: () => readonly string[]): Case => ({
    name,
    run: () => measure([bin, ...args()], { cwd: process.cwd() }),
  });
  const limits = new Map([
    ["asyncwright --version", 2],
    ["validate, 11 KB, 10 messages", 5],
    ["generate, our contract", 10],
    ["generate again, nothing changed", 4],
  ]);
  const [version = "", validate = "", generate = "", unchanged = ""] = limits.keys();
  measure([bin, "generate", "asyncapi.yaml", "--out", again], { cwd: process.cwd() });
  const medians = interleave(
    [
      { name: base, run: () => measure(["-e", "0"], { cwd: process.cwd() }) },
      command(version, () => ["--version"]),
      command(validate, () => ["validate", small]),
      command(generate, () => ["generate", "asyncapi.yaml", "--out", join(work, `fresh${fresh++}`)]),
      command(unchanged, () => ["generate", "asyncapi.yaml", "--out", again]),
    ],
    repetitions,
  );
  const baseTime = medians.get(base) ?? Number.NaN;
  return [
    { what: `\`${base}\``, measured: `1x (${duration(baseTime)})` },
    ...[...limits].map(([name, limit]) => {
      const time = medians.get(name) ?? Number.NaN;
      const figure = atMost(name, time / baseTime, { limit, show: times });
      return { ...figure, measured: `${figure.measured} (${duration(time)})` };
    }),
  ];
}
