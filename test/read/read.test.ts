import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../../src/limits.js";
import { type ReadInput, readDocument } from "../../src/read/read.js";
import { makeFolder } from "../folder.js";
import { codesOf, head3, read } from "./document-text.js";

const readPath = (path: string, more: Partial<ReadInput> = {}) =>
  readDocument({ path, limits: defaultLimits, ...more });

describe("what is not a readable AsyncAPI document is refused", () => {
  test.each([
    ["an empty file", "", "file-empty"],
    ["comments only", "# nothing\n", "file-empty"],
    ["a list", "- a\n", "not-a-mapping"],
    ["a text", "hello\n", "not-a-mapping"],
    ["no version", "info: {}\n", "not-asyncapi"],
    ["AsyncAPI 1", "asyncapi: 1.2.0\n", "asyncapi-version-unsupported"],
    ["a version of the future", "asyncapi: 9.0.0\n", "asyncapi-version-unsupported"],
    ["a version that is a list", "asyncapi: [3]\n", "asyncapi-version-unsupported"],
  ])("%s", async (_name, text, code) => {
    const result = await read(text);
    expect(codesOf(result)).toEqual([code]);
    expect(result.diagnostics.every(isRefusal)).toBe(true);
    expect(result.document).toBeUndefined();
  });

  test.each([
    ["openapi: 3.1.0\n", "OpenAPI"],
    ["swagger: '2.0'\n", "Swagger"],
    ["$schema: x\n", "JSON Schema"],
  ])("%j is named", async (text, name) => {
    expect((await read(text)).diagnostics[0]?.message).toContain(name);
  });
});

test.each([
  ["2.0", "2.0.0"],
  ["2", "2.0.0"],
  ["2.6", "2.6.0"],
  ["3.0", "3.0.0"],
])("a version written as the number %s is read as %s, with a warning", async (written, version) => {
  const result = await read(`asyncapi: ${written}\ninfo: { title: T, version: 1.0.0 }\n`);
  expect(result.document?.version).toBe(version);
  expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["asyncapi-version-number", "warning"],
  ]);
});

test("a file that is not there names the nearest one, and no absolute path", async () => {
  const folder = makeFolder({ "asyncapi.yaml": head3 });
  const { diagnostics } = await readPath(join(folder, "asyncap.yml"));
  expect(diagnostics[0]).toMatchObject({
    code: "file-missing",
    help: expect.stringContaining("`asyncapi.yaml`"),
  });
  expect(diagnostics[0]?.source.file).toBe("asyncap.yml");
});

test("a folder, and a file that is not UTF-8, are refused", async () => {
  const folder = makeFolder({});
  expect(codesOf(await readPath(folder, { rootFolder: folder }))).toEqual(["file-is-folder"]);
  const bytes = Buffer.from([0xff, 0xfe, 0x61, 0x00]);
  const stdin = (async function* () {
    yield bytes;
  })();
  expect(codesOf(await readPath("-", { stdin }))).toEqual(["file-encoding"]);
});

test.skipIf(process.getuid?.() === 0)("a file without permission is refused", async () => {
  const folder = makeFolder({ "a.yaml": head3 });
  chmodSync(join(folder, "a.yaml"), 0);
  expect(codesOf(await readPath(join(folder, "a.yaml")))).toEqual(["file-unreadable"]);
});

test("a document behind a link out of the root folder is refused", async () => {
  const folder = makeFolder({ "outside.yaml": head3, "in/a.yaml": head3 });
  symlinkSync(join(folder, "outside.yaml"), join(folder, "in/link.yaml"));
  expect(codesOf(await readPath(join(folder, "in/link.yaml")))).toEqual(["file-outside-root"]);
  expect(codesOf(await readPath(join(folder, "in/link.yaml"), { rootFolder: folder }))).toEqual([]);
});

test("standard input that never ends is given up", async () => {
  const stdin = (async function* () {
    yield head3;
    await new Promise(() => undefined);
  })();
  const result = await readPath("-", { stdin, limits: { ...defaultLimits, stdinMs: 30 } });
  expect(codesOf(result)).toEqual(["budget"]);
});

test("reading ends when the caller aborts, at once where it had before", async () => {
  const never = () =>
    (async function* () {
      yield head3;
      await new Promise(() => undefined);
    })();
  const control = new AbortController();
  const reading = readPath("-", { stdin: never(), signal: control.signal });
  control.abort(new Error("enough"));
  await expect(reading).rejects.toThrow("enough");
  await expect(readPath("-", { stdin: never(), signal: control.signal })).rejects.toThrow("enough");
  await expect(readPath("asyncapi.yaml", { signal: control.signal })).rejects.toThrow("enough");
});

test("a text stands in for what a file holds: it has the file's name, its references and its limits", async () => {
  const folder = makeFolder({ "in/b.yaml": "type: string\n", "a.yaml": "not read" });
  const text = `${head3}components: { schemas: { b: { $ref: "b.yaml" } } }\n`;
  const path = join(folder, "in/not-there.yaml");
  const result = await readPath(path, { text });
  expect(codesOf(result)).toEqual([]);
  expect([...result.files.keys()]).toEqual(["not-there.yaml", "b.yaml"]);
  expect(codesOf(await readPath(join(folder, "a.yaml"), { text, rootFolder: join(folder, "in") }))).toEqual([
    "file-outside-root",
  ]);
  const limits = { ...defaultLimits, documentBytes: 20 };
  expect(codesOf(await readPath(path, { text, limits }))).toEqual(["limit-size"]);
});

test("a document of several files is read once each, by names relative to the root folder", async () => {
  const folder = makeFolder({
    "api/a.yaml": `${head3}components: { schemas: { a: { $ref: "../shared/s.yaml#/definitions/x~1y" } } }\n`,
    "shared/s.yaml":
      'definitions: { x/y: { $ref: "./t.json" }, z: { $ref: "../api/a.yaml#/components/schemas/a" } }\n',
    "shared/t.json": '{ "type": "string" }',
  });
  mkdirSync(join(folder, "unread"));
  const { document, diagnostics } = await readPath(join(folder, "api/a.yaml"), { rootFolder: folder });
  expect(diagnostics).toEqual([]);
  expect([...(document?.files.keys() ?? [])]).toEqual(["api/a.yaml", "shared/s.yaml", "shared/t.json"]);
});

test("a schema in another language is text", async () => {
  const folder = makeFolder({
    "a.yaml": `${head3}components: { messages: { m: { payload: { schemaFormat: x/proto, schema: { $ref: ./m.proto } } } } }\n`,
    "m.proto": 'syntax = "proto3";\nmessage M { string a = 1; }\n',
  });
  const { document, diagnostics } = await readPath(join(folder, "a.yaml"));
  expect(diagnostics).toEqual([]);
  expect(document?.files.get("m.proto")?.value).toContain("message M");
});
