import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, writeFiles } from "../folder.js";

const document = `asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
channels:
  room:
    address: /room
    messages:
      said: { payload: { type: object, properties: { text: { type: string } } } }
operations:
  say: { action: receive, channel: { $ref: "#/channels/room" } }
`;

/** A project of its own with a copy of the command, away from the packages of this one. */
function project(files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFolder();
  writeFiles(folder, { "asyncapi.yaml": document, "package.json": '{ "type": "module" }', ...files });
  cpSync("dist", join(folder, "tool/dist"), { recursive: true });
  return folder;
}

const run = (folder: string, tool: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [tool, "generate", "--out", "out", ...args], { cwd: folder, encoding: "utf8" });

const own = join(process.cwd(), "dist/bin.js");

test("without Modelina the flag says how to install it, and nothing is written", () => {
  const folder = project();
  const { status, stderr } = run(folder, "tool/dist/bin.js", "--models", "python");
  expect(status).toBe(2);
  expect(stderr).toContain("error modelina-missing:");
  expect(stderr).toContain("npm install --save-dev @asyncapi/modelina");
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("without the flag nobody misses Modelina", () => {
  const { status } = run(project(), "tool/dist/bin.js");
  expect(status).toBe(0);
});

test("a Modelina that is too old is refused with its version", () => {
  const folder = project({
    "node_modules/@asyncapi/modelina/package.json":
      '{ "name": "@asyncapi/modelina", "version": "4.2.0", "main": "x.js" }',
    "node_modules/@asyncapi/modelina/x.js": "",
  });
  const { status, stderr } = run(folder, "tool/dist/bin.js", "--models", "python");
  expect(status).toBe(2);
  expect(stderr).toContain("4.2.0 is installed");
});

test("an unknown language is refused with the nearest one", () => {
  const { status, stderr } = run(project(), own, "--models", "java,phyton");
  expect(status).toBe(2);
  expect(stderr).toContain("Did you mean `python`?");
});

test("the configuration asks for models as the flag does, and a second run has nothing to do", {
  timeout: 60_000,
}, () => {
  const folder = project({ "asyncwright.config.json": '{ "models": ["python"] }' });
  expect(run(folder, own).status).toBe(0);
  expect(readFileSync(join(folder, "out/models/python/README.md"), "utf8")).toContain("pydantic");
  expect(run(folder, own, "--check").status).toBe(0);
  expect(run(folder, own).stdout).toContain("nothing changed");
  expect(run(folder, own, "--models", "python,go").stdout).toContain("new");
});
