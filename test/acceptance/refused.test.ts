import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { asyncwright, generate } from "./command.js";
import { document, inYaml, messages, object, reference, withPayload } from "./document.js";

describe("refused or reported, and nothing is written", () => {
  const nested = (depth: number) => `${"{ a: ".repeat(depth)}1${" }".repeat(depth)}`;
  const schemaNested = (depth: number) => `${"{ type: array, items: ".repeat(depth)}{}${" }".repeat(depth)}`;
  const bomb = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? "  a0: &a0 [x, x, x, x, x, x, x, x, x]"
      : `  a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`)}]`,
  ).join("\n");
  const chain = (one: string, other: string) => `asyncapi: 3.0.0
info: { title: Case, version: "1" }
${one}
${other}
`;
  test.each([
    ["D01", "a file: reference", reference("file:///etc/passwd"), 3, "ref-scheme"],
    ["D06", "an http reference", reference("http://127.0.0.1:9/x"), 3, "ref-remote"],
    ["D06", "an HTTP reference in capitals", reference("HTTP://127.0.0.1:9/x"), 3, "ref-remote"],
    ["D06", "a reference without a scheme but with a host", reference("//127.0.0.1:9/x"), 3, "ref-remote"],
    ["D10", "ftp:", reference("ftp://127.0.0.1/x"), 3, "ref-scheme"],
    ["D10", "data:", reference("data:application/json,{}"), 3, "ref-scheme"],
    ["D10", "javascript:", reference("javascript:alert(1)"), 3, "ref-scheme"],
    ["D10", "jar:", reference("jar:file:/x!/y"), 3, "ref-scheme"],
    ["D12", "a reference to nothing", reference("#/components/schemas/Nope"), 1, "ref-missing"],
    [
      "D13",
      "a reference to itself",
      withPayload("{ $ref: '#/channels/room/messages/say/payload' }"),
      1,
      "ref-cycle",
    ],
    [
      "D13",
      "references in a circle",
      withPayload(
        "{ $ref: '#/components/schemas/A' }",
        "components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } }",
      ),
      1,
      "ref-cycle",
    ],
    [
      "D15",
      "a value that needs itself",
      withPayload(
        "{ $ref: '#/components/schemas/N' }",
        "components: { schemas: { N: { type: object, required: [n], properties: { n: { $ref: '#/components/schemas/N' } } } } }",
      ),
      1,
      "schema-uninhabitable",
    ],
    [
      "D16",
      "messages in a circle",
      chain(
        "components: { messages: { a: { $ref: '#/components/messages/b' }, b: { $ref: '#/components/messages/a' } } }",
        "channels: { c: { address: c, messages: { a: { $ref: '#/components/messages/a' } } } }",
      ),
      1,
      "ref-cycle",
    ],
    ["D18", "a bomb of aliases", `${withPayload("{}")}x-bomb:\n${bomb}\n`, 3, "yaml-alias"],
    ["D19", "an anchor that holds itself", `${withPayload("{}")}x-loop: &c { self: *c }\n`, 3, "yaml-alias"],
    [
      "D21",
      "a tag of JavaScript",
      `${withPayload("{}")}x-f: !!js/function 'function () {}'\n`,
      3,
      "yaml-tag",
    ],
    ["D21", "a tag of Python", `${withPayload("{}")}x-f: !!python/object:os.system {}\n`, 3, "yaml-tag"],
    ["D21", "an unknown tag", `${withPayload("{}")}x-f: !mine 1\n`, 3, "yaml-tag"],
    ["D22", "a key twice", withPayload("{ type: object, properties: { a: {}, a: {} } }"), 3, "dup-key"],
    ["D25", "a deep extension", `${withPayload("{}")}x-deep: ${nested(1_000)}\n`, 3, "limit-depth"],
    ["D25", "a deep schema", withPayload(schemaNested(1_000)), 3, "limit-depth"],
    [
      "D25",
      "10 000 lists in lists",
      `${withPayload("{}")}x-deep: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`,
      3,
      "limit-depth",
    ],
    [
      "D27",
      "a description of 5 MB",
      withPayload(inYaml({ description: "x".repeat(5_000_000) })),
      3,
      "limit-size",
    ],
    [
      "D27",
      "100 000 values of an enum",
      withPayload(inYaml({ enum: Array.from({ length: 100_000 }, (_, n) => n) })),
      3,
      "limit-size",
    ],
    ["D27", "a document of 20 MB", `${withPayload("{}")}# ${"x".repeat(20_000_000)}\n`, 3, "limit-size"],
    [
      "D40",
      "a line feed in a host",
      `${withPayload("{}")}servers: { s: { host: "a\\nb", protocol: ws } }\n`,
      1,
      "grammar",
    ],
    [
      "D40",
      "a quote in a pathname",
      `${withPayload("{}")}servers: { s: { host: a, pathname: "/\\"+evil", protocol: ws } }\n`,
      1,
      "grammar",
    ],
    [
      "D40",
      "a backtick in a media type",
      `${withPayload("{}").replace("payload:", 'contentType: "a/`b`", payload:')}`,
      1,
      "grammar",
    ],
    ["D48", "a name that turns direction", messages("a\u202eb"), 1, "name-unicode"],
    ["D48", "a name with a hidden character", messages("a\u200bb"), 1, "name-unicode"],
    ["D48", "a name of two alphabets", messages("p\u0430ypal"), 1, "name-unicode"],
    [
      "D49",
      "a pattern that does not parse",
      object({ a: { type: "string", pattern: "(" } }),
      1,
      "pattern-invalid",
    ],
    [
      "D49",
      "a group named twice",
      object({ a: { type: "string", pattern: "(?<a>x)(?<a>y)" } }),
      1,
      "pattern-invalid",
    ],
    [
      "D51",
      "an unsafe look-ahead",
      object({ a: { type: "string", pattern: "^(?=(a+)+$)b" } }),
      1,
      "pattern-unsupported",
    ],
  ])("%s %s", async (_, __, text, status, code) => {
    const run = await generate(document(text));
    expect(run.stderr).toContain(code);
    expect(run.status).toBe(status);
    expect(run.stderr).toMatch(/asyncapi\.yaml(:\d+:\d+)?/);
  });

  test("D22 a key twice in JSON, with both places", async () => {
    const run = await generate({
      "asyncapi.json": '{ "asyncapi": "3.0.0",\n "info": { "title": "a",\n "title": "b", "version": "1" } }',
    });
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(/dup-key/);
    expect(run.stderr).toMatch(/asyncapi\.json:3:/);
    expect(run.stderr).toMatch(/asyncapi\.json:2:/);
  });

  test("D03 a reference out of the root is not followed, D04 nor through a link", async () => {
    const outer = makeFolder({ "secret.json": '{ "type": "string", "title": "SECRET" }' });
    const folder = join(outer, "inner");
    mkdirSync(folder);
    symlinkSync(join(outer, "secret.json"), join(folder, "link.yaml"));
    for (const target of ["../secret.json", "./link.yaml", "..%2fsecret.json"]) {
      writeFileSync(join(folder, "asyncapi.yaml"), reference(target));
      const run = await asyncwright(folder, ["generate", "--out", "out"]);
      expect(run.status).toBe(3);
      expect(run.stderr).toContain("ref-outside-root");
      expect(run.stderr).not.toContain("SECRET");
    }
  });

  test("D07 a remote reference in the second file shows the way to it, and nobody is asked", async () => {
    let hits = 0;
    const canary = createServer((_, response) => {
      hits += 1;
      response.end("{}");
    });
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
    const { port } = canary.address() as AddressInfo;
    const run = await generate(
      document(reference("./a.yaml"), {
        "a.yaml": "{ type: object, properties: { b: { $ref: ./b.yaml } } }",
        "b.yaml": `{ $ref: "http://127.0.0.1:${port}/x" }`,
      }),
    );
    canary.close();
    expect([run.status, hits]).toEqual([3, 0]);
    expect(run.stderr).toContain("ref-remote");
    expect(run.stderr).toContain("b.yaml:1:");
    expect(run.stderr).toContain("a.yaml:1:");
  });

  test("D60 what a document names is not loaded, and neither is what lies beside it", async () => {
    const evil = 'import { writeFileSync } from "node:fs"; writeFileSync("PWNED", "");\nexport default {};\n';
    const files = {
      "spec/asyncapi.yaml": `${withPayload("{}")}x-generator: ./evil.mjs\nx-config: ./asyncwright.config.mjs\n`,
      "spec/evil.mjs": evil,
      "spec/asyncwright.config.mjs": evil,
      "spec/package.json": '{ "scripts": { "preinstall": "touch PWNED" } }',
    };
    const run = await generate(files);
    expect(run.status).toBe(0);
    expect(Object.keys(run.out)).not.toContain("PWNED");
  });
});
