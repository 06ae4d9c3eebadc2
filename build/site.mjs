import { build } from "esbuild";

/**
 * Bundles what pages of a documentation site load, and returns what went into it. What only some pages or some readers
 * need is a file of its own.
 */
export async function bundleSite(root, outdir) {
  const common = {
    absWorkingDir: root,
    outdir,
    entryNames: "[name]",
    bundle: true,
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  };
  const built = await Promise.all([
    // Classic scripts: they run on pages that were opened as files, too, where browsers refuse modules.
    build({
      ...common,
      entryPoints: ["src/site/browser/theme.ts", "src/site/browser/site.ts"],
      format: "iife",
      external: ["./search.js"],
    }),
    build({ ...common, entryPoints: ["src/site/browser/search.ts"], format: "esm" }),
    build({
      ...common,
      entryPoints: [
        "src/site/browser/site.css",
        "src/site/browser/try/try.css",
        "src/site/browser/try/try.ts",
      ],
      chunkNames: "try-[name]",
      splitting: true,
      format: "esm",
    }),
  ]);
  return [...new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)))];
}
