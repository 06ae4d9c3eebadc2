import { symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { isRefusal } from "../../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../../src/limits.js";
import type { FileSystem } from "../../src/read/file-system.js";
import { createMemoryFileSystem } from "../../src/read/memory-file-system.js";
import { type ReadInput, readDocument } from "../../src/read/read.js";
import { makeFolder } from "../folder.js";
import { eightfold, timeRatio } from "../time-ratio.js";
import { codesOf, head3, read } from "./document-text.js";

const schemas = (text: string): string => `${head3}components:\n  schemas: { ${text} }\n`;
const readPath = (path: string, more: Partial<ReadInput> = {}) =>
  readDocument({ path, limits: defaultLimits, ...more });

const hits: string[] = [];
const server = createServer((request, response) => {
  hits.push(request.url ?? "");
  if (request.url === "/ok.json") response.end('{ "type": "string" }');
  else if (request.url === "/large") response.end("x".repeat(5_000));
  else if (request.url === "/bomb")
    response.setHeader("content-encoding", "gzip").end(gzipSync("x".repeat(100_000)));
  else if (request.url === "/redirect") response.writeHead(302, { location: "/ok.json" }).end();
  else if (request.url !== "/never") response.writeHead(404).end();
});
let host = "";
beforeEach(() => hits.splice(0));
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("a reference that leads where it must not is refused", () => {
  test.each([
    ["file:///etc/passwd", "ref-scheme"],
    ["FILE:/etc/passwd", "ref-scheme"],
    ["ftp://host/x", "ref-scheme"],
    ["data:application/json,{}", "ref-scheme"],
    ["javascript:1", "ref-scheme"],
    ["jar:x!y", "ref-scheme"],
    ["C:\\x.yaml", "ref-scheme"],
    ["//host/x", "ref-remote"],
    ["\\\\host\\x", "ref-remote"],
    ["https://host.invalid/x", "ref-remote"],
    ["http:host/x", "ref-remote"],
    ["../../secret.json", "ref-outside-root"],
    ["a/../../secret.json", "ref-outside-root"],
    ["..%2fsecret.json", "ref-outside-root"],
    ["/etc/passwd", "ref-outside-root"],
  ])("%s", async (reference, code) => {
    const result = await read(schemas(`a: { $ref: ${JSON.stringify(reference)} }`));
    expect(codesOf(result)).toEqual([code]);
    expect(result.diagnostics[0]?.source.pointer).toBe("/components/schemas/a/$ref");
    expect(result.diagnostics.every(isRefusal)).toBe(true);
  });

  test("nothing is fetched without permission, in whatever case it is written", async () => {
    for (const scheme of ["http", "HTTP", "https"]) {
      expect(codesOf(await read(schemas(`a: { $ref: "${scheme}://${host}/ok.json" }`)))).toEqual([
        "ref-remote",
      ]);
    }
    expect(hits).toEqual([]);
  });

  test("the way to a reference in another file is shown", async () => {
    const folder = makeFolder({
      "a.yaml": schemas("a: { $ref: ./b.yaml }"),
      "b.yaml": "properties: { c: { $ref: ./c.yaml } }\n",
      "c.yaml": `properties: { d: { $ref: "http://${host}/ok.json" } }\n`,
    });
    const { diagnostics } = await readPath(join(folder, "a.yaml"));
    const [found] = diagnostics;
    expect([found?.code, found?.source.file]).toEqual(["ref-remote", "c.yaml"]);
    expect(found?.related.map(({ source }) => [source.file, source.pointer])).toEqual([
      ["b.yaml", "/properties/c/$ref"],
      ["a.yaml", "/components/schemas/a/$ref"],
    ]);
  });

  test("a link that leads out of the root folder", async () => {
    const folder = makeFolder({
      "secret.json": '{ "type": "string" }',
      "in/a.yaml": schemas("a: { $ref: ./link.yaml }"),
    });
    symlinkSync(join(folder, "secret.json"), join(folder, "in/link.yaml"));
    const result = await readPath(join(folder, "in/a.yaml"));
    expect(codesOf(result)).toEqual(["ref-outside-root"]);
    expect([...result.files.keys()]).toEqual(["a.yaml"]);
    expect(codesOf(await readPath(join(folder, "in/a.yaml"), { rootFolder: folder }))).toEqual([]);
  });
});

describe("an allowed host is read within bounds", () => {
  test.each([
    ["ok.json", []],
    ["large", ["ref-too-large"]],
    ["bomb", ["ref-too-large"]],
    ["never", ["ref-timeout"]],
    ["redirect", ["ref-unreachable"]],
    ["nothing", ["ref-unreachable"]],
  ])("%s", async (path, codes) => {
    const folder = makeFolder({ "a.yaml": schemas(`a: { $ref: "http://${host}/${path}" }`) });
    const remoteMs = path === "never" ? 200 : defaultLimits.remoteMs * 6;
    const limits = { ...defaultLimits, remoteMs, remoteBytes: 1_000 };
    expect(codesOf(await readPath(join(folder, "a.yaml"), { allowRemote: [host], limits }))).toEqual(codes);
  });

  test("until the caller aborts", async () => {
    const folder = makeFolder({ "a.yaml": schemas(`a: { $ref: "http://${host}/never" }`) });
    const control = new AbortController();
    const reading = readPath(join(folder, "a.yaml"), { allowRemote: [host], signal: control.signal });
    await vi.waitFor(() => expect(hits).toContain("/never"));
    control.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  test("and what is behind it may not lead back into local files", async () => {
    const folder = makeFolder({ "a.yaml": schemas(`a: { $ref: "http://${host}/ok.json" }`), "b.json": "{}" });
    const { document } = await readPath(join(folder, "a.yaml"), { allowRemote: [host] });
    expect([...(document?.files.keys() ?? [])]).toEqual(["a.yaml", `http://${host}/ok.json`]);
  });
});

describe("a reference to nothing names what was probably meant", () => {
  test.each([
    ["#/components/schema/User", "`#/components/schemas/User`"],
    ["#/components/schemas/Usr", "`#/components/schemas/User`"],
    ["#/components/schemas/User/properties/nam", "`#/components/schemas/User/properties/name`"],
    ["#components/schemas/User", "begins with `#/`"],
    ["./shred.yaml", "`shared.yaml`"],
    ["./shared.yaml#/typ", "`./shared.yaml#/type`"],
  ])("%s", async (reference, hint) => {
    const folder = makeFolder({
      "a.yaml": schemas(`User: { properties: { name: {} } }, a: { $ref: "${reference}" }`),
      "shared.yaml": "type: string\n",
    });
    const { document, diagnostics } = await readPath(join(folder, "a.yaml"));
    expect(diagnostics).toMatchObject([{ code: "ref-missing", help: expect.stringContaining(hint) }]);
    expect(document).toBeDefined();
  });
});

describe("references that lead in a circle", () => {
  test.each([
    ["to itself", 'a: { $ref: "#/components/schemas/a" }', 1],
    [
      "in two steps, and one from outside",
      'a: { $ref: "#/components/schemas/b" }, b: { $ref: "#/components/schemas/a" }, c: { $ref: "#/components/schemas/a" }',
      1,
    ],
    ["through itself", 'a: { $ref: "#/components/schemas/a/b" }', 1],
    ["two circles", 'a: { $ref: "#/components/schemas/a" }, b: { $ref: "#/components/schemas/b" }', 2],
  ])("%s", async (_name, text, count) => {
    const { document, diagnostics } = await read(schemas(text));
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(count).fill("ref-cycle"));
    expect(diagnostics[0]?.message).toContain(" -> ");
    expect(document).toBeDefined();
  });

  test("of messages, channels and operations", async () => {
    const text = `${head3}channels: { c: { $ref: "#/channels/d" }, d: { $ref: "#/channels/c" } }\noperations: { o: { $ref: "#/operations/o" } }\n`;
    expect((await read(text)).diagnostics.map(({ code }) => code)).toEqual(["ref-cycle", "ref-cycle"]);
  });

  test("through a property are fine", async () => {
    expect(
      codesOf(await read(schemas('t: { properties: { t: { $ref: "#/components/schemas/t" } } }'))),
    ).toEqual([]);
  });

  test("of thousands of links are found in time in proportion", async () => {
    const check = async (length: number) => {
      const links = Array.from(
        { length },
        (_, i) => `s${i}: { $ref: "#/components/schemas/s${(i + 1) % length}" }`,
      );
      expect(codesOf(await read(schemas(links.join(", "))))).toEqual(["ref-cycle"]);
    };
    expect(
      await timeRatio(
        () => check(8_000),
        () => check(1_000),
      ),
    ).toBeLessThan(eightfold);
  });
});

test("a chain of 5 000 references is followed", async () => {
  const links = Array.from({ length: 5_000 }, (_, i) => `s${i}: { $ref: "#/components/schemas/s${i + 1}" }`);
  expect(codesOf(await read(schemas(`${links.join(", ")}, s5000: {}`)))).toEqual([]);
});

describe("a `$ref` that is data is left alone", () => {
  test.each([
    ["a property of that name", "a: { properties: { $ref: { type: string } } }"],
    ["an example", "a: { examples: [{ $ref: nope.yaml }] }"],
    ["a default", "a: { default: { $ref: nope.yaml } }"],
    ["a const", "a: { const: { $ref: 5 } }"],
    ["an enum value", "a: { enum: [{ $ref: nope.yaml }] }"],
    ["an extension", 'a: { x-y: { $ref: nope.yaml }, x-z: { $ref: "http://host.invalid/" } }'],
  ])("%s", async (_name, text) => {
    expect(codesOf(await read(schemas(text)))).toEqual([]);
  });

  test("but the file of an extension's reference is read where it is there", async () => {
    const folder = makeFolder({
      "a.yaml": schemas("a: { x-y: { $ref: ./b.yaml } }"),
      "b.yaml": "type: string\n",
    });
    const { document } = await readPath(join(folder, "a.yaml"));
    expect(document?.files.has("b.yaml")).toBe(true);
  });
});

test("names that authors chose say nothing about what stands there, in a file of parts, too", async () => {
  const folder = makeFolder({
    "a.yaml": `${head3}channels: { c: { $ref: "b.yaml#/channels/default" } }\n`,
    "b.yaml": "channels: { default: { messages: { x-first: { $ref: c.yaml } } } }\n",
  });
  expect(codesOf(await readPath(join(folder, "a.yaml")))).toEqual(["ref-missing"]);
});

test("a `$ref` that is not text is reported", async () => {
  expect(codesOf(await read(schemas("a: { $ref: 5 }, b: { $ref: }")))).toEqual(["ref-not-string"]);
});

test("no more files are read than allowed", async () => {
  const folder = makeFolder({
    "a.yaml": schemas("a: { $ref: ./b.yaml }"),
    "b.yaml": "not: { $ref: ./c.yaml }\n",
    "c.yaml": "type: string\n",
  });
  const limited = (files: number) =>
    readPath(join(folder, "a.yaml"), { limits: { ...defaultLimits, files } });
  expect(codesOf(await limited(2))).toEqual(["limit-size"]);
  expect(codesOf(await limited(3))).toEqual([]);
});

test("no further file is read when the caller aborts", async () => {
  const control = new AbortController();
  const files = createMemoryFileSystem([
    { path: "a.yaml", text: schemas("a: { $ref: b.yaml }, b: { $ref: c.yaml }") },
    { path: "b.yaml", text: "{}" },
    { path: "c.yaml", text: "{}" },
  ]);
  const opened: string[] = [];
  const fileSystem: FileSystem = {
    ...files,
    read(path, options) {
      opened.push(path);
      if (path === "b.yaml") control.abort(new Error("enough"));
      return files.read(path, options);
    },
  };
  await expect(readPath("a.yaml", { fileSystem, signal: control.signal })).rejects.toThrow("enough");
  expect(opened).toEqual(["/a.yaml", "b.yaml"]);
});
