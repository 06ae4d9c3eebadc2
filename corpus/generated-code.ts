import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import type { Service } from "../src/contract/contract.js";

interface File {
  readonly path: string;
  readonly text: string;
}

/** The modules of generated code, as JavaScript; the runtime is the same for all documents, so there is one copy. */
export interface GeneratedCode {
  /** A value that a module exports, such as the function `createChatServer` of `chat/server.ts`. */
  load(path: string, name: string): Promise<unknown>;
}

/** Writes the files of `generate` into a folder so that they can be imported. */
export function writeCode(files: readonly File[], folder: string, runtime: string): GeneratedCode {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) {
    if (path.startsWith("runtime/")) continue;
    const target = join(folder, path.replace(/(?<!\.d)\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path.endsWith(".ts") && !path.endsWith(".d.ts") ? toJavaScript(text) : text);
  }
  symlinkSync(runtime, join(folder, "runtime"), "dir");
  return {
    async load(path, name) {
      const module: object = await import(pathToFileURL(join(folder, path.replace(/\.ts$/, ".js"))).href);
      return Reflect.get(module, name);
    },
  };
}

/** Writes the runtime that stands among the files of `generate`; `serve` and the transports are its modules. */
export function writeRuntime(files: readonly File[], folder: string): void {
  for (const { path, text } of files) {
    if (!path.startsWith("runtime/") || !path.endsWith(".ts")) continue;
    const target = join(folder, path.slice("runtime/".length).replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, toJavaScript(text));
  }
}

const toJavaScript = (text: string): string =>
  transformSync(text, { loader: "ts", format: "esm", target: "node20" }).code;

/** `createChatServer`. */
export const creatorOf = ({ typeName }: Service, what: "Server" | "Client"): string =>
  `create${typeName}${what}`;
