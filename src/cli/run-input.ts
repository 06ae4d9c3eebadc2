import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { DocsConfig, PackageConfig } from "../config/config.js";
import { type LoadedConfig, loadConfig } from "../config/load.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { DocumentOptions, DocumentSource } from "../program/document.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";

/** What a verb works on: the flags and the configuration, put together. */
export interface RunInput {
  /** The document, relative to the current folder; `-` is standard input. */
  readonly path: string;
  readonly document: DocumentSource;
  readonly options: DocumentOptions;
  /** The current folder; absolute. */
  readonly cwd: string;
  /** The folder that `$ref`s may not leave; absolute. */
  readonly rootFolder: string;
  /** The output folder, relative to the current folder. */
  readonly out: string;
  /** Files of the output folder that stay as they are, whatever is generated. */
  readonly kept?: ReadonlySet<string>;
  /** Names of languages that models are wanted for, as they were given. */
  readonly models: readonly string[];
  /** What the package of the output is called. */
  readonly package: PackageConfig;
  /** Of the documentation site; paths are relative to the current folder. */
  readonly docs: DocsConfig;
  /** The configuration file, relative to the current folder. */
  readonly configPath: string | undefined;
}

const defaultInputs = ["asyncapi.yaml", "asyncapi.yml", "asyncapi.json"];

/** Puts flags and configuration together; a flag wins. Throws a `UsageError`. */
export async function readRunInput(
  named: string | undefined,
  flags: DocumentFlags & { readonly out?: string; readonly models?: string },
  { cwd, stdin }: Pick<Io, "cwd"> & Partial<Pick<Io, "stdin">>,
): Promise<RunInput> {
  const loaded = { ...(await loadConfig(cwd, flags.config)), cwd };
  const { config } = loaded;
  const path = named ?? findInput(loaded);
  const root = flags.root ?? fromConfig(loaded, config.root);
  const rootFolder = resolve(cwd, root ?? (path === "-" ? "" : dirname(resolve(cwd, path))));
  const { impliedTypes, limits, names, perspective, services } = config;
  return {
    ...{ cwd, path, rootFolder },
    document: path === "-" && stdin !== undefined ? { stream: stdin } : path,
    options: {
      ...{ cwd, impliedTypes, limits, names, perspective, services },
      root: rootFolder,
      allowRemote: [...(config.allowRemote ?? []), ...(flags.allowRemote ?? [])],
      strict: flags.strict ?? config.strict ?? false,
    },
    out: flags.out ?? fromConfig(loaded, config.output) ?? "generated",
    models: flags.models === undefined ? (config.models ?? []) : namesIn(flags.models),
    package: config.package ?? {},
    docs: docsOf(loaded),
    configPath: loaded.path,
  };
}

/** The names between commas, each once. */
const namesIn = (list: string): readonly string[] => [
  ...new Set(
    list
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ),
];

/** A configuration, and the folder that paths are shown from. */
interface Found extends LoadedConfig {
  readonly cwd: string;
}

function findInput(loaded: Found): string {
  const configured = fromConfig(loaded, loaded.config.input);
  if (configured !== undefined) return configured;
  const found = defaultInputs.find((name) => existsSync(join(loaded.cwd, name)));
  if (found === undefined) throw UsageError.of("input-missing", { defaults: defaultInputs.join(", ") });
  return found;
}

/** A path of the configuration, seen from the current folder. */
const fromConfig = ({ cwd, folder }: Found, path: string | undefined): string | undefined =>
  path === undefined || path === "-" ? path : relative(cwd, join(folder, path)) || ".";

function docsOf(loaded: Found): DocsConfig {
  const { docs = {} } = loaded.config;
  const paths = (["output", "logo", "pages", "templates"] as const).flatMap((key) => {
    const path = fromConfig(loaded, docs[key]);
    return path === undefined ? [] : [[key, path]];
  });
  return { ...docs, ...Object.fromEntries(paths) };
}
