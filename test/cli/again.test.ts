import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, writeFiles } from "../folder.js";
import { chat, run } from "./command.js";

const warned = chat.replace("host: localhost", 'host: "{region}.localhost"');
const files = { "spec/asyncapi.yaml": warned, "package.json": "{}" };
const manifest = "out/.asyncwright.json";
const generate = ["generate", "spec/asyncapi.yaml", "--out", "out"] as const;

/** A project that was generated from a document with a finding. */
async function made() {
  const cwd = makeFolder(files);
  const first = await run(generate, { cwd });
  expect(first.stderr).toMatch(/^spec\/asyncapi\.yaml:\d+:\d+ warning server-variables-missing: /);
  return { cwd, first };
}

/** Makes the finding in the manifest say what no run would say: where it is printed, nothing was read anew. */
function mark(cwd: string): void {
  const path = join(cwd, manifest);
  writeFileSync(path, readFileSync(path, "utf8").replace("the address has variables", "AS KEPT"));
}

describe("a second generate with nothing changed repeats the findings of the first", () => {
  test("with the same words, place and exit status, and generates nothing", async () => {
    const { cwd, first } = await made();
    const second = await run(generate, { cwd });
    expect(second).toEqual({ ...first, stdout: expect.stringMatching(/^nothing changed \(\d+ files\)\n$/) });
    mark(cwd);
    expect((await run(generate, { cwd })).stderr).toContain("AS KEPT");
  });

  test("named as the current folder sees them", async () => {
    const { cwd } = await made();
    mark(cwd);
    const inside = await run(["generate", "asyncapi.yaml", "--out", "../out"], { cwd: join(cwd, "spec") });
    expect(inside.stderr).toMatch(/^asyncapi\.yaml:\d+:\d+ warning server-variables-missing: AS KEPT/);
    expect(inside.stderr).toContain('host: "{region}.localhost"');
  });

  test("in colours or without, as it is asked now", async () => {
    const { cwd } = await made();
    mark(cwd);
    expect((await run(generate, { cwd, env: { FORCE_COLOR: "1" } })).stderr).toContain("\u001b[33;1mwarning");
    expect((await run(generate, { cwd, env: { NO_COLOR: "1" } })).stderr).not.toContain("\u001b");
  });

  test.each(["json", "github", "sarif", "junit", "markdown", "text"])("in the format %s", async (format) => {
    const { cwd } = await made();
    const fresh = await run([...generate, "--force", "--format", format], { cwd });
    const again = await run([...generate, "--format", format], { cwd });
    expect(again.stderr).toBe(fresh.stderr);
    if (format !== "text") expect(again.stdout).toBe(fresh.stdout);
    mark(cwd);
    const marked = await run([...generate, "--format", format], { cwd });
    expect(marked.stdout + marked.stderr).toContain("AS KEPT");
  });

  test("into the file of a report", async () => {
    const { cwd } = await made();
    mark(cwd);
    expect((await run([...generate, "--format", "json=report.json"], { cwd })).stdout).toMatch(
      /^nothing changed/,
    );
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toContain("AS KEPT");
  });

  test("where another checkout has CRLF", async () => {
    const { cwd } = await made();
    mark(cwd);
    writeFiles(cwd, { "spec/asyncapi.yaml": `\ufeff${warned.replaceAll("\n", "\r\n")}` });
    expect((await run(generate, { cwd })).stderr).toMatch(
      /warning server-variables-missing: AS KEPT[^\r]*$/m,
    );
  });
});

describe("what goes the whole way", () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, number]>([
    ["--strict", ["--strict"], {}, 1],
    ["--check", ["--check"], {}, 0],
    ["--dry-run", ["--dry-run"], {}, 0],
    ["--diff", ["--diff"], {}, 0],
    ["--force", ["--force"], {}, 0],
    ["another root", ["--root", "."], {}, 0],
    ["another configuration", [], { "asyncwright.config.json": '{"perspective":"client"}' }, 0],
    ["other limits", [], { "asyncwright.config.json": '{"limits":{"files":9}}' }, 0],
    ["another document", [], { "spec/asyncapi.yaml": warned.replace("Chat", "Chats") }, 0],
    ["an edited output", ["--force"], { "out/chat/client.ts": "edited" }, 0],
    ["a foreign file", [], { "out/mine.txt": "mine" }, 0],
  ])("%s", async (_, flags, changes, status) => {
    const { cwd } = await made();
    mark(cwd);
    writeFiles(cwd, changes);
    const ended = await run([...generate, ...flags], { cwd });
    expect(ended.stdout + ended.stderr).not.toContain("AS KEPT");
    expect(ended.stderr).toContain("server-variables-missing");
    expect(ended.status).toBe(status);
  });

  test("a document that has no finding any more", async () => {
    const { cwd } = await made();
    writeFiles(cwd, { "spec/asyncapi.yaml": chat });
    expect(await run(generate, { cwd })).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(cwd, manifest), "utf8")).not.toContain("findings");
  });

  test.each([
    ["a severity that there is not", (text: string) => text.replace('"warning"', '"fatal"')],
    ["a line that is no number", (text: string) => text.replace(/"line":\d+/, '"line":"x"')],
    ["a finding without related places", (text: string) => text.replace('"related":[]', '"related":[1]')],
    [
      "findings that are no list",
      (text: string) => text.replace(/"findings": \[[\s\S]*?\n {2}\]/, '"findings": 1'),
    ],
  ])("a manifest with %s", async (_, change) => {
    const { cwd, first } = await made();
    mark(cwd);
    const path = join(cwd, manifest);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    expect((await run(generate, { cwd })).stderr).toBe(first.stderr);
  });
});

test("a site with findings is recognised as unchanged, too", async () => {
  const cwd = makeFolder(files);
  const build = ["docs", "build", "spec/asyncapi.yaml", "--out", "out"] as const;
  const first = await run(build, { cwd });
  mark(cwd);
  const second = await run(build, { cwd });
  expect(second.stdout).toMatch(/^nothing changed/);
  expect(second.stderr.replace("AS KEPT", "the address has variables")).toBe(first.stderr);
});
