import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, readTree } from "../folder.js";
import { broken, chat } from "./command.js";
import { runInProcess } from "./io.js";

/** A folder that is not the current one of this process. */
const folder = (text = chat): string => makeFolder({ "asyncapi.yaml": text });

describe("main", () => {
  test("works in the folder that it is given, in two at once", async () => {
    const [one, other] = [folder(), folder(broken)];
    const [fine, wrong] = await Promise.all([
      runInProcess(["generate"], { cwd: one }),
      runInProcess(["validate"], { cwd: other }),
    ]);
    expect(fine).toMatchObject({ status: 0, stderr: "" });
    expect(wrong).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^asyncapi\.yaml:\d+:\d+ error ref-missing/),
    });
    expect(Object.keys(readTree(one))).toContain("generated/chat/client.ts");
    expect(Object.keys(readTree(other))).toEqual(["asyncapi.yaml"]);
  });

  test.each([
    ["validate", "deep/asyncapi.yaml", "--format", "json=deep/report.json"],
    ["bundle", "deep/asyncapi.yaml", "--out", "deep/bundled.yaml"],
    ["convert", "deep/asyncapi.yaml", "--to", "3.1", "--out", "deep/converted.yaml"],
    ["generate", "deep/asyncapi.yaml", "--out", "deep/out"],
    [
      "docs",
      "build",
      "deep/asyncapi.yaml",
      "--out",
      "deep/site",
      "--pages",
      "deep",
      "--logo",
      "deep/logo.svg",
    ],
    ["init", "--yes", "--no-install"],
  ])("%s reads and writes below that folder", async (...args) => {
    const cwd = makeFolder({
      "deep/asyncapi.yaml": chat,
      "deep/logo.svg": "<svg/>",
      "deep/page.md": "# Page\n",
    });
    const { status, stdout, stderr } = await runInProcess(args, { cwd });
    expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
    expect(Object.keys(readTree(cwd)).length).toBeGreaterThan(3);
    expect(stdout + stderr).not.toContain(cwd);
  });

  test("reads standard input and the environment that it is given", async () => {
    const cwd = makeFolder({});
    const ended = await runInProcess(["validate", "-"], { cwd, input: broken, env: { FORCE_COLOR: "1" } });
    expect(ended).toMatchObject({ status: 1, stdout: expect.stringContaining("\u001b[31;1merror") });
  });

  test("finds a configuration in that folder, and names files from there", async () => {
    const cwd = makeFolder({ "asyncwright.config.json": '{"input":"spec/a.yaml"}', "spec/a.yaml": broken });
    expect((await runInProcess(["validate"], { cwd })).stdout).toMatch(/^spec\/a\.yaml:/);
    expect((await runInProcess(["validate", "b.yaml"], { cwd })).stderr).toContain("`b.yaml`");
    expect((await runInProcess(["validate"], { cwd: join(cwd, "spec") })).stdout).toMatch(/^a\.yaml:/);
  });
});
