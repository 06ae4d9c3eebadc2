import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { findDocuments, parseCsv } from "../../corpus/documents.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "asyncwright-test-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("an index gives the documents, their verdicts and what their references may reach", () => {
  const folder = folderOf({
    "index.csv":
      "file,path,parser\na.yaml,x/a.yaml,valid\nb/y/main.yaml,y/main.yaml,invalid\nc,c/root.yaml,\n",
    "docs/a.yaml": "",
    "docs/b/y/main.yaml": "",
    "docs/c/root.yaml": "",
  });
  const docs = join(folder, "docs");
  expect(findDocuments(folder)).toEqual([
    { name: "a.yaml", path: join(docs, "a.yaml"), rootFolder: docs, official: "valid" },
    {
      name: "b/y/main.yaml",
      path: join(docs, "b/y/main.yaml"),
      rootFolder: join(docs, "b"),
      official: "invalid",
    },
    { name: "c", path: join(docs, "c/root.yaml"), rootFolder: join(docs, "c") },
  ]);
});

test("without an index every file with an `asyncapi` member is a document", () => {
  const folder = folderOf({
    "b/x.yml": "info: {}\nasyncapi: 3.0.0\n",
    "a.json": '{ "asyncapi": "2.0.0" }',
    "schema.yaml": "type: object\n",
    "notes.md": "asyncapi: 3.0.0\n",
  });
  expect(findDocuments(folder).map(({ name }) => name)).toEqual(["a.json", "b/x.yml"]);
});

describe("CSV", () => {
  test.each([
    {
      given: "a,b\n1,2\n",
      wanted: [
        ["a", "b"],
        ["1", "2"],
      ],
    },
    {
      given: "a,b\r\n1,\r\n",
      wanted: [
        ["a", "b"],
        ["1", ""],
      ],
    },
    { given: '"x, ""y""",2', wanted: [['x, "y"', "2"]] },
    { given: '"two\nlines",2\n', wanted: [["two\nlines", "2"]] },
  ])("$given", ({ given, wanted }) => {
    expect(parseCsv(given)).toEqual(wanted);
  });
});
