import { dirname, resolve } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import { defaultLimits, type Limits } from "../limits.js";
import { diskFrom } from "../read/disk.js";
import { createMemoryFileSystem } from "../read/memory-file-system.js";
import { isTypeScriptName } from "../specification/extensions.js";
import type { Input } from "./pipeline.js";

/** A file with a text. */
export interface TextFile {
  /** With `/`, relative to a folder that its place tells. */
  readonly path: string;
  readonly text: string;
}

/**
 * A document: the path of a file; a text, whose `$ref`s lead to files of the disk from `path`, or from the current
 * folder; files in memory alone, the document first or at `path`; or a stream such as standard input.
 */
export type DocumentSource =
  | string
  | { readonly text: string; readonly path?: string | undefined }
  | { readonly files: readonly TextFile[]; readonly path?: string | undefined }
  | { readonly stream: AsyncIterable<Uint8Array | string> };

/** How a document is read and understood. What the configuration has by the same name means the same. */
export interface DocumentOptions {
  /** The folder that relative paths start at, and that findings name files from. Default: the current folder. */
  readonly cwd?: string | undefined;
  /** The folder that `$ref`s may not leave. Default: the document's. */
  readonly root?: string | undefined;
  /** Bounds on what is read. */
  readonly limits?: Partial<Limits> | undefined;
  /** Hosts that `$ref`s may be fetched from. Default: none. */
  readonly allowRemote?: readonly string[] | undefined;
  /** Names in code, by the pointer or the key of what they name. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Whose `send` and `receive` the document's operations are. Default: `server`. */
  readonly perspective?: "server" | "client" | undefined;
  /** The services that are wanted. Default: all. */
  readonly services?: readonly string[] | undefined;
  /** Whether a schema with `properties` or `items`, but no `type`, is about objects or arrays alone. Default: true. */
  readonly impliedTypes?: boolean | undefined;
  /** Treats warnings as errors. Default: false. */
  readonly strict?: boolean | undefined;
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Puts a document and its options together for the road. Throws a `UsageError` for names that code cannot have. */
export function toInput(document: DocumentSource, options: DocumentOptions): Input {
  const { allowRemote = [], cwd = "", limits, names = {}, perspective, root, signal } = options;
  for (const [key, name] of Object.entries(names)) if (!isTypeScriptName(name)) throw notAName(key, name);
  return {
    ...placeOf(document, { cwd: resolve(cwd), root }),
    limits: { ...defaultLimits, ...limits },
    ...{ allowRemote, names, perspective },
    services: options.services,
    impliedTypes: options.impliedTypes ?? true,
    strict: options.strict ?? false,
    ...(signal && { signal }),
  };
}

const notAName = (key: string, name: string): UsageError =>
  UsageError.of("usage", {
    reason: `\`names\` has \`${name}\` for \`${key}\`, which is no name in TypeScript`,
    hint: "A name has letters, digits, `_` and `$`, and does not start with a digit.",
  });

type Place = Pick<Input, "path" | "text" | "stdin" | "fileSystem" | "cwd" | "rootFolder">;

function placeOf(
  document: DocumentSource,
  { cwd, root }: { readonly cwd: string; readonly root: string | undefined },
): Place {
  if (typeof document === "object" && "files" in document) {
    const { files, path = files[0]?.path ?? "asyncapi.yaml" } = document;
    const fileSystem = createMemoryFileSystem(files);
    return { path, fileSystem, cwd: undefined, ...(root !== undefined && { rootFolder: root }) };
  }
  const onDisk = { cwd, fileSystem: diskFrom(cwd) };
  if (typeof document === "string") return { ...onDisk, path: document, ...rootFrom(cwd, root, document) };
  if ("stream" in document)
    return { ...onDisk, path: "-", stdin: document.stream, ...rootFrom(cwd, root, undefined) };
  const { path, text } = document;
  return { ...onDisk, path: path ?? "-", text, ...rootFrom(cwd, root, path) };
}

const rootFrom = (cwd: string, root: string | undefined, path: string | undefined) => ({
  rootFolder: resolve(cwd, root ?? (path === undefined ? "" : dirname(resolve(cwd, path)))),
});
