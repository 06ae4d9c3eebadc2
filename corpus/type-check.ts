import { join, sep } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: false,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  noEmit: true,
};

/**
 * Checks the output of all documents in one program, each below a folder of its own in `out`.
 * Declaration files of the output are checked like any other; those of libraries are not. Errors by folder.
 */
export function typeCheck(out: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const settings = { ...options, typeRoots: [join(out, "node_modules/@types")] };
  const program = ts.createProgram([...files], settings, hostOf(settings));
  const errors = new Map<string, string[]>();
  const broken = program.getOptionsDiagnostics();
  if (broken.length > 0) throw new Error(ts.formatDiagnostics(broken, formatHost));
  for (const file of program.getSourceFiles()) {
    const path = file.fileName.split("/").join(sep);
    if (!path.startsWith(out + sep) || path.includes(`${sep}node_modules${sep}`)) continue;
    const [folder = ""] = path.slice(out.length + 1).split(sep);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    if (found.length === 0) continue;
    errors.set(folder, [...(errors.get(folder) ?? []), ...found.map((diagnostic) => show(diagnostic, out))]);
  }
  return errors;
}

/** Each folder has the runtime by a symbolic link, which the compiler would take for a copy and check again. */
function hostOf(settings: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(settings);
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), (name) => name, settings);
  return {
    ...host,
    resolveModuleNameLiterals: (literals, from, redirect, own, file) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(file, literal, own);
        const found = ts.resolveModuleName(literal.text, from, own, host, cache, redirect, mode);
        const { resolvedModule } = found;
        if (resolvedModule === undefined || !literal.text.startsWith("../runtime/")) return found;
        const resolvedFileName = host.realpath?.(resolvedModule.resolvedFileName);
        return { resolvedModule: { ...resolvedModule, ...(resolvedFileName && { resolvedFileName }) } };
      }),
  };
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => "",
  getCanonicalFileName: (name) => name,
  getNewLine: () => "\n",
};

const show = (diagnostic: ts.Diagnostic, out: string): string =>
  ts.formatDiagnostic(diagnostic, formatHost).replaceAll(`${out}/`, "").trim();
