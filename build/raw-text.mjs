import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/**
 * esbuild: `import text from "./file.ext?raw"` is the file's text, as it is in vite, and
 * `import files from "./folder?files"` is every file of a folder.
 */
export const rawTextPlugin = () => ({
  name: "raw-text",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      path: resolve(dirname(importer), path.slice(0, -"?raw".length)),
      namespace: "raw-text",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw-text" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
      watchFiles: [path],
    }));
    build.onResolve({ filter: /\?files$/ }, ({ path, importer }) => ({
      path: resolve(dirname(importer), path.slice(0, -"?files".length)),
      namespace: "raw-files",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw-files" }, async ({ path }) => {
      const files = await readFiles(path);
      return {
        contents: JSON.stringify(files),
        loader: "json",
        watchDirs: [path],
        watchFiles: files.map((file) => join(path, file.path)),
      };
    });
  },
});

/** For vite and vitest, which know `?raw` already: `plugins: [rawFilesVitePlugin()]`. */
export const rawFilesVitePlugin = () => ({
  name: "raw-files",
  enforce: "pre",
  resolveId: (source, importer) =>
    source.endsWith("?files") && importer !== undefined ? resolve(dirname(importer), source) : undefined,
  load: async (id) =>
    id.endsWith("?files")
      ? `export default ${JSON.stringify(await readFiles(id.slice(0, -"?files".length)))};`
      : undefined,
});

/** Every file below a folder with its path in the folder, with `/`, sorted by path. */
export async function readFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(join(folder, path), "utf8") })),
  );
}
