import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const runtime = fileURLToPath(new URL("../../src/runtime", import.meta.url));
const here = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const root = `${here}/virtual`;

/** What the compiler says of files in folders beside the runtime, under strict options, in one program. */
export function compile(
  folders: Readonly<Record<string, Readonly<Record<string, string>>>>,
): readonly string[] {
  const files = new Map<string, string>(
    Object.entries(folders).flatMap(([folder, own]) =>
      Object.entries(own).map(([name, text]) => [`${root}/${folder}/${name}`, text]),
    ),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
    declaration: true,
    skipLibCheck: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    types: ["node"],
    typeRoots: [`${here}/node_modules/@types`],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const onDisk = (name: string) => name.replace(`${root}/runtime`, runtime);
  const textOf = (name: string): string | undefined => {
    const path = onDisk(name);
    return files.get(name) ?? (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  };
  const program = ts.createProgram(
    [...files.keys()].filter((name) => name.endsWith(".ts")),
    options,
    {
      ...host,
      fileExists: (name) => files.has(name) || host.fileExists(onDisk(name)),
      directoryExists: (name) => name.startsWith(root) || host.directoryExists?.(name) === true,
      readFile: (name) => (name === `${root}/package.json` ? '{"type":"module"}' : textOf(name)),
      getSourceFile: (name, target) => {
        const text = textOf(name);
        return text === undefined ? undefined : ts.createSourceFile(name, text, target);
      },
      realpath: (name) => name,
    },
  );
  return [...files.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    if (file === undefined) return [];
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start = 0 }) => {
        const { line } = file.getLineAndCharacterOfPosition(start);
        const words = ts.flattenDiagnosticMessageText(messageText, " ");
        return `${name.slice(root.length + 1)}:${line + 1}: ${words}`;
      },
    );
  });
}
