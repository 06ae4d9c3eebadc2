import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/json/value.js";
import { fits } from "../../../src/schema/sample/fit.js";
import { matches, textMatching } from "../../../src/schema/sample/pattern.js";
import { sample } from "../../../src/schema/sample/sample.js";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { eightfold, timeRatio } from "../../time-ratio.js";

const none = () => undefined;
const lookupIn = (schemas: Record<string, SchemaJson>) => (name: string) => schemas[name];

/** A second opinion: the schema and its names, compiled by AJV as it stands. */
function accepts(schema: SchemaJson, schemas: Record<string, SchemaJson>, value: Json): boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  formats.default(ajv);
  for (const [name, json] of Object.entries(schemas)) ajv.addSchema(json, name);
  return ajv.compile(schema)(value) === true;
}

const cases: readonly [name: string, schema: SchemaJson, minimal: Json, full: Json][] = [
  ["text", { type: "string" }, "text", "text"],
  ["a long text", { type: "string", minLength: 8 }, "texttext", "texttext"],
  ["a short text", { type: "string", maxLength: 2 }, "te", "te"],
  ["an example of the schema", { type: "string", examples: ["Ada"] }, "Ada", "Ada"],
  ["a default", { type: "integer", default: 30 }, 30, 30],
  ["not an example that breaks the rules", { type: "string", examples: ["Ada"], maxLength: 2 }, "te", "te"],
  [
    "no example that may break its format",
    { type: "string", format: "date", examples: ["1597026383085"] },
    "2025-01-01",
    "2025-01-01",
  ],
  ["a constant", { const: { a: [1] } }, { a: [1] }, { a: [1] }],
  ["the first of an enum", { enum: ["a", "b"] }, "a", "a"],
  ["an enum value that is not null", { enum: [null, "b"] }, "b", "b"],
  ["no null where there is more", { type: ["null", "integer"] }, 1, 1],
  [
    "one branch alone of those that overlap",
    {
      oneOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "integer" } } },
      ],
    },
    { b: false },
    { a: "text", b: false },
  ],
  ["a number", { type: "number" }, 1.5, 1.5],
  ["a bounded integer", { type: "integer", minimum: 7, maximum: 9 }, 7, 7],
  ["an exclusive bound", { type: "integer", exclusiveMinimum: 7 }, 10, 10],
  ["a narrow number", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 }, 0.25, 0.25],
  ["a multiple", { type: "integer", multipleOf: 4, minimum: 5 }, 8, 8],
  ["date-time", { type: "string", format: "date-time" }, "2025-01-02T03:04:05Z", "2025-01-02T03:04:05Z"],
  ["email", { type: "string", format: "email" }, "user@example.com", "user@example.com"],
  ["a pattern", { type: "string", pattern: "^[A-Z]{2}-\\d+$" }, "AA-0", "AA-0"],
  [
    "required, then all",
    { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } } },
    { a: "text" },
    { a: "text", b: 1 },
  ],
  ["an entry of a map", { type: "object", additionalProperties: { type: "integer" } }, {}, { key: 1 }],
  [
    "an entry under a pattern",
    { type: "object", patternProperties: { "^x-": { type: "integer" } }, additionalProperties: false },
    {},
    { "x-": 1 },
  ],
  [
    "an entry beside properties",
    { type: "object", properties: { a: { type: "integer" } }, additionalProperties: { type: "string" } },
    {},
    { a: 1, key: "text" },
  ],
  [
    "enough entries",
    { type: "object", minProperties: 2, additionalProperties: { type: "integer" } },
    { key: 1, key2: 1 },
    { key: 1, key2: 1 },
  ],
  [
    "not too many properties",
    {
      type: "object",
      maxProperties: 1,
      required: ["b"],
      properties: { a: { type: "integer" }, b: { type: "integer" } },
    },
    { b: 1 },
    { b: 1 },
  ],
  [
    "what a property requires",
    { type: "object", required: ["a"], dependentRequired: { a: ["b"] } },
    { a: "text", b: "text" },
    { a: "text", b: "text" },
  ],
  ["an item", { type: "array", items: { type: "string" } }, [], ["text"]],
  [
    "a tuple",
    { type: "array", prefixItems: [{ const: "a" }, { type: "integer" }], items: false, minItems: 2 },
    ["a", 1],
    ["a", 1],
  ],
  [
    "different items",
    { type: "array", uniqueItems: true, minItems: 3, items: { type: "string" } },
    ["text", "text2", "text3"],
    ["text", "text2", "text3"],
  ],
  [
    "different enum values",
    { type: "array", uniqueItems: true, minItems: 2, items: { enum: ["a", "b"] } },
    ["a", "b"],
    ["a", "b"],
  ],
  ["what it contains", { type: "array", contains: { const: 5 } }, [5], [5]],
  [
    "all of its parts",
    {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { properties: { a: { minLength: 5 } } },
      ],
    },
    { a: "textt" },
    { a: "textt" },
  ],
  ["the first branch", { oneOf: [{ const: "a" }, { const: "b" }] }, "a", "a"],
  [
    "the first branch that can be",
    { anyOf: [false, { type: "string", maxLength: 1, minLength: 2 }, { const: 3 }] },
    3,
    3,
  ],
  [
    "a branch that is the only one",
    { oneOf: [{ type: "number" }, { type: "integer" }, { type: "boolean" }] },
    1.5,
    1.5,
  ],
  ["what is not excluded", { type: "string", not: { const: "text" } }, "text2", "text2"],
  [
    "a condition",
    {
      type: "object",
      properties: { a: { type: "boolean" } },
      if: { required: ["a"], properties: { a: { const: true } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["b"] },
    },
    { a: true, b: "text" },
    { a: true, b: "text" },
  ],
];

