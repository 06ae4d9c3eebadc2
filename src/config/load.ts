import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../diagnostic/usage-error.js";
import { checkConfig } from "./check.js";
import type { Config } from "./config.js";

/** A configuration and the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly config: Config;
  /** Absolute; the current folder where there is no configuration. */
  readonly folder: string;
  /** Relative to the current folder; absent where there is no configuration. */
  readonly path?: string;
}

const names = ["ts", "mts", "js", "mjs", "json", "yaml", "yml"].map((type) => `asyncwright.config.${type}`);

/**
 * Loads the named configuration, or the one in `cwd` or above it, up to the nearest `package.json`.
 * The folder of the document has no say: a configuration can be a program.
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === undefined) return { config: {}, folder: cwd };
  const shown = relative(cwd, path);
  if (!existsSync(path)) throw UsageError.of("config-missing", { path: shown });
  const config = checkConfig(await loadValue(path, shown), shown);
  return { config, folder: dirname(path), path: shown };
}

function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = names.filter((name) => existsSync(join(folder, name)));
    if (found.length > 1) throw UsageError.of("config-ambiguous", { files: found.join(", ") });
    if (found[0] !== undefined) return join(folder, found[0]);
    if (existsSync(join(folder, "package.json")) || dirname(folder) === folder) return undefined;
  }
}

async function loadValue(path: string, shown: string): Promise<unknown> {
  try {
    if (path.endsWith(".json")) return JSON.parse(readFileSync(path, "utf8"));
    if (/\.ya?ml$/.test(path)) {
      const { parseConfigYaml } = await import("./yaml.js");
      return parseConfigYaml(readFileSync(path, "utf8"));
    }
    return await loadModule(path);
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split("\n", 1)[0] ?? "") : String(cause);
    throw UsageError.of(
      "config-unreadable",
      { path: shown, reason: reason.replaceAll(`${dirname(path)}/`, "") },
      cause,
    );
  }
}

async function loadModule(path: string): Promise<unknown> {
  const native =
    !/\.m?ts$/.test(path) || ("typescript" in process.features && process.features.typescript !== false);
  const module: unknown = native
    ? await import(`${pathToFileURL(path).href}?${statSync(path).mtimeMs}`)
    : await (await import("./typescript.js")).importTypeScript(path);
  if (typeof module === "object" && module !== null && "default" in module) return module.default;
  throw new Error("it has no default export");
}
