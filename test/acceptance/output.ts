import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import ts from "typescript";
import { expect } from "vitest";
import { assertConformanceSyntax } from "../emit/conformance/gate.js";
import { makeFolder } from "../folder.js";
import {
  assertOnlyDeclaredSyntax,
  contractProfile,
  eventsProfile,
  type GateProfile,
  messagesProfile,
  modelsProfile,
  serviceProfile,
} from "../syntax-gate.js";

const profiles: Readonly<Record<string, GateProfile>> = {
  "models.ts": modelsProfile,
  "messages.ts": messagesProfile,
  "contract.ts": contractProfile,
  "client.ts": serviceProfile,
  "server.ts": serviceProfile,
  "socketio-events.ts": eventsProfile,
};

/** What holds for every output: it compiles under strict, has only the syntax it should have, and runs no text. */
export function assertSound(out: Readonly<Record<string, string>>): void {
  expect(typeFaults(out)).toEqual([]);
  for (const [path, text] of Object.entries(out)) {
    if (path.startsWith("runtime/")) continue;
    const profile = profiles[path.replace(/^.*\//, "")];
    if (profile !== undefined) assertOnlyDeclaredSyntax(path, text, profile);
    if (path.endsWith("/conformance.test.ts")) assertConformanceSyntax(path, text);
    if (path.endsWith(".js")) assertHarmless(text);
  }
}

/**
 * What the compiler says of an output, in a project that has nothing but vitest. The runtime is the same in all of them:
 * it is looked at once (test/emit/oldest-typescript.test.ts), where it stands in this repository.
 */
function typeFaults(out: Readonly<Record<string, string>>): readonly string[] {
  const own = Object.entries(out).filter(([path]) => !path.startsWith("runtime/"));
  const folder = makeFolder({
    ...Object.fromEntries(own),
    "node_modules/vitest/package.json": '{ "name": "vitest", "types": "index.d.ts" }',
    "node_modules/vitest/index.d.ts": vitestTypes,
  });
  if (own.length < Object.keys(out).length) symlinkSync(resolve("src/runtime"), join(folder, "runtime"));
  const program = ts.createProgram(
    own.flatMap(([path]) => (path.endsWith(".ts") ? [join(folder, path)] : [])),
    settings,
    hostWithMemory(),
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(folder.length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

const settings: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  types: [resolve("node_modules/@types/node")],
  noEmit: true,
};

/** Files outside the output are read and parsed once for all tests of a file. */
function hostWithMemory(): ts.CompilerHost {
  const host = ts.createCompilerHost(settings);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (!name.startsWith(resolve("."))) return read(name, ...rest);
    const known = parsed.get(name) ?? read(name, ...rest);
    if (known !== undefined) parsed.set(name, known);
    return known;
  };
  return host;
}

const parsed = new Map<string, ts.SourceFile>();

/** Loads a module in a world where nothing can be evaluated; a text of the document that ran would set `PWNED`. */
function assertHarmless(text: string): void {
  const world = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  runInContext(text.replaceAll(/^export (?=function |const )/gm, ""), world);
  expect(runInContext("globalThis.PWNED", world)).toBeUndefined();
}

const vitestTypes = `
export declare function describe(name: string, body: () => void): void;
export declare const test: { (name: string, body: () => void): void; each: <T extends readonly unknown[]>(cases: readonly T[]) => (name: string, body: (...one: T) => void) => void; todo: (name: string) => void };
export declare function expect(value: unknown, message?: string): any;
`;
