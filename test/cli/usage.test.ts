import { describe, expect, test } from "vitest";
import { version } from "../../src/version.js";
import { makeProject, run } from "./command.js";

describe("the command line", () => {
  const cases: readonly [
    name: string,
    args: readonly string[],
    status: number,
    stdout: RegExp,
    stderr: RegExp,
  ][] = [
    ["prints its version", ["--version"], 0, new RegExp(`^${version}\n$`), /^$/],
    ["prints help with the exit statuses", ["--help"], 0, /validate.*70 +a bug/s, /^$/],
    ["prints help of a verb", ["generate", "--help"], 0, /--check/, /^$/],
    ["shows help when no verb is given", [], 2, /^$/, /Usage: asyncwright/],
    ["suggests a verb", ["valdate"], 2, /^$/, /error usage: .*Did you mean `validate`/s],
    ["completes a verb in its suggestion", ["gen"], 2, /^$/, /Did you mean `generate`/],
    ["suggests a flag", ["validate", "--formt", "json"], 2, /^$/, /Did you mean `--format`/],
    ["suggests a format", ["validate", "--format", "jsn"], 2, /^$/, /Did you mean `json`/],
    ["wants a value for a flag", ["validate", "--format"], 2, /^$/, /argument missing/],
    ["refuses an argument too many", ["validate", "a", "b"], 2, /^$/, /too many arguments/],
    ["refuses a side that there is not", ["inspect", "--as", "peer"], 2, /^$/, /There is client, server/],
    ["lists the diagnostics", ["explain"], 0, /^ref-missing +error/m, /^$/],
    ["explains a diagnostic", ["explain", "ref-missing"], 0, /^# ref-missing\n/, /^$/],
    ["suggests a diagnostic", ["explain", "ref-mising"], 2, /^$/, /Did you mean `ref-missing`/],
  ];
  test.each(cases)("%s", async (_, args, status, stdout, stderr) => {
    const ended = await run(args, { cwd: makeProject().cwd });
    expect(ended.stdout).toMatch(stdout);
    expect(ended.stderr).toMatch(stderr);
    expect(ended.status).toBe(status);
  });

  test("a missing document is wrong usage, a missing file is a refusal", async () => {
    const { run: call } = makeProject({});
    expect(await call("validate")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("input-missing"),
    });
    expect(await call("validate", "nope.yaml")).toMatchObject({ status: 3, stdout: "" });
  });

  test("a reader that has seen enough ends the command without a word", async () => {
    const { cwd } = makeProject();
    const { execFileSync } = await import("node:child_process");
    const { bin } = await import("./command.js");
    const shown = execFileSync("sh", ["-c", `"${process.execPath}" "${bin}" explain | head -n 1`], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(String(shown).split("\n")).toHaveLength(2);
  });
});
