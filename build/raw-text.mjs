import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** esbuild: `import text from "./file.ext?raw"` is the file's text, as it is in vite. */
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
  },
});
