// Runs a TypeScript program of this repository: node build/run.mjs corpus/run.ts [ARGUMENT...]
// It is bundled into node_modules/.cache first; packages stay outside, and each file keeps its own `import.meta.url`.
import { spawnSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { handlebarsPlugin } from "./handlebars.mjs";
import { rawTextPlugin } from "./raw-text.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write("usage: node build/run.mjs FILE.ts [ARGUMENT...]\n");
  process.exit(2);
}

const ownUrlPlugin = {
  name: "own-url",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
};

const cache = join(root, "node_modules/.cache/asyncwright");
await mkdir(cache, { recursive: true });
const folder = basename(dirname(resolve(entry)));
const outfile = join(cache, `${folder}-${basename(entry, ".ts")}.mjs`);
await build({
  absWorkingDir: root,
  entryPoints: [resolve(entry)],
  outfile,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [rawTextPlugin(), handlebarsPlugin(), ownUrlPlugin],
});
const { status, signal } = spawnSync(process.execPath, ["--enable-source-maps", outfile, ...args], {
  stdio: "inherit",
});
if (signal !== null) process.kill(process.pid, signal);
process.exitCode = status ?? 1;
