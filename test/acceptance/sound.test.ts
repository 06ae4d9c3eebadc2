import { describe, expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { asyncwright, generate } from "./command.js";
import { document, inYaml, messages, object, withPayload } from "./document.js";
import { assertSound } from "./output.js";

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
