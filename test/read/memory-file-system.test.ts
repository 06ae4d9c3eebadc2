import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/diagnostic/usage-error.js";
import { defaultLimits, type Limits } from "../../src/limits.js";
import { createMemoryFileSystem } from "../../src/read/memory-file-system.js";
import { type ReadInput, type ReadResult, readDocument } from "../../src/read/read.js";
import { makeFolder } from "../folder.js";
import { codesOf, head3 } from "./document-text.js";

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly rootFolder?: string;
  readonly text?: string;
  readonly limits?: Partial<Limits>;
}

const toInput = ({ path, text, limits }: Given): ReadInput => ({
  path,
  ...(text !== undefined && { text }),
  limits: { ...defaultLimits, ...limits },
});

const readDisk = (given: Given): Promise<ReadResult> => {
  const folder = makeFolder(given.files);
  const path = given.path === "-" ? "-" : join(folder, given.path);
  return readDocument({ ...toInput(given), path, rootFolder: join(folder, given.rootFolder ?? ".") });
};

const readMemory = (given: Given): Promise<ReadResult> =>
  readDocument({
    ...toInput(given),
    ...(given.rootFolder !== undefined && { rootFolder: given.rootFolder }),
    fileSystem: createMemoryFileSystem(Object.entries(given.files).map(([path, text]) => ({ path, text }))),
  });

const schema = (reference: string): string =>
  `${head3}components: { schemas: { a: { $ref: ${JSON.stringify(reference)} } } }\n`;

describe("a document in memory is read as it would be from a disk", () => {
  test.each<[name: string, given: Given, codes: readonly string[], files: readonly string[]]>([
    ["one file", { files: { "a.yaml": head3 }, path: "a.yaml" }, [], ["a.yaml"]],
    ["by a path with a dot", { files: { "./in/a.yaml": head3 }, path: "in/./a.yaml" }, [], ["in/a.yaml"]],
    [
      "files in several folders",
      {
        files: {
          "api/a.yaml": schema("../s/b.yaml#/x"),
          "s/b.yaml": "x: { $ref: c.json }",
          "s/c.json": "{}",
        },
        path: "api/a.yaml",
      },
      [],
      ["api/a.yaml", "s/b.yaml", "s/c.json"],
    ],
    [
      "a file that is outside the root folder",
      {
        files: { "api/a.yaml": schema("../s.yaml"), "s.yaml": "{}" },
        path: "api/a.yaml",
        rootFolder: "api",
      },
      ["ref-outside-root"],
      ["a.yaml"],
    ],
    [
      "a document that is outside the root folder",
      { files: { "a.yaml": head3, "api/b.yaml": "" }, path: "a.yaml", rootFolder: "api" },
      ["file-outside-root"],
      [],
    ],
    [
      "a folder whose name only begins like the root folder's",
      { files: { "api-2/a.yaml": head3, "api/b.yaml": "" }, path: "api-2/a.yaml", rootFolder: "api" },
      ["file-outside-root"],
      [],
    ],
    ["nothing", { files: { "b.yaml": head3 }, path: "a.yaml" }, ["file-missing"], []],
    ["a folder", { files: { "a/b.yaml": head3 }, path: "a" }, ["file-is-folder"], []],
    [
      "a reference to a folder",
      { files: { "a.yaml": schema("in"), "in/b.yaml": "" }, path: "a.yaml" },
      ["ref-missing"],
      ["a.yaml"],
    ],
    [
      "a reference above all files",
      { files: { "a.yaml": schema("../b.yaml") }, path: "a.yaml" },
      ["ref-outside-root"],
      ["a.yaml"],
    ],
    [
      "an absolute reference",
      { files: { "a.yaml": schema("/etc/passwd") }, path: "a.yaml" },
      ["ref-outside-root"],
      ["a.yaml"],
    ],
    [
      "a reference to a host that is not allowed",
      { files: { "a.yaml": schema("http://host.invalid/b") }, path: "a.yaml" },
      ["ref-remote"],
      ["a.yaml"],
    ],
    [
      "a text in place of a file",
      { files: { "in/b.yaml": "{}" }, path: "in/a.yaml", text: schema("b.yaml") },
      [],
      ["in/a.yaml", "in/b.yaml"],
    ],
    [
      "a text without a place",
      { files: { "in/b.yaml": "{}" }, path: "-", text: schema("in/b.yaml") },
      [],
      ["<stdin>", "in/b.yaml"],
    ],
    [
      "a text in place of a file outside the root folder",
      { files: { "in/b.yaml": "" }, path: "a.yaml", text: head3, rootFolder: "in" },
      ["file-outside-root"],
      [],
    ],
    [
      "a file that is too large",
      { files: { "a.yaml": head3 }, path: "a.yaml", limits: { documentBytes: 20 } },
      ["limit-size"],
      [],
    ],
    [
      "a reference to a file that is too large",
      { files: { "a.yaml": schema("b"), b: "é".repeat(80) }, path: "a.yaml", limits: { documentBytes: 150 } },
      ["limit-size"],
      ["a.yaml"],
    ],
    [
      "more files than allowed",
      { files: { "a.yaml": schema("b.yaml"), "b.yaml": "{}" }, path: "a.yaml", limits: { files: 1 } },
      ["limit-size"],
      ["a.yaml"],
    ],
  ])("%s", async (_name, given, codes, files) => {
    for (const read of [readDisk, readMemory]) {
      const result = await read(given);
      expect([codesOf(result), [...result.files.keys()]], read.name).toEqual([codes, files]);
    }
    const sourcesOf = ({ diagnostics }: ReadResult) => diagnostics.map(({ source }) => source);
    expect(sourcesOf(await readMemory(given))).toEqual(sourcesOf(await readDisk(given)));
  });
});

test("a misspelt reference is told the file in memory that was meant", async () => {
  const given = {
    files: { "in/a.yaml": schema("sharde.yaml"), "in/shared.yaml": "{}", "sharde.yml": "{}" },
    path: "in/a.yaml",
  };
  expect((await readMemory(given)).diagnostics).toMatchObject([
    { code: "ref-missing", help: expect.stringContaining("`shared.yaml`") },
  ]);
  expect((await readMemory({ ...given, path: "in/b.yaml" })).diagnostics).toMatchObject([
    { code: "file-missing", help: expect.stringContaining("`a.yaml`") },
  ]);
});

test("nothing of the disk is read, even where a file of that name is there", async () => {
  const result = await readMemory({ files: { "a.yaml": schema("package.json") }, path: "a.yaml" });
  expect(codesOf(result)).toEqual(["ref-missing"]);
  expect(codesOf(await readMemory({ files: {}, path: "package.json" }))).toEqual(["file-missing"]);
});

test.each([
  ["two files of one path", ["a.yaml", "./a.yaml"]],
  ["a path that leads above all files", ["../a.yaml"]],
  ["one that does so by a detour", ["b/../../a.yaml"]],
])("%s is a wrong call", (_name, paths) => {
  expect(() => createMemoryFileSystem(paths.map((path) => ({ path, text: head3 })))).toThrow(UsageError);
});
