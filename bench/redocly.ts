import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Case, interleave, measure, ratiosOf, spreadOf } from "./measure.js";
import { renderSynthetic } from "./synthetic.js";
import { duration, type Figure, judgeSpread, renderSpread, times } from "./table.js";

const ours = "asyncwright validate";
const theirs = "redocly lint";

/** `validate` against Redocly CLI on the same documents, in turn, each as a fresh process. */
export function benchRedocly(work: string, repetitions: number): readonly Figure[] {
  const program = resolve("peers/node_modules/@redocly/cli/bin/cli.js");
  if (!existsSync(program)) return [{ what: theirs, measured: "not installed: `npm run peers`" }];
  const small = join(work, "redocly.yaml");
  writeFileSync(small, renderSynthetic({ messages: 10, channels: 2, properties: 1 }));
  // Without a configuration it reports structure alone, which is the least that it can be asked for.
  const config = join(work, "redocly-config.yaml");
  writeFileSync(config, "extends: [spec]\n");
  return [
    { name: "11 KB, 10 messages", path: small },
    { name: "our contract", path: resolve("asyncapi.yaml") },
  ].flatMap(({ name, path }) => {
    const cases: readonly Case[] = [
      run(ours, [resolve("dist/bin.js"), "validate", path]),
      run(theirs, [program, "lint", path, "--config", config, "--max-problems", "10000"]),
    ];
    const rounds = interleave(cases, repetitions);
    return [
      ...cases.map((one) => ({
        what: `${name}: ${one.name}`,
        measured: renderSpread(spreadOf(rounds.get(one.name) ?? []), duration),
      })),
      judgeSpread(`${name}: ${theirs} against ${ours}`, ratiosOf(rounds, theirs, ours), {
        ...{ limit: 1.8, show: times, side: "least" },
      }),
    ];
  });
}

/** Neither may look for a newer version of itself. */
const run = (name: string, args: readonly string[]): Case => ({
  name,
  isVerdict: true,
  run: () => measure(args, { cwd: process.cwd() }),
});
