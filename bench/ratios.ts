import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Case, interleave, measure, ratiosOf, spreadOf } from "./measure.js";
import { renderSynthetic } from "./synthetic.js";
import { duration, type Figure, judgeSpread, renderSpread, times } from "./table.js";

const base = "node -e 0";

/** A case and how many times as long as the base it may take. */
interface Limited {
  readonly name: string;
  readonly limit: number;
  readonly args: () => readonly string[];
}

/** How much longer the command takes than node itself needs to start: cold starts, as in a pipeline. */
export function benchRatios(work: string, repetitions: number): readonly Figure[] {
  const small = join(work, "small.yaml");
  writeFileSync(small, renderSynthetic({ messages: 10, channels: 2, properties: 1 }));
  const warned = join(work, "warned.yaml");
  writeFileSync(warned, withFinding(readFileSync(small, "utf8")));
  const bin = resolve("dist/bin.js");
  const out = (name: string): string => join(work, name);
  let fresh = 0;
  const limited: readonly Limited[] = [
    { name: "asyncwright --version", limit: 1.2, args: () => ["--version"] },
    { name: "validate, 11 KB, 10 messages", limit: 2.2, args: () => ["validate", small] },
    {
      name: "generate, our contract",
      limit: 6,
      args: () => ["generate", "asyncapi.yaml", "--out", out(`fresh${fresh++}`)],
    },
    {
      name: "generate again, nothing changed",
      limit: 2,
      args: () => ["generate", "asyncapi.yaml", "--out", out("again")],
    },
    {
      name: "generate again, nothing changed, with a finding to repeat",
      limit: 2,
      args: () => ["generate", warned, "--out", out("warned")],
    },
  ];
  const cwd = process.cwd();
  const cases = limited.map(
    ({ name, args }): Case => ({ name, run: () => measure([bin, ...args()], { cwd }) }),
  );
  const rounds = interleave(
    [{ name: base, run: () => measure(["-e", "0"], { cwd }) }, ...cases],
    repetitions,
  );
  const timeOf = (name: string) => duration(spreadOf(rounds.get(name) ?? []).median);
  return [
    { what: `\`${base}\``, measured: `1x; ${renderSpread(spreadOf(rounds.get(base) ?? []), duration)}` },
    ...limited.map(({ name, limit }) => {
      const figure = judgeSpread(name, ratiosOf(rounds, name, base), { limit, show: times });
      return { ...figure, measured: `${figure.measured}; ${timeOf(name)}` };
    }),
  ];
}

/** The same document with a variable that nothing declares: a warning. */
function withFinding(text: string): string {
  const changed = text.replace(/\bhost: *\S+/, 'host: "{region}.example.com"');
  if (changed === text) throw new Error("the made-up document has no host");
  return changed;
}
