import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { broken, chat, makeProject, run } from "./command.js";

describe("validate", () => {
  test("says that a document is valid, on stdout", async () => {
    const ended = await makeProject().run("validate");
    expect(ended).toMatchObject({ status: 0, stdout: "asyncapi.yaml: valid, no findings\n", stderr: "" });
  });

  test("shows where a finding is, what it is and what to do", async () => {
    const ended = await makeProject({ "asyncapi.yaml": broken }).run("validate");
    expect(ended.status).toBe(1);
    expect(ended.stderr).toBe("");
    expect(ended.stdout).toMatch(/^asyncapi\.yaml:14:22 error ref-missing: /m);
    expect(ended.stdout).toContain(
      '  14 |     channel: { $ref: "#/channels/romo" }\n     |                      ^^^^^^^^^^^^^^^^^\n',
    );
    expect(ended.stdout).toContain("  in #/operations/say/channel/$ref\n  help: ");
    expect(ended.stdout).toMatch(/asyncapi\.yaml: invalid, \d errors?/);
  });

  test("prints findings as JSON with exactly the documented keys", async () => {
    const ended = await makeProject({ "asyncapi.yaml": broken }).run("validate", "--format", "json");
    const { findings, summary, ...rest } = JSON.parse(ended.stdout);
    expect(rest).toEqual({});
    expect(Object.keys(findings[0])).toEqual([
      "code",
      "severity",
      "message",
      "file",
      "line",
      "column",
      "endLine",
      "endColumn",
      "pointer",
      "help",
    ]);
    expect(findings[0]).toMatchObject({
      code: "ref-missing",
      file: "asyncapi.yaml",
      line: 14,
      column: 22,
      endColumn: 39,
    });
    expect(Object.keys(summary)).toEqual(["errors", "warnings", "infos"]);
    expect(ended.status).toBe(1);
  });

  test("writes one format to a file and prints the other", async () => {
    const { cwd, run: call } = makeProject({ "asyncapi.yaml": broken });
    const ended = await call("validate", "--format", "json=report.json", "--format", "text");
    expect(ended.stdout).toContain("ref-missing");
    expect(JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")).summary.errors).toBeGreaterThan(0);
  });

  test("reads standard input", async () => {
    const { cwd } = makeProject({});
    expect(await run(["validate", "-"], { cwd, input: chat })).toMatchObject({ status: 0 });
    const bad = await run(["validate", "-"], { cwd, input: broken });
    expect(bad.status).toBe(1);
    expect(bad.stdout).toMatch(/^<stdin>:14:22 error ref-missing/m);
  });

  test("a refusal is told on stderr, with its place, and decides nothing", async () => {
    const ended = await makeProject({ "asyncapi.yaml": `${chat}components: {}\n` }).run("validate");
    expect(ended).toMatchObject({ status: 3, stdout: "" });
    expect(ended.stderr).toMatch(/^asyncapi\.yaml:\d+:1 error dup-key: /m);
    expect(ended.stderr).toContain("not decided");
  });

  test("a refusal is JSON on stdout when JSON is wanted", async () => {
    const ended = await makeProject({ "asyncapi.yaml": "a: [" }).run("validate", "--format", "json");
    expect(ended.status).toBe(3);
    expect(JSON.parse(ended.stdout).summary.errors).toBe(1);
  });

  test("with --strict a warning fails", async () => {
    const { run: call } = makeProject({
      "asyncapi.yaml": chat.replace("type: string", "type: string, minLenght: 1"),
    });
    expect((await call("validate")).status).toBe(0);
    expect((await call("validate", "--strict")).status).toBe(1);
  });

  test("a document cannot write control characters to the terminal", async () => {
    const hostile = broken.replace("romo", "\\e[2Jro\u202emo");
    const ended = await makeProject({ "asyncapi.yaml": hostile }).run("validate");
    expect(ended.stdout).not.toMatch(/[\u001b\u202e]/);
    expect(ended.stdout).toContain("\\u202e");
  });

  test.each([
    ["FORCE_COLOR colours a pipe", { FORCE_COLOR: "1" }, [], true],
    ["NO_COLOR alone does not", { NO_COLOR: "1" }, [], false],
    ["--no-color wins over FORCE_COLOR", { FORCE_COLOR: "1" }, ["--no-color"], false],
    ["a pipe has no colours", {}, [], false],
  ])("%s", async (_, env, args, coloured) => {
    const { cwd } = makeProject({ "asyncapi.yaml": broken });
    const ended = await run(["validate", ...args], { cwd, env });
    expect(ended.stdout.includes("\u001b[")).toBe(coloured);
  });

  test("files are named from the current folder", async () => {
    const { cwd } = makeProject({ "spec/asyncapi.yaml": broken, "sub/x": "" });
    const ended = await run(["validate", "../spec/asyncapi.yaml"], { cwd: join(cwd, "sub") });
    expect(ended.stdout).toMatch(/^\.\.\/spec\/asyncapi\.yaml:14:22 /m);
  });
});
