import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mergePackageJson } from "../../src/program/init-files.js";
import { makeProject } from "./command.js";

describe("init", () => {
  test("makes a contract that is valid and generates", async () => {
    const project = makeProject({});
    const ended = await project.run("init", "--yes", "--no-install");
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain("made  asyncapi.yaml");
    expect((await project.run("validate", "--strict")).stdout).toBe("asyncapi.yaml: valid, no findings\n");
    expect((await project.run("generate")).status).toBe(0);
    expect(Object.keys(project.tree())).toContain("generated/rooms/messages.ts");
  });

  test("keeps every file that is there", async () => {
    const files = {
      "asyncapi.yml": "mine",
      "asyncwright.config.yaml": "output: mine",
      "tsconfig.json": "mine",
      "README.md": "mine",
      "test/contract.test.ts": "mine",
    };
    const project = makeProject({
      ...files,
      "package.json": '{"scripts":{"test":"mine","generate":"mine","check":"mine"}}',
    });
    const before = project.tree();
    expect((await project.run("init", "--yes", "--no-install")).stdout).toContain("kept  asyncapi.yml");
    expect(project.tree()).toEqual(before);
  });

  test("says what to do about a package.json that is none", async () => {
    const project = makeProject({ "package.json": "{" });
    const tree = project.tree();
    expect((await project.run("init", "--yes", "--no-install")).status).toBe(2);
    expect(project.tree()).toEqual(tree);
  });

  test("the configuration names the schema that the package has", async () => {
    const project = makeProject({});
    await project.run("init", "--yes", "--no-install");
    const config = JSON.parse(readFileSync(join(project.cwd, "asyncwright.config.json"), "utf8"));
    expect(config.$schema).toBe("./node_modules/asyncwright/dist/config.schema.json");
  });
});

describe("package.json", () => {
  test("gets the scripts, and keeps all else, its order and its indentation", () => {
    const before = '{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "mine"\n\t},\n\t"other": [1]\n}\n';
    const after = mergePackageJson(before, "y");
    expect(after).toContain(
      '\t"name": "x",\n\t"scripts": {\n\t\t"test": "mine",\n\t\t"generate": "asyncwright generate"',
    );
    expect(JSON.parse(after)).toMatchObject({ name: "x", other: [1], scripts: { test: "mine" } });
  });

  test("npm's placeholder is no test", () => {
    const before = JSON.stringify({ scripts: { test: 'echo "Error: no test specified" && exit 1' } });
    expect(JSON.parse(mergePackageJson(before, "y")).scripts.test).toBe("vitest run");
  });

  test("stays byte for byte when nothing is missing", () => {
    const before = '{"scripts":{"test":"a","generate":"b","check":"c"}}';
    expect(mergePackageJson(before, "y")).toBe(before);
  });
});
