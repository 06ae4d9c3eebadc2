import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { chat, makeProject, run } from "./command.js";

const messy = `info: {title: Chat,   version: 1.0.0}
# the version
asyncapi: 3.0.0
channels:
    room:
        messages:
            said: { $ref: ./messages.yaml#/said }
`;
const tidy = `# the version
asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
channels:
  room:
    messages:
      said: { $ref: ./messages.yaml#/said }
`;
const messages = `said:
  payload: true
  name: said # its name
`;
const files = { "asyncapi.yaml": messy, "messages.yaml": messages, "other.yaml": "b:   1\n" };

describe("fmt", () => {
  test("brings the files of the document into form, and no other", async () => {
    const project = makeProject(files);
    const ended = await project.run("fmt");
    expect(ended).toMatchObject({
      status: 0,
      stdout: "asyncapi.yaml\nmessages.yaml\n2 files formatted, 0 unchanged\n",
      stderr: "",
    });
    expect(project.tree()).toEqual({
      "asyncapi.yaml": `644 ${tidy}`,
      "messages.yaml": "644 said:\n  name: said # its name\n  payload: true\n",
      "other.yaml": "644 b:   1\n",
    });
  });

  test("a second run writes nothing", async () => {
    const project = makeProject(files);
    await project.run("fmt");
    const { ino } = statSync(join(project.cwd, "asyncapi.yaml"));
    expect((await project.run("fmt")).stdout).toBe("0 files formatted, 2 unchanged\n");
    expect(statSync(join(project.cwd, "asyncapi.yaml")).ino).toBe(ino);
  });

  test("--check names what is not in form, at the first line that differs, and writes nothing", async () => {
    const project = makeProject(files);
    const tree = project.tree();
    const ended = await project.run("fmt", "--check");
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe("2 of 2 files not in form\n");
    expect(ended.stderr).toMatch(/^asyncapi\.yaml:1:1 error format-stale/m);
    expect(ended.stderr).toMatch(/^messages\.yaml:2:1 error format-stale/m);
    expect(project.tree()).toEqual(tree);
    await project.run("fmt");
    expect(await project.run("fmt", "--check")).toMatchObject({
      status: 0,
      stdout: "2 files in form\n",
      stderr: "",
    });
  });

  test("--check --format json gives the findings as data", async () => {
    const project = makeProject(files);
    const ended = await project.run("fmt", "--check", "--format", "json");
    expect(ended).toMatchObject({ status: 1, stderr: "" });
    expect(ended.stdout).toContain('"format-stale"');
    expect(() => JSON.parse(ended.stdout)).not.toThrow();
  });

  test("--diff shows what would change and writes nothing", async () => {
    const project = makeProject(files);
    const tree = project.tree();
    const ended = await project.run("fmt", "--diff");
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain("--- a/messages.yaml\n+++ b/messages.yaml\n");
    expect(ended.stdout).toContain("\n-  payload: true\n   name: said # its name\n+  payload: true\n");
    expect(project.tree()).toEqual(tree);
  });

  test("`-` reads stdin and prints to stdout", async () => {
    const cwd = makeFolder({ "messages.yaml": messages });
    const ended = await run(["fmt", "-"], { cwd, input: messy });
    expect(ended).toMatchObject({ status: 0, stdout: tidy, stderr: "" });
    expect(readFileSync(join(cwd, "messages.yaml"), "utf8")).toBe(messages);
  });

  test("line ends, byte order mark and a missing line feed are mended", async () => {
    const project = makeProject({
      "asyncapi.yaml": `\uFEFF${tidy.trimEnd().replaceAll("\n", "\r\n")}`,
      "messages.yaml": "said: {}\n",
    });
    expect((await project.run("fmt", "--check")).status).toBe(1);
    expect((await project.run("fmt")).status).toBe(0);
    expect(readFileSync(join(project.cwd, "asyncapi.yaml"), "utf8")).toBe(tidy);
  });

  test("a document that is refused ends with 3 and nothing written", async () => {
    const project = makeProject({ ...files, "messages.yaml": "said: [\n" });
    const tree = project.tree();
    const ended = await project.run("fmt");
    expect(ended).toMatchObject({ status: 3, stdout: "" });
    expect(ended.stderr).toContain("yaml-syntax");
    expect(ended.stderr).toContain("nothing was written");
    expect(project.tree()).toEqual(tree);
  });

  test.each([
    { what: "broken references", change: "./messages.yaml#/sid" },
    { what: "a missing file", change: "./message.yaml" },
    { what: "a remote file", change: "https://example.com/messages.yaml" },
    { what: "a file outside the root folder", change: "../messages.yaml" },
  ])("a document with $what is formatted all the same", async ({ change }) => {
    const project = makeProject({ "asyncapi.yaml": messy.replace("./messages.yaml#/said", change) });
    expect(await project.run("fmt")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(project.cwd, "asyncapi.yaml"), "utf8")).toBe(
      tidy.replace("./messages.yaml#/said", change),
    );
  });

  test("a file whose layout is not understood stays as it is, with a warning", async () => {
    const odd = "said:\n  ? payload\n  : true\n";
    const project = makeProject({ ...files, "messages.yaml": odd });
    const ended = await project.run("fmt");
    expect(ended).toMatchObject({ status: 0, stdout: "asyncapi.yaml\n1 file formatted, 1 unchanged\n" });
    expect(ended.stderr).toMatch(/^messages\.yaml:\d+:\d+ warning format-unsafe/m);
    expect(readFileSync(join(project.cwd, "messages.yaml"), "utf8")).toBe(odd);
    expect((await project.run("fmt", "--check")).status).toBe(0);
    expect((await project.run("fmt", "--check", "--strict")).status).toBe(1);
  });

  test("a read-only file stops the run before anything is written", async () => {
    const project = makeProject(files);
    chmodSync(join(project.cwd, "messages.yaml"), 0o444);
    const tree = project.tree();
    const ended = await project.run("fmt");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain("cannot write `messages.yaml`");
    expect(project.tree()).toEqual(tree);
  });

  test("the mode of a file is kept, and so is a link within the root folder", async () => {
    const project = makeProject({ "asyncapi.yaml": messy, "real.yaml": messages });
    symlinkSync("real.yaml", join(project.cwd, "messages.yaml"));
    chmodSync(join(project.cwd, "real.yaml"), 0o600);
    expect((await project.run("fmt")).status).toBe(0);
    const real = "600 said:\n  name: said # its name\n  payload: true\n";
    expect(project.tree()).toMatchObject({ "messages.yaml": real, "real.yaml": real });
  });

  test("a link that leads out of the root folder is not followed", async () => {
    const elsewhere = makeFolder({ "messages.yaml": messages });
    const project = makeProject({ "asyncapi.yaml": messy });
    symlinkSync(join(elsewhere, "messages.yaml"), join(project.cwd, "messages.yaml"));
    await project.run("fmt");
    expect(readFileSync(join(elsewhere, "messages.yaml"), "utf8")).toBe(messages);
  });

  test("JSON keeps the spelling of its values", async () => {
    const given = `{"info":{"title":"\\u00e9","version":"1"},\n"asyncapi":"3.0.0","x-n":[1.0,1e3,12345678901234567890]}`;
    const project = makeProject({ "asyncapi.json": given });
    expect((await project.run("fmt")).status).toBe(0);
    expect(readFileSync(join(project.cwd, "asyncapi.json"), "utf8")).toBe(
      `{\n  "asyncapi": "3.0.0",\n  "x-n": [1.0, 1e3, 12345678901234567890],\n  "info": { "title": "\\u00e9", "version": "1" }\n}\n`,
    );
  });

  test("a document of many brackets is in form and stays valid", async () => {
    const project = makeProject({ "asyncapi.yaml": chat });
    expect((await project.run("fmt", "--check")).status).toBe(0);
    writeFileSync(join(project.cwd, "asyncapi.yaml"), chat.replaceAll("  ", "    "));
    expect((await project.run("fmt")).status).toBe(0);
    expect(readFileSync(join(project.cwd, "asyncapi.yaml"), "utf8")).toBe(chat);
  });
});
