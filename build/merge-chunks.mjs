import { basename } from "node:path";
import { build } from "esbuild";

/**
 * Makes one file of the chunks that a set of entries loads in any case: each file costs a run about half a millisecond,
 * and a bundler that splits makes dozens. Entries stay what they are; what they share moves to `chunk/NAME.js`.
 *
 * What the entries in `alone` load stays apart: they are asked for without the others. `outputs` are the files of a
 * build with splitting, `metafile` says who imports whom. Returns the files that are left.
 */
export async function mergeChunks(outputs, { metafile, root, groups, alone }) {
  let files = outputs;
  const taken = new Set(sharedChunks(metafile, alone));
  for (const { name, entries } of groups) {
    const chunks = sharedChunks(metafile, entries).filter((path) => !taken.has(path));
    for (const path of chunks) taken.add(path);
    files = await merge(files, { name, chunks, metafile, root });
  }
  return files;
}

/** The shared chunks in what the entries import statically. The door to `require` stays alone: it is no plain module. */
function sharedChunks(metafile, entries) {
  const outputOf = new Map(
    Object.entries(metafile.outputs).map(([path, { entryPoint }]) => [entryPoint, path]),
  );
  const found = new Set();
  const waiting = entries.map((entry) => {
    const path = outputOf.get(entry);
    if (path === undefined) throw new Error(`${entry} is no entry of the bundle`);
    return path;
  });
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === "import-statement" && metafile.outputs[next] !== undefined) waiting.push(next);
  }
  return [...found].filter((path) => {
    const { entryPoint, inputs } = metafile.outputs[path];
    return entryPoint === undefined && Object.keys(inputs).length > 0;
  });
}

async function merge(files, { name, chunks, metafile, root }) {
  const parts = new Map(chunks.map((path) => [basename(path), `p${chunks.indexOf(path)}_`]));
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const entry = chunks.map((path) => {
    const prefix = parts.get(basename(path));
    const names = metafile.outputs[path].exports.map((one) => `${one} as ${prefix}${one}`);
    return `export{${names.join()}}from"./${basename(path)}";`;
  });
  const { outputFiles } = await build({
    stdin: { contents: entry.join("\n"), resolveDir: root },
    write: false,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [memoryPlugin(texts, parts)],
  });
  const kept = files.filter(({ path }) => !parts.has(basename(path)));
  const folder = files.find(({ path }) => parts.has(basename(path))).path.replace(/[^/\\]+$/, "");
  return [
    ...kept.map(({ path, text }) => ({ path, text: redirect(text, { name, parts }) })),
    { path: `${folder}${name}.js`, text: outputFiles[0].text },
  ];
}

/** The merged chunks come from memory; what else they import stays outside. */
const memoryPlugin = (texts, parts) => ({
  name: "chunks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path }) =>
      parts.has(basename(path))
        ? { path: basename(path), namespace: "chunk", sideEffects: true }
        : { path, external: true },
    );
    onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path, external: true },
    );
    onLoad({ filter: /.*/, namespace: "chunk" }, ({ path }) => ({ contents: texts.get(path), loader: "js" }));
  },
});

/** Imports of merged chunks become imports of the one file, in which each export has the prefix of its chunk. */
function redirect(text, { name, parts }) {
  return text.replaceAll(
    /\bimport(?:\{([^{}]*)\}from)?"(\.\/(?:chunk\/)?)(chunk-[A-Z0-9]+\.js)";/g,
    (whole, names, folder, file) => {
      const prefix = parts.get(file);
      if (prefix === undefined) return whole;
      if (names === undefined) return `import"${folder}${name}.js";`;
      const renamed = names.split(",").map((one) => {
        const [exported, local = exported] = one.split(" as ");
        return `${prefix}${exported} as ${local}`;
      });
      return `import{${renamed.join()}}from"${folder}${name}.js";`;
    },
  );
}
