import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { API, type Diagnostic } from "typescript-7/unstable/sync";

/** One complaint of the compiler: the file as it was given, the 1-based line, and the words. */
export interface TypeFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** `compilerOptions` as they stand in a `tsconfig.json`. */
export type TsconfigOptions = Readonly<
  Record<string, string | number | boolean | readonly string[] | Readonly<Record<string, readonly string[]>>>
>;

/** How to compile. */
export interface Compilation {
  /** Beside or in place of those that every program here has. */
  readonly options?: TsconfigOptions;
  /** Packages are looked for among the given files alone, not in this repository. */
  readonly isAlone?: boolean;
}

/** Options that are stricter than what users have to have. */
export const strictest: TsconfigOptions = {
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noFallthroughCasesInSwitch: true,
  erasableSyntaxOnly: true,
  declaration: true,
};

const checkout = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

const always: TsconfigOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
  target: "es2022",
  module: "nodenext",
  types: [],
  typeRoots: [`${checkout}/node_modules/@types`],
};

/**
 * What TypeScript 7 says of files in memory, compiled as one strict program the way a user's project would.
 * `runtime/` is there for all of them to import: it is `src/runtime`. One compiler serves all calls of a worker and
 * keeps what it has parsed, so that a call takes milliseconds.
 */
export function listTypeFaults(
  files: Readonly<Record<string, string>>,
  { options = {}, isAlone = false }: Compilation = {},
): readonly TypeFault[] {
  programs += 1;
  const root = `${isAlone ? "" : checkout}/virtual-${programs}`;
  const sources = Object.keys(files).filter((path) => path.endsWith(".ts"));
  const config = `${root}/tsconfig.json`;
  const own = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  own.set(config, JSON.stringify({ compilerOptions: { ...always, ...options }, files: sources }));
  if (!own.has(`${root}/package.json`)) own.set(`${root}/package.json`, '{"type":"module"}');
  current = { root, files: own, folders: foldersOf(own.keys()) };
  compiler ??= startCompiler();
  const snapshot = compiler.updateSnapshot({ openProjects: [config], closeProjects: [...opened] });
  opened = [config];
  const program = snapshot.getProject(config)?.program;
  if (program === undefined) throw new Error("the compiler does not know the project");
  const found = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getProgramDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...sources.flatMap((path) => {
      const file = `${root}/${path}`;
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    }),
  ];
  snapshot.dispose();
  return found.map((diagnostic) => faultOf(diagnostic, root, own));
}

let compiler: API | undefined;
let programs = 0;
let opened: readonly string[] = [];
let current: {
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  readonly folders: ReadonlySet<string>;
} = { root: "", files: new Map(), folders: new Set() };

/** The compiler sees the files of the current program above those on the disk. */
function startCompiler(): API {
  const isOurs = (path: string) => path === current.root || path.startsWith(`${current.root}/`);
  /** Where `runtime/…` of the program is on the disk. */
  const runtimePath = (path: string) =>
    /^\/runtime(?:\/|$)/.test(path.slice(current.root.length))
      ? `${checkout}/src${path.slice(current.root.length)}`
      : undefined;
  return new API({
    cwd: checkout,
    fs: {
      fileExists: (path) => {
        if (!isOurs(path)) return undefined;
        const onDisk = runtimePath(path);
        return current.files.has(path) || (onDisk !== undefined && existsSync(onDisk));
      },
      directoryExists: (path) => {
        if (!isOurs(path)) return undefined;
        const onDisk = runtimePath(path);
        return current.folders.has(path) || (onDisk !== undefined && existsSync(onDisk));
      },
      readFile: (path) => {
        if (!isOurs(path)) return undefined;
        const text = current.files.get(path);
        if (text !== undefined) return text;
        const onDisk = runtimePath(path);
        return onDisk !== undefined && existsSync(onDisk) ? readFileSync(onDisk, "utf8") : null;
      },
      realpath: (path) => (isOurs(path) ? path : undefined),
    },
  });
}

/** Every folder above these files. */
function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1))
      folders.add(path.slice(0, at));
  return folders;
}

function faultOf(
  { fileName, pos, ...diagnostic }: Diagnostic,
  root: string,
  files: ReadonlyMap<string, string>,
): TypeFault {
  const file = fileName?.startsWith(`${root}/`) ? fileName.slice(root.length + 1) : (fileName ?? "");
  const text = files.get(fileName ?? "")?.slice(0, pos) ?? "";
  return { file, line: text.split("\n").length, message: messageOf(diagnostic) };
}

const messageOf = ({ text, messageChain = [] }: Pick<Diagnostic, "text" | "messageChain">): string =>
  [text, ...messageChain.map(messageOf)].join("\n");
