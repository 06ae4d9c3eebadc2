import { readdirSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import type { TemplateSource } from "../site/html/override.js";
import type { Article, Look } from "../site/site.js";

/** What a site is made of beside the document, read from the disk. */
export interface Material {
  readonly logo: NonNullable<Look["logo"]> | undefined;
  readonly articles: readonly Article[];
  readonly templates: readonly TemplateSource[];
  /** What the pages load, by the name of the file. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

/** Where it stands: paths relative to `cwd`. */
interface MaterialPaths {
  readonly cwd: string;
  readonly logo?: string | undefined;
  readonly pages?: string | undefined;
  readonly templates?: string | undefined;
}

/** Reads it. Throws a `UsageError` for what is not there. */
export const readMaterial = ({ cwd, logo, pages, templates }: MaterialPaths): Material => ({
  logo: logo === undefined ? undefined : readLogo(logo, cwd),
  articles: readTexts(pages, ".md", { cwd, flag: "--pages" }).map(({ file, text }) => ({
    name: file.slice(0, -".md".length),
    markdown: text,
  })),
  templates: readTexts(templates, ".hbs", { cwd, flag: "--templates" }),
  assets: readAssets(),
});

const pictures = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"];

/** A picture, called `logo` on the site. */
function readLogo(path: string, cwd: string): Material["logo"] {
  const extension = extname(path).toLowerCase();
  if (!pictures.includes(extension))
    throw UsageError.of("usage", {
      reason: `the logo \`${path}\` is no picture that browsers show`,
      hint: `Give a file that ends in ${pictures.join(", ")}.`,
    });
  return {
    name: `logo${extension}`,
    bytes: attempt(() => readFileSync(resolve(cwd, path)), `the logo \`${path}\``),
  };
}

/** The files of a folder whose names end so, sorted by name. */
function readTexts(
  folder: string | undefined,
  extension: string,
  { cwd, flag }: { readonly cwd: string; readonly flag: string },
): readonly { readonly file: string; readonly text: string }[] {
  if (folder === undefined) return [];
  const names = attempt(() => readdirSync(resolve(cwd, folder)), `the folder \`${folder}\` of \`${flag}\``);
  return names
    .filter((file) => file.endsWith(extension) && !file.startsWith("."))
    .sort()
    .map((file) => {
      const path = join(folder, file);
      return { file, text: attempt(() => readFileSync(resolve(cwd, path), "utf8"), `\`${path}\``) };
    });
}

/** Where the build puts what pages load: beside the chunk that this is a part of, or in `dist` when run from the sources. */
const assetFolders = ["../site/", "./site/", "../../dist/site/"];

function readAssets(): ReadonlyMap<string, Uint8Array> {
  for (const folder of assetFolders) {
    const url = new URL(folder, import.meta.url);
    try {
      const names = readdirSync(url).filter((name) => /\.(?:js|css)$/.test(name));
      if (names.length === 0) continue;
      return new Map(names.sort().map((name) => [name, readFileSync(new URL(name, url))] as const));
    } catch {
      // the next one
    }
  }
  throw new Error("the scripts and styles of the site are missing: this package is not whole");
}

function attempt<T>(read: () => T, what: string): T {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw UsageError.of(
      "usage",
      {
        reason: `${what} cannot be read: ${reasons[code] ?? code}`,
        hint: "Paths of flags are relative to the current folder, those of the configuration to its own.",
      },
      cause,
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission denied",
  ENOTDIR: "it is no folder",
  EISDIR: "it is a folder",
};
