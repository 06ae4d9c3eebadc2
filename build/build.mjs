import { createHash } from "node:crypto";
import { chmod, cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isCurrent } from "./current.mjs";
import { writeDeclarations } from "./declarations.mjs";
import { handlebarsPlugin } from "./handlebars.mjs";
import { mergeChunks } from "./merge-chunks.mjs";
import { buildMetaSchemas } from "./meta-schemas.mjs";
import { rawTextPlugin, readFiles } from "./raw-text.mjs";
import { bundleSite } from "./site.mjs";
import { renderThirdParty } from "./third-party.mjs";

// Bundles the command and the library into dist/: few files, loaded verb by verb, so that it starts fast.

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const finished = join(root, "dist");
if (process.argv.includes("--if-older") && isCurrent(root)) process.exit();
// A build that fails, or that runs while the command is in use, must not leave half of it.
const out = join(root, "node_modules/.cache", `asyncwright-build-${process.pid}`);

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([bundle(), declareTypes(), buildMetaSchemas(out), copySchema()]);
await chmod(join(out, "bin.js"), 0o755);
await rm(finished, { recursive: true, force: true });
await rename(out, finished);

/** What a run of the commonest verbs loads in any case stands in one file each. */
async function bundle() {
  const groups = [
    { name: "command", entries: ["src/cli/main.ts", "src/cli/generate.ts"] },
    { name: "core", entries: ["src/cli/validate.ts", "src/program/validate.ts"] },
    {
      name: "generate",
      entries: ["src/cli/generation.ts", "src/program/generate.ts", "src/emit/emit.ts"],
    },
  ];
  const { metafile, outputFiles } = await build({
    write: false,
    absWorkingDir: root,
    entryPoints: ["src/bin.ts", "src/index.ts", "src/template.ts", "src/official/official-parser.ts"],
    outdir: out,
    entryNames: "[name]",
    chunkNames: "chunk/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"],
    external: ["jiti", "@asyncapi/modelina"],
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: true,
    keepNames: false,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [rawTextPlugin(), handlebarsPlugin(), lazyChildProcessPlugin()],
    define: { BUILD_ID: JSON.stringify(await hashSources()) },
  });
  await mkdir(join(out, "chunk"));
  const files = await mergeChunks(outputFiles, {
    metafile,
    root,
    groups,
    alone: ["src/bin.ts", "src/index.ts"],
  });
  await Promise.all(files.map(({ path, text }) => writeFile(path, withRequire(withLazyCrypto(text)))));
  const inputs = [...Object.keys(metafile.inputs), ...(await bundleSite(root, join(out, "site")))];
  await writeFile(
    join(out, "THIRD-PARTY.txt"),
    renderThirdParty([...inputs, "node_modules/@asyncapi/specs/schemas"]),
  );
}

/**
 * CommonJS packages ask for Node's own modules by `require`, which ES modules lack. One chunk holds the door. What is
 * built in is given out without a look at the disk, and without loading what makes other doors.
 */
function withRequire(text) {
  if (!text.includes("Dynamic require of")) return text;
  const builtIn = (name) => `process.getBuiltinModule(${name})`;
  const other = `${builtIn('"node:module"')}.createRequire(import.meta.url)`;
  return `const require=name=>${builtIn("name")}??${other}(name);${text}`;
}

/** Commander starts a process only for commands that are programs of their own, which ours are not. */
function lazyChildProcessPlugin() {
  return {
    name: "lazy-child-process",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        /[/\\]commander[/\\]/.test(importer) ? { path: "child-process", namespace: "lazy" } : undefined,
      );
      onLoad({ filter: /.*/, namespace: "lazy" }, () => ({
        contents: `exports.spawn = (...args) => process.getBuiltinModule("node:child_process").spawn(...args);`,
        loader: "js",
      }));
    },
  };
}

/**
 * To load `node:crypto` takes five milliseconds of each run, and more as an ES module, which reads all of its exports.
 * Its functions load it when they are called. Only what is minified is meant: texts of the runtime are not.
 */
function withLazyCrypto(text) {
  return text.replaceAll(/\bimport\{([^{}]*)\}from"(?:node:)?crypto";/g, (_, names) =>
    names
      .split(",")
      .map((one) => one.split(" as "))
      .map(
        ([exported, local = exported]) =>
          `const ${local}=(...args)=>process.getBuiltinModule("node:crypto").${exported}(...args);`,
      )
      .join(""),
  );
}

/** A hash of everything of ours that decides what is generated. */
async function hashSources() {
  const hash = createHash("sha256");
  const rooms =
    "code contract description emit example json languages runtime schema site specification validator".split(
      " ",
    );
  for (const folder of [...rooms.map((room) => `src/${room}`), "templates"])
    for (const { path, text } of await readFiles(join(root, folder))) hash.update(path).update(text);
  return hash.digest("hex").slice(0, 16);
}

/** The types of src/index.ts and of what it names. */
async function declareTypes() {
  await writeDeclarations(root, "src/index.ts", join(out, "types"));
  await writeFile(join(out, "index.d.ts"), 'export * from "./types/index.js";\n');
}

function copySchema() {
  return cp(join(root, "src/config/config.schema.json"), join(out, "config.schema.json"));
}
