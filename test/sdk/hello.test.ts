import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeFolder } from "../folder.js";

const example = "examples/hello";
const own = ["node_modules", "generated", "dist", "package-lock.json"];
const { scripts, dependencies, devDependencies } = JSON.parse(
  readFileSync(join(example, "package.json"), "utf8"),
) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const wanted = { ...dependencies, ...devDependencies };
const repository = JSON.parse(readFileSync("package.json", "utf8")) as {
  devDependencies: Record<string, string>;
};

/** The example as `npm install` leaves it, but with the packages of this repository. */
function installExample(): string {
  const folder = makeFolder();
  cpSync(example, folder, { recursive: true, filter: (path) => !own.includes(basename(path)) });
  for (const name of Object.keys(wanted)) {
    const target = join(folder, "node_modules", name);
    mkdirSync(join(target, ".."), { recursive: true });
    symlinkSync(name === "asyncwright" ? resolve() : resolve("node_modules", name), target);
  }
  mkdirSync(join(folder, "node_modules/.bin"));
  const programs = {
    asyncwright: "asyncwright/dist/bin.js",
    esbuild: "esbuild/bin/esbuild",
  };
  for (const [name, path] of Object.entries(programs))
    symlinkSync(join("..", path), join(folder, "node_modules/.bin", name));
  // Only its verdict is wanted: the newest is the quickest.
  symlinkSync(resolve("node_modules/typescript-7/bin/tsc"), join(folder, "node_modules/.bin/tsc"));
  return folder;
}

describe("the example hello", () => {
  test("has a server and a client of twenty lines", () => {
    for (const file of ["server.ts", "client.ts"])
      expect(readFileSync(join(example, file), "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  });

  test("asks for the packages that it is tested with", () => {
    const { asyncwright, ...others } = wanted;
    expect(asyncwright).toBe("file:../..");
    for (const [name, range] of Object.entries(others))
      expect(repository.devDependencies[name], name).toBe(range);
  });

  test("names in its README the commands that it has", () => {
    const named = [...readFileSync(join(example, "README.md"), "utf8").matchAll(/npm run ([a-z]+)/g)];
    expect(named.length).toBeGreaterThan(2);
    for (const [, name = ""] of named) expect(scripts).toHaveProperty(name);
  });

  test("builds and runs, and what one says the other hears", { timeout: 120_000 }, async () => {
    const folder = installExample();
    const server = start(folder, ["server"], { PORT: "0" });
    let line = await server.next();
    // Before it listens it says what was generated.
    while (!line.startsWith("listening at ")) line = await server.next();
    const [url = ""] = /http:[^,]+/.exec(line) ?? [];
    const ada = start(folder, ["client", "--", "ada", url]);
    const bob = start(folder, ["client", "--", "bob", url]);
    for (const client of [ada, bob]) expect(await client.next()).toMatch(/^hello, /);
    ada.input.end("how do you do\n");
    expect([await ada.next(), await bob.next()]).toEqual(["ada: how do you do", "ada: how do you do"]);
    expect(await ada.ended).toBe(0);
    const { status, stdout } = spawnSync("npm", ["run", "--silent", "check"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});

/** Runs a script of the example, with all that it starts, for the length of one test. */
function start(folder: string, script: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn("npm", ["run", "--silent", ...script], {
    cwd: folder,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((told) => child.once("exit", told));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.pid === undefined) return;
    process.kill(-child.pid, "SIGKILL");
    await ended;
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error(`${script.join(" ")} has ended`);
    return value;
  };
  return { input: child.stdin, next, ended };
}
