import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import ts from "typescript";
import { expect } from "vitest";
import { assertConformanceSyntax } from "../emit/conformance-gate.js";
import { makeFolder } from "../folder.js";
import { assertOnlyDeclaredSyntax, messagesProfile, modelsProfile } from "../syntax-gate.js";

/** What holds for every output: it compiles under strict, has only the syntax it should have, and runs no text. */
export function assertSound(out: Readonly<Record<string, string>>): void {
  expect(typeFaults(out)).toEqual([]);
  for (const [path, text] of Object.entries(out)) {
    if (path.endsWith("/models.ts")) assertOnlyDeclaredSyntax(path, text, modelsProfile);
    if (path.endsWith("/messages.ts")) assertOnlyDeclaredSyntax(path, text, messagesProfile);
    if (path.endsWith("/conformance.test.ts")) assertConformanceSyntax(path, text);
    if (path.endsWith(".js")) assertHarmless(text);
  }
}

/** What the compiler says of an output, in a project that has nothing but vitest. */
function typeFaults(out: Readonly<Record<string, string>>): readonly string[] {
  const folder = makeFolder({
    ...out,
    "node_modules/vitest/package.json": '{ "name": "vitest", "types": "index.d.ts" }',
    "node_modules/vitest/index.d.ts": vitestTypes,
  });
  const program = ts.createProgram(
    Object.keys(out)
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join(folder, path)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      noEmit: true,
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(folder.length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

/** Loads a module in a world where nothing can be evaluated; a text of the document that ran would set `PWNED`. */
function assertHarmless(text: string): void {
  const world = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  runInContext(text.replaceAll(/^export (?=function |const )/gm, ""), world);
  expect(runInContext("globalThis.PWNED", world)).toBeUndefined();
}

const vitestTypes = `
export declare function describe(name: string, body: () => void): void;
export declare const test: { (name: string, body: () => void): void; each: any; todo: (name: string) => void };
export declare function expect(value: unknown, message?: string): any;
`;