describe("a sample", () => {
  test.each(cases)("shows %s", (_, schema, minimal, full) => {
    expect(sample(schema, none, { size: "minimal" })).toEqual({ ok: true, value: minimal });
    expect(sample(schema, none, { size: "full" })).toEqual({ ok: true, value: full });
    expect([accepts(schema, {}, minimal), accepts(schema, {}, full)]).toEqual([true, true]);
    expect([fits(schema, minimal, none), fits(schema, full, none)]).toEqual([true, true]);
  });

  test.each([
    "date-time",
    "date",
    "time",
    "duration",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "regex",
    "uuid",
    "json-pointer",
    "relative-json-pointer",
    "byte",
    "int32",
    "int64",
    "float",
    "double",
    "password",
  ])("keeps the format %s, in several variants", (format) => {
    const numeric = /^(int|float|double)/.test(format);
    for (const seed of [0, 1, 7, 30]) {
      const schema: SchemaJson = { type: numeric ? "integer" : "string", format };
      const made = sample(schema, none, { size: "full", seed });
      expect(made.ok && accepts(schema, {}, made.value), JSON.stringify(made)).toBe(true);
    }
  });

  test("takes the branch that was asked for", () => {
    const schema = { oneOf: [{ const: "a" }, { const: "b" }] };
    expect(sample(schema, none, { size: "minimal", branch: 1 })).toEqual({ ok: true, value: "b" });
  });

  test("goes once round an optional recursion", () => {
    const schemas: Record<string, SchemaJson> = {
      Tree: {
        type: "object",
        properties: { label: { type: "string" }, children: { type: "array", items: { $ref: "Tree" } } },
      },
    };
    expect(sample({ $ref: "Tree" }, lookupIn(schemas), { size: "full" })).toEqual({
      ok: true,
      value: { label: "text", children: [{}] },
    });
  });

  test("leaves a required recursion by another branch", () => {
    const schemas: Record<string, SchemaJson> = {
      List: {
        oneOf: [
          { type: "object", required: ["rest"], properties: { rest: { $ref: "List" } } },
          { type: "null" },
        ],
      },
    };
    const made = sample({ $ref: "List" }, lookupIn(schemas), { size: "minimal" });
    expect(made.ok && accepts({ $ref: "List" }, schemas, made.value)).toBe(true);
  });

  test.each<[reason: string, schemas: Record<string, SchemaJson>]>([
    [
      "it contains itself without end",
      { A: { type: "object", required: ["a"], properties: { a: { $ref: "A" } } } },
    ],
    ["a schema that allows nothing is in the way", { A: false }],
    ["a schema that allows nothing is in the way", { A: { $ref: "Nowhere" } }],
    ["none of the values that it lists keeps its other rules", { A: { const: "a", type: "integer" } }],
    [
      "no text was found for the pattern ^a$ and the length 2 to any",
      { A: { type: "string", pattern: "^a$", minLength: 2 } },
    ],
  ])("says why there is none: %s", (reason, schemas) => {
    expect(sample({ $ref: "A" }, lookupIn(schemas), { size: "full" })).toEqual({ ok: false, reason });
  });

  test("ends on long chains, wide graphs and loops of schemas, in time in proportion", async () => {
    const ratio = await timeRatio(
      () => assertSampled(4_000, 40),
      () => assertSampled(500, 5),
    );
    expect(ratio).toBeLessThan(eightfold);
  });

  /** Samples of a chain, of aliases, of a graph of which each node leads to the next twice, and of a loop. */
  function assertSampled(count: number, depth: number): void {
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        { type: "object", required: ["next"], properties: { next: { $ref: `S${index + 1}` } } } as const,
      ]),
    );
    const aliases = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`S${index}`, { $ref: `S${index + 1}` }]),
    );
    const bush = Object.fromEntries(
      Array.from({ length: depth }, (_, index) => [
        `S${index}`,
        {
          type: "object",
          properties: { a: { $ref: `S${index + 1}` }, b: { $ref: `S${index + 1}` } },
        } as const,
      ]),
    );
    const loop = { S0: { allOf: [{ $ref: "S0" }], anyOf: [{ $ref: "S0" }, { $ref: "S0" }] } };
    expect(sample({ $ref: "S0" }, lookupIn(chain), { size: "full" }).ok).toBe(false);
    expect(sample({ $ref: "S0" }, lookupIn({ ...aliases, [`S${count}`]: true }), { size: "full" }).ok).toBe(
      true,
    );
    expect(sample({ $ref: "S0" }, lookupIn({ ...bush, [`S${depth}`]: true }), { size: "full" }).ok).toBe(
      true,
    );
    sample({ $ref: "S0" }, lookupIn(loop), { size: "full" });
  }

  test("keeps names that have a meaning in JavaScript", () => {
    const schema: SchemaJson = JSON.parse(
      '{"type":"object","required":["__proto__","constructor","toString"]}',
    );
    const made = sample(schema, none, { size: "minimal" });
    expect(made.ok && Object.keys(made.value as object)).toEqual(["__proto__", "constructor", "toString"]);
  });
});

describe("a text for a pattern", () => {
  test.each([
    ["^\\+?[1-9]\\d{1,14}$"],
    ["^[0-9a-fA-F]{24}$"],
    ["^(?:red|green)-\\w{3,}$"],
    ["^(?=.*[A-Z])(?=.*\\d).{8,}$"],
    ["^(a|b)\\1$"],
    ["^[^a-z]+$"],
    ["\\p{Lu}\\s\\S"],
    ["^v\\d+\\.\\d+\\.\\d+(-[a-z]+)?$"],
    ["^$"],
    ["^[\\u4e00-\\u9fff]+$"],
  ])("matches %s", (pattern) => {
    expect(textMatching(pattern, { min: 0, max: 100 })).toMatch(new RegExp(pattern, "u"));
  });

  test("is as long as asked", () => {
    expect(textMatching("^[a-z]+$", { min: 12, max: 20 })?.length).toBeGreaterThanOrEqual(12);
  });

  test("is not looked for where looking could take too long", () => {
    expect(matches("^(a+)+$", `${"a".repeat(40)}!`)).toBe(undefined);
    expect(matches("^(a+)+$", "aaa")).toBe(true);
    expect(matches("(", "a")).toBe(undefined);
  });
});
