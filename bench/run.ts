import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchInstall } from "./install.js";
import { benchLarge, writeSynthetic } from "./large.js";
import { benchOfficial } from "./official.js";
import { benchPeers } from "./peers.js";
import { benchRatios } from "./ratios.js";
import { benchRuntime } from "./runtime/figures.js";
import { benchSite } from "./site.js";
import { type Figure, renderFigures } from "./table.js";

// Figures of one run on one machine: ratios hold elsewhere, seconds do not. Exit status 1 only with --strict.
//   --only ratios|large|peers|official|install|runtime|site   a part; repeatable
//   --repetitions N                     more is steadier (9)
//   `official` needs the tools of peers/: `npm ci --prefix peers --ignore-scripts`
//   --peers FOLDER                      where the other tools are installed: `npm i @asyncapi/modelina @asyncapi/cli`
//                                       (sites: `@asyncapi/generator@2.8 @asyncapi/html-template`) in an empty folder; those that are not there are passed over

const parts = ["ratios", "large", "peers", "official", "install", "runtime", "site"] as const;
const { values: flags } = parseArgs({
  options: {
    strict: { type: "boolean" },
    repetitions: { type: "string", default: "9" },
    peers: { type: "string", default: "." },
    only: { type: "string", multiple: true, default: [...parts] },
  },
});
process.exitCode = main();

function main(): number {
  if (!existsSync("dist/bin.js")) {
    process.stderr.write("there is no dist/bin.js: run `npm ci` or `node build/build.mjs` first\n");
    return 2;
  }
  const work = mkdtempSync(join(realpathSync(tmpdir()), "asyncwright-bench-"));
  try {
    process.stdout.write(
      `node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? "?"}\n\n`,
    );
    const repetitions = Number(flags.repetitions);
    const figures = [
      ...part("ratios", "Cold starts, against a bare node", () => benchRatios(work, repetitions)),
      ...part("large", "Large documents", () => benchLarge(work, Math.ceil(repetitions / 3))),
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
      ...part("official", "At the jobs of the official tools, and (in brackets) against asyncwright", () =>
        benchOfficial(work, Math.ceil((repetitions * 5) / 9)),
      ),
      ...part("install", "What a user installs", () => benchInstall(work)),
      ...part("site", "Documentation sites", () =>
        benchSite({
          work,
          folder: resolve(flags.peers),
          documents: [
            { name: "our contract", path: "asyncapi.yaml", repetitions: Math.ceil(repetitions / 3) },
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
function part(name: (typeof parts)[number], title: string, run: () => readonly Figure[]): readonly Figure[] {
  if (!flags.only.includes(name)) return [];
  const figures = run();
  process.stdout.write(renderFigures(title, figures));
  return figures;
}
