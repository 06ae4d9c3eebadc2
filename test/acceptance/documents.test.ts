import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { asyncwright, generate } from "./command.js";
import { assertSound } from "./output.js";

/** A document with one message whose payload is given. */
const withPayload = (payload: string, more = "") => `asyncapi: 3.0.0
info: { title: Case, version: "1" }
channels: { room: { address: /room, messages: { say: { payload: ${payload} } } } }
operations: { say: { action: receive, channel: { $ref: "#/channels/room" } } }
${more}`;

const inYaml = (value: unknown) => JSON.stringify(value);
const document = (text: string, others: Readonly<Record<string, string>> = {}) => ({
  "asyncapi.yaml": text,
  ...others,
});
const reference = (to: string) => withPayload(`{ $ref: ${inYaml(to)} }`);
const object = (
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) => withPayload(inYaml({ type: "object", properties, ...more }));
const messages = (...keys: readonly string[]) => `asyncapi: 3.0.0
info: { title: Case, version: "1" }
components: { messages: ${inYaml(
  Object.fromEntries(
    keys.map((key, index) => [
      key,
      { payload: { type: "object", required: ["k"], properties: { k: { const: index } } } },
    ]),
  ),
)} }
`;

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

describe("taken as it is, and the output is sound", () => {
  const hostile = [
    "*/ globalThis.PWNED = 1; /*",
    'a" } ; globalThis.PWNED=1; enum Z { Q = "',
    'a"; globalThis.PWNED=1; //',
    "`${globalThis.PWNED=1}`",
    "v${globalThis.PWNED=1}w",
    "</script><script>PWNED=1</script>",
    "\\u0022+PWNED",
    "\u2028\u2029\u0085",
    "b': any }; globalThis.PWNED=1; interface Q { 'c",
    "{{x}} {{{x}}}",
  ];
  const directives = [
    "@ts-ignore",
    "// eslint-disable",
    '/// <reference path="x" />',
    "//# sourceMappingURL=x",
    "@ts-nocheck",
  ];

  test.each([
    [
      "D24",
      "a byte order mark and CRLF",
      `\ufeff${withPayload("{ type: string }").replaceAll("\n", "\r\n")}`,
    ],
    [
      "D30",
      "properties that every object has",
      object(
        Object.fromEntries(
          [
            "constructor",
            "toString",
            "valueOf",
            "hasOwnProperty",
            "then",
            "toJSON",
            "prototype",
            "__proto__",
          ].map((key) => [key, { type: "string" }]),
        ),
      ),
    ],
    ["D31", "__proto__ in an extension", `${withPayload("{}")}x-p: { __proto__: { polluted: 1 } }\n`],
    [
      "D32",
      "hostile descriptions",
      object(
        Object.fromEntries(
          hostile.map((text, index) => [`p${index}`, { type: "string", description: text, title: text }]),
        ),
      ),
    ],
    [
      "D33",
      "text for a page",
      object({
        a: { type: "string", description: "```\n<script>1</script>](javascript:x) {{x}} ${x}\n---\n" },
      }),
    ],
    [
      "D34",
      "directives",
      object(
        Object.fromEntries(
          directives.map((text, index) => [`p${index}`, { type: "string", description: text }]),
        ),
        { description: directives.join("\n") },
      ),
    ],
    [
      "D36",
      "hostile values of an enum",
      object({ a: { enum: hostile }, b: { oneOf: hostile.map((text) => ({ const: text })) } }),
    ],
    [
      "D37",
      "hostile names of properties",
      object(Object.fromEntries(hostile.map((text) => [text, { type: "string" }])), { required: hostile }),
    ],
    [
      "D39",
      "hostile defaults and examples",
      object(
        { a: { type: "string", default: hostile[3], examples: hostile } },
        { default: { a: hostile[4] }, examples: hostile.map((a) => ({ a })) },
      ),
    ],
    [
      "D40",
      "a hostile address and title",
      withPayload("{}")
        .replace("address: /room", `address: ${inYaml("/`PWNED=1`\"'\n")}`)
        .replace("title: Case", `title: ${inYaml(hostile[1])}`),
    ],
    [
      "D42",
      "keys that are no file names",
      messages("../../evil", "a/b", "..x", "CON", "nul.ts", "a:b", "dot.", "x".repeat(300), "-lead"),
    ],
    ["D43", "three spellings of a name", messages("foo-bar", "foo_bar", "FooBar")],
    [
      "D45",
      "names of ours",
      messages(
        "Server",
        "Client",
        "validate",
        "index",
        "Promise",
        "Error",
        "string",
        "Message",
        "message",
        "channels",
        "find",
        "by",
        "Validate",
        "Channel",
        "Record",
        "Object",
      ),
    ],
    [
      "D46",
      "reserved words",
      messages("class", "default", "await", "yield", "enum", "static", "arguments", "eval", "let"),
    ],
    [
      "D48",
      "hidden characters in text",
      object({ a: { type: "string", description: "a\u202eb\u200bc", enum: ["a\u202eb"] } }),
    ],
    [
      "D52",
      "an example that breaks its schema",
      withPayload("{ type: string }").replace("payload:", "examples: [{ payload: 7 }], payload:"),
    ],
    ["D55", "a contradiction", withPayload("{ allOf: [{ type: string }, { type: integer }] }")],
  ])("%s %s", async (_, __, text) => {
    const run = await generate(document(text));
    expect(run.stderr + run.stdout).not.toContain("\u202e");
    expect({ status: run.status, said: run.status === 0 ? "" : run.stderr }).toEqual({ status: 0, said: "" });
    assertSound(run.out);
  });

  test("D24 the output is the same as of LF without a mark", async () => {
    const text = withPayload(
      "{ type: string, description: |\n  one\n  two\n}".replace("|\n  one\n  two\n", '"one"'),
    );
    const [one, other] = await Promise.all([
      generate(document(text)),
      generate(document(`\ufeff${text.replaceAll("\n", "\r\n")}`)),
    ]);
    expect(other.out).toEqual(one.out);
  });

  test("D43 a collision is a warning with every place", async () => {
    const run = await generate(document(messages("foo_bar", "FooBar")));
    expect(run.stderr).toContain("name-collision");
    expect(run.stderr).toMatch(/foo_bar|FooBar/);
    expect(run.status).toBe(0);
  });

  test("D52 validate calls a wrong example an error, and generate a warning", async () => {
    const text = withPayload("{ type: string }").replace("payload:", "examples: [{ payload: 7 }], payload:");
    const folder = makeFolder({ "asyncapi.yaml": text });
    const validated = await asyncwright(folder, ["validate"]);
    expect(validated.status).toBe(1);
    expect(validated.stdout).toContain("example-violates-schema");
    const generated = await asyncwright(folder, ["generate"]);
    expect(generated.status).toBe(0);
    expect(generated.stderr).toMatch(/warning.*example-violates-schema/);
  });

  test("5 000 schemas in a chain", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, n) => [
        `s${n}`,
        { type: "object", properties: { next: { $ref: `#/components/schemas/s${n + 1}` } } },
      ]),
    );
    const run = await generate({
      "asyncapi.json": JSON.stringify({
        asyncapi: "3.0.0",
        info: { title: "Chain", version: "1" },
        components: { schemas: { ...schemas, s5000: { type: "string" } } },
      }),
    });
    expect({ status: run.status, said: run.stderr }).toEqual({ status: 0, said: "" });
  });
});
