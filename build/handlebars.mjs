// Templates become functions when the tool is built, so that it ships without the compiler and needs no `eval`.
import { readFile } from "node:fs/promises";
import handlebars from "handlebars";

const isTemplate = /\.hbs$/;

/** A module whose default export is the precompiled template. */
export function compileTemplate(source) {
  const precompiled = handlebars.precompile(source, {
    strict: true,
    noEscape: true,
    knownHelpers: { each: true, if: true, unless: true },
    knownHelpersOnly: true,
  });
  return `export default ${precompiled};\n`;
}

/** For esbuild: `plugins: [handlebarsPlugin()]`. */
export const handlebarsPlugin = () => ({
  name: "handlebars",
  setup(build) {
    build.onLoad({ filter: isTemplate }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
});

/** For vite and vitest: `plugins: [handlebarsVitePlugin()]`. */
export const handlebarsVitePlugin = () => ({
  name: "handlebars",
  enforce: "pre",
  transform: (source, id) =>
    isTemplate.test(id) ? { code: compileTemplate(source), map: null, moduleType: "js" } : undefined,
});
