import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { DocsConfig, PackageConfig, Perspective } from "../config/config.js";
import { type LoadedConfig, loadConfig } from "../config/load.js";
import type { Contract } from "../contract/contract.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { defaultLimits, type Limits } from "../limits.js";
import { diskFrom } from "../read/disk.js";
import type { FileSystem } from "../read/file-system.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";

/** What a verb works on: the flags and the configuration, put together. */
export interface Job {
  /** Absolute. */
  readonly cwd: string;
  /** The disk, seen from there. */
  readonly fileSystem: FileSystem;
  /** The document, relative to the current folder; `-` is standard input. */
  readonly path: string;
  /** Where the document comes from there. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Stands in for what the document, or standard input, holds. */
  readonly text?: string;
  /** The folder that `$ref`s may not leave. */
  readonly rootFolder: string;
  /** The output folder, relative to the current folder. */
  readonly out: string;
  /** Files of the output folder that stay as they are, whatever is generated. */
  readonly kept?: ReadonlySet<string>;
  readonly perspective: Perspective;
  readonly names: Readonly<Record<string, string>>;
  /** Undefined: all. */
  readonly services: readonly string[] | undefined;
  /** Names of languages that models are wanted for, as they were given. */
  readonly models: readonly string[];
  /** What the package of the output is called. */
  readonly package: PackageConfig;
  /** Of the documentation site; paths are relative to the current folder. */
  readonly docs: DocsConfig;
  readonly limits: Limits;
  readonly allowRemote: readonly string[];
  readonly strict: boolean;
  /** The configuration file, relative to the current folder. */
  readonly configPath: string | undefined;
}

const defaultInputs = ["asyncapi.yaml", "asyncapi.yml", "asyncapi.json"];

/** Puts flags and configuration together; a flag wins. Throws a `UsageError`. */
export async function readJob(
  named: string | undefined,
  flags: DocumentFlags & { readonly out?: string; readonly models?: string },
  io: Pick<Io, "cwd" | "stdin">,
): Promise<Job> {
  const { cwd } = io;
  const loaded = { ...(await loadConfig(cwd, flags.config)), cwd };
  const { config } = loaded;
  const path = named ?? findInput(loaded);
  const root = flags.root ?? fromConfig(loaded, config.root);
  return {
    cwd,
    fileSystem: diskFrom(cwd),
    path,
    ...(path === "-" && { stdin: io.stdin }),
    rootFolder: resolve(cwd, root ?? (path === "-" ? "" : dirname(resolve(cwd, path)))),
    out: flags.out ?? fromConfig(loaded, config.output) ?? "generated",
    perspective: config.perspective ?? "server",
    names: config.names ?? {},
    services: config.services,
    models: flags.models === undefined ? (config.models ?? []) : namesIn(flags.models),
    package: config.package ?? {},
    docs: docsOf(loaded),
    limits: { ...defaultLimits, ...config.limits },
    allowRemote: [...(config.allowRemote ?? []), ...(flags.allowRemote ?? [])],
    strict: flags.strict ?? config.strict ?? false,
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

/** Throws a `UsageError` when the configuration asks for a service that the document does not have. */
export function assertServices(job: Job, contract: Contract | undefined): void {
  const missing = job.services?.find((name) => contract?.services.every((service) => service.name !== name));
  if (missing === undefined) return;
  throw UsageError.of("usage", {
    reason: `\`services\` of the configuration names \`${missing}\`, which the document does not have`,
    hint: "`asyncwright inspect` shows its services.",
  });
}
