// Templates become functions when the tool is built, so that it ships without the compiler and needs no `eval`.
import { readFile } from "node:fs/promises";
import handlebars from "handlebars";

const isTemplate = /\.hbs$/;

/**
 * A module whose default export is the precompiled template. Holes in code hold finished code; those in HTML are escaped
 * unless they hold HTML.
 */
export function compileTemplate(source, path) {
  const precompiled = handlebars.precompile(source, {
    strict: true,
    noEscape: !path.endsWith(".html.hbs"),
    knownHelpers: { each: true, if: true, unless: true },
    knownHelpersOnly: true,
    data: false, // nobody counts: a tenth of the time of a site
  });
  return `export default ${precompiled};\n`;
}

/** For esbuild: `plugins: [handlebarsPlugin()]`. */
export const handlebarsPlugin = () => ({
  name: "handlebars",
  setup(build) {
    build.onLoad({ filter: isTemplate }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8"), path),
      loader: "js",
    }));
  },
});

/** For vite and vitest: `plugins: [handlebarsVitePlugin()]`. */
export const handlebarsVitePlugin = () => ({
  name: "handlebars",
  enforce: "pre",
  transform: (source, id) =>
    isTemplate.test(id) ? { code: compileTemplate(source, id), map: null, moduleType: "js" } : undefined,
});
