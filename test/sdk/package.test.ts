import { spawn, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { wanted } from "./conversation.js";

const work = realpathSync(mkdtempSync(join(tmpdir(), "asyncwright-sdk-")));
const sdk = join(work, "sdk");
const user = join(work, "user");
const name = "three-chat-protocols";
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs a program in a folder to its end. */
function run(folder: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`, { cause: error });
  return stdout;
}

/** Puts installed packages of ours into a folder. */
function link(folder: string, packages: readonly string[]): void {
  for (const each of packages) {
    mkdirSync(join(folder, "node_modules", each, ".."), { recursive: true });
    symlinkSync(resolve("node_modules", each), join(folder, "node_modules", each));
  }
}

/** The user's program: ours, with the package in place of the generated files beside it. */
function copy(file: string): void {
  const text = readFileSync(join("test/sdk", file), "utf8")
    .replaceAll("../../generated/runtime/node/serve.js", `${name}/runtime/serve`)
    .replaceAll("../../generated/runtime/index.js", `${name}/runtime`)
    .replaceAll(/\.\.\/\.\.\/generated\/([a-z/-]+)\.js/g, `${name}/$1`);
  writeFileSync(join(user, file), text);
}

const settings = (moduleResolution: "nodenext" | "bundler") => ({
  compilerOptions: {
    ...{ target: "es2022", lib: ["es2023"], types: ["node"], outDir: "dist" },
    ...{ strict: true, exactOptionalPropertyTypes: true, moduleResolution },
    // The types of the package are looked into once.
    skipLibCheck: moduleResolution === "bundler",
    module: moduleResolution === "nodenext" ? "nodenext" : "esnext",
  },
  include: ["*.ts"],
});

const tarballs: { files: { path: string }[]; filename: string; name: string }[] = [];

beforeAll(() => {
  run(".", process.execPath, ["dist/bin.js", "generate", "asyncapi.yaml", "--out", sdk]);
  // What `npm install` would have put there for `prepack`.
  link(sdk, ["typescript", "@types/node"]);
  mkdirSync(join(sdk, "node_modules/.bin"));
  symlinkSync("../typescript/bin/tsc", join(sdk, "node_modules/.bin/tsc"));
  tarballs.push(...JSON.parse(run(sdk, "npm", ["pack", "--json", "--offline", "--silent"])));

  mkdirSync(user);
  writeFileSync(join(user, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarball = join(sdk, tarballs[0]?.filename ?? "");
  run(user, "npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball]);
  link(user, ["ws", "@types/ws", "socket.io", "socket.io-client", "@types/node"]);
  for (const file of ["server.ts", "conversation.ts"]) copy(file);
  writeFileSync(join(user, "main.ts"), main);
  writeFileSync(join(user, "client.ts"), client);
}, 180_000);

const main = `
import { start } from "./server.js";

const app = await start();
console.log(app.url);
process.on("SIGTERM", () => app.close({ drainMs: 100 }));
`;

const client = `
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { socketio } from "${name}/runtime/socketio";
import { websocket } from "${name}/runtime/websocket";
import { converse, converseByHttp } from "./conversation.js";

const [url = ""] = process.argv.slice(2);
const transports = [websocket({ WebSocket }), socketio({ io })];
const logs = [await converse(url, transports), await converseByHttp(url, transports)];
console.log(JSON.stringify(logs.flat()));
`;

describe("the package that npm packs of the output", () => {
  test("holds JavaScript and types, and nothing else", () => {
    expect(tarballs.map((tarball) => tarball.name)).toEqual([name]);
    const paths = tarballs.flatMap(({ files }) => files.map(({ path }) => path));
    expect(paths.filter((path) => !/^dist\/.+\.(?:js|d\.ts)$/.test(path)).sort()).toEqual([
      "README.md",
      "package.json",
    ]);
    expect(paths.filter((path) => /\.test\./.test(path))).toEqual([]);
    for (const path of [
      "dist/productflo/client.js",
      "dist/productflo/validators.js",
      "dist/runtime/index.d.ts",
    ])
      expect(paths).toContain(path);
  });

  test("has every entry that its package.json names", () => {
    const { exports } = JSON.parse(
      readFileSync(join(user, "node_modules", name, "package.json"), "utf8"),
    ) as {
      exports: Record<string, string>;
    };
    const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");
    expect(entries.length).toBeGreaterThan(20);
    const imports = entries.map((entry) => `await import(${JSON.stringify(entry.replace(/^\./, name))});`);
    run(user, process.execPath, ["--input-type=module", "--eval", imports.join("\n")]);
  });

  test.each(["bundler", "nodenext"] as const)(
    "has types for a user with %s resolution",
    (moduleResolution) => {
      writeFileSync(join(user, "tsconfig.json"), JSON.stringify(settings(moduleResolution)));
      run(user, process.execPath, [resolve("node_modules/typescript-7/bin/tsc"), "-p", "."]);
    },
  );

  test("talks between two processes over WebSocket, Socket.IO and HTTP", async () => {
    const server = spawn(process.execPath, ["dist/main.js"], {
      cwd: user,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((done) => server.once("exit", done));
    onTestFinished(() => void server.kill("SIGKILL"));
    const url = await new Promise<string>((told) => createInterface(server.stdout).once("line", told));
    expect(JSON.parse(run(user, process.execPath, ["dist/client.js", url]))).toEqual(wanted);
    server.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
