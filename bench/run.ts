import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchInstall } from "./install.js";
import { benchLarge, writeSynthetic } from "./large.js";
import { benchOfficial } from "./official.js";
import { type Part, readParts } from "./parts.js";
import { benchPeers } from "./peers.js";
import { benchRatios } from "./ratios.js";
import { benchRedocly } from "./redocly.js";
import { benchRuntime } from "./runtime/figures.js";
import { benchSite } from "./site.js";
import { type Figure, renderFigures } from "./table.js";

// Figures of one run on one machine: ratios hold elsewhere, seconds do not. Exit status 1 only with --strict.
//   --only ratios,redocly,...           parts, with commas between; repeatable (all)
//   --repetitions N                     more is steadier (9)
//   `official` and `redocly` need the tools of peers/: `npm run peers`
//   --peers FOLDER                      where the other tools are installed: `npm i @asyncapi/modelina @asyncapi/cli`
//                                       (sites: `@asyncapi/generator@2.8 @asyncapi/html-template`) in an empty folder; those that are not there are passed over

const { values: flags } = parseArgs({
  options: {
    strict: { type: "boolean" },
    repetitions: { type: "string", default: "9" },
    peers: { type: "string", default: "." },
    only: { type: "string", multiple: true, default: [] },
  },
});
process.exitCode = main();

function main(): number {
  if (!existsSync("dist/bin.js")) {
    process.stderr.write("there is no dist/bin.js: run `npm ci` or `node build/build.mjs` first\n");
    return 2;
  }
  let wanted: ReadonlySet<string>;
  try {
    wanted = readParts(flags.only);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const part = (name: Part, title: string, run: () => readonly Figure[]): readonly Figure[] =>
    wanted.has(name) ? printPart(title, run()) : [];
  const work = mkdtempSync(join(realpathSync(tmpdir()), "asyncwright-bench-"));
  try {
    process.stdout.write(
      `node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? "?"}\n\n`,
    );
    const repetitions = Number(flags.repetitions);
    const figures = [
      ...part("ratios", "Cold starts, against a bare node", () => benchRatios(work, repetitions)),
      ...part("redocly", "Beside Redocly CLI", () => benchRedocly(work, repetitions)),
      ...part("large", "Large documents", () => benchLarge(work, repetitions)),
      ...part("peers", "Side by side", () =>
        benchPeers({
          work,
          folder: resolve(flags.peers),
          documents: [
            { name: "our contract", path: "asyncapi.yaml", repetitions: Math.ceil(repetitions / 3) },
            { name: "100 messages", path: writeSynthetic(work, 100).path, repetitions: 1 },
            { name: "1000 messages", path: writeSynthetic(work, 1_000).path, repetitions: 1 },
          ],
        }),
      ),
      ...part("official", "The official tools at the same tasks, and (in brackets) against asyncwright", () =>
        benchOfficial(work, Math.ceil((repetitions * 5) / 9)),
      ),
      ...part("install", "What a user installs", () => benchInstall(work)),
      ...part("site", "Documentation sites", () =>
        benchSite({
          work,
          folder: resolve(flags.peers),
          documents: [
            { name: "our contract", path: "asyncapi.yaml", repetitions, limit: 1_000 },
            { name: "1000 messages", path: writeSynthetic(work, 1_000).path, repetitions: 1 },
          ],
        }),
      ),
      ...part("runtime", "Clients and servers, against bare `ws`", () => benchRuntime(work, repetitions)),
    ];
    return flags.strict && figures.some(({ isKept }) => isKept === false) ? 1 : 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Prints each part as soon as it is done. */
function printPart(title: string, figures: readonly Figure[]): readonly Figure[] {
  process.stdout.write(renderFigures(title, figures));
  return figures;
}
