import { createContext, runInContext } from "node:vm";
import { expect } from "vitest";
import { listTypeFaults } from "../compiler.js";
import { assertConformanceSyntax } from "../emit/conformance/gate.js";
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
 * it is looked at once (test/emit/typescript-versions.test.ts), where it stands in this repository.
 */
function typeFaults(out: Readonly<Record<string, string>>) {
  const files = {
    ...Object.fromEntries(Object.entries(out).filter(([path]) => !path.startsWith("runtime/"))),
    "node_modules/vitest/package.json": '{ "name": "vitest", "types": "index.d.ts" }',
    "node_modules/vitest/index.d.ts": vitestTypes,
  };
  const options = { module: "esnext", moduleResolution: "bundler", types: ["node"] };
  return listTypeFaults(files, { options, isAlone: true });
}

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
