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
  has(path: string): boolean;
  /** Calls a function that a module exports, such as `createChatServer` of `chat/server.ts`. */
  call(path: string, name: string, ...given: readonly unknown[]): Promise<object>;
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
  const paths = new Set(files.map(({ path }) => path));
  return {
    has: (path) => paths.has(path),
    async call(path, name, ...given) {
      const module: object = await import(pathToFileURL(join(folder, path.replace(/\.ts$/, ".js"))).href);
      const make: unknown = Reflect.get(module, name);
      if (typeof make !== "function") throw new Error(`${path} has no ${name}`);
      return Object(await Reflect.apply(make, undefined, given));
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
