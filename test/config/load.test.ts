import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config/load.js";
import { UsageError } from "../../src/diagnostic/usage-error.js";
import { makeFolder } from "../folder.js";

describe("a configuration is found", () => {
  test.each([
    ["asyncwright.config.json", '{ "output": "x" }'],
    ["asyncwright.config.yaml", "output: x\n"],
    ["asyncwright.config.yml", "output: x\n"],
    ["asyncwright.config.mjs", 'export default { output: "x" };'],
    ["asyncwright.config.ts", 'const output: string = "x";\nexport default { output } satisfies object;'],
  ])("as %s", async (name, text) => {
    const folder = makeFolder({ [name]: text });
    expect(await loadConfig(folder)).toEqual({ config: { output: "x" }, folder, path: name });
  });

  test("in a folder above, up to the nearest package.json", async () => {
    const folder = makeFolder({
      "asyncwright.config.json": "{}",
      "a/b/x": "",
      "c/package.json": "{}",
      "c/d/x": "",
    });
    expect((await loadConfig(join(folder, "a/b"))).folder).toBe(folder);
    expect((await loadConfig(join(folder, "c/d"))).path).toBeUndefined();
  });

  test("by name", async () => {
    const folder = makeFolder({ "other.json": '{ "strict": true }', "asyncwright.config.json": "{}" });
    expect((await loadConfig(folder, "other.json")).config).toEqual({ strict: true });
  });
});

describe("a configuration is refused", () => {
  const cases: readonly [
    name: string,
    files: Record<string, string>,
    named: string | undefined,
    code: string,
  ][] = [
    [
      "when two stand side by side",
      { "asyncwright.config.json": "{}", "asyncwright.config.yaml": "{}" },
      undefined,
      "config-ambiguous",
    ],
    ["when the named one is missing", {}, "x.json", "config-missing"],
    ["when it is no JSON", { "asyncwright.config.json": "{" }, undefined, "config-unreadable"],
    ["when it is no YAML", { "asyncwright.config.yaml": "a: [" }, undefined, "config-unreadable"],
    [
      "when a key comes twice",
      { "asyncwright.config.yaml": "output: a\noutput: b\n" },
      undefined,
      "config-unreadable",
    ],
    [
      "when a module throws",
      { "asyncwright.config.mjs": 'throw new Error("no");' },
      undefined,
      "config-unreadable",
    ],
    ["when a module exports nothing", { "asyncwright.config.mjs": "" }, undefined, "config-unreadable"],
    ["when it is a list", { "asyncwright.config.yaml": "[]" }, undefined, "config-type"],
  ];
  test.each(cases)("%s", async (_, files, named, code) => {
    const folder = makeFolder(files);
    const error = await loadConfig(folder, named).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain(folder);
  });
});
