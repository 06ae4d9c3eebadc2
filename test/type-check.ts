import ts from "typescript";

/** One complaint of the compiler: the file, the 1-based line, and the words. */
export interface TypeFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Compiles files in memory as one strict program, the way a user's project would, and returns what it complains of. */
export function typeCheck(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): readonly TypeFault[] {
  const settings: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es5.d.ts"],
    types: [],
    noEmit: true,
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const readFromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const text = files[name];
    return text === undefined ? readFromDisk(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram(Object.keys(files), settings, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
    file: diagnostic.file?.fileName ?? "",
    line: (diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1) + 1,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  }));
}
