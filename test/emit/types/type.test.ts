import { describe, expect, test } from "vitest";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { typeText } from "./type-text.js";

const cases: readonly (readonly [wanted: string, schema: SchemaJson])[] = [
  ["unknown", true],
  ["never", false],
  ["User", { $ref: "User", description: "Who wrote it." }],
  ["string | null", { type: ["null", "string"] }],
  ["number", { type: ["integer", "number"] }],
  ['"a" | 1 | true | null', { enum: ["a", null, 1, true] }],
  ['"line" | "note" | (string & {})', { type: "string", "x-extensible-enum": ["line", "note"] }],
  ["1e+21 | -2 | 0", { enum: [1e21, -2, -0] }],
  ["unknown[]", { type: "array" }],
  ["(string | null)[]", { type: "array", items: { type: ["string", "null"] } }],
  ["User[][]", { type: "array", items: { type: "array", items: { $ref: "User" } } }],
  ["(A & B)[]", { type: "array", items: { allOf: [{ $ref: "A" }, { $ref: "B" }] } }],
  ["[]", { type: "array", maxItems: 0 }],
  [
    "[string, number?]",
    { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false, minItems: 1 },
  ],
  ["[string?, ...unknown[]]", { type: "array", prefixItems: [{ type: "string" }] }],
  [
    "[string, number, number, ...number[]]",
    { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" }, minItems: 3 },
  ],
  ["{ [key: string]: unknown }", { type: "object" }],
  ["{ [key: string]: never }", { type: "object", additionalProperties: false }],
  ["{ [key: string]: number }", { type: "object", additionalProperties: { type: "number" } }],
  [
    "{ id: string; nick?: string | null }",
    {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" }, nick: { type: ["string", "null"] } },
    },
  ],
  ["{ id: unknown }", { type: "object", required: ["id"] }],
  [
    '{ "a-b"?: string; class?: string; "__proto__"?: string }',
    {
      type: "object",
      properties: JSON.parse(
        '{"a-b":{"type":"string"},"class":{"type":"string"},"__proto__":{"type":"string"}}',
      ),
    },
  ],
  ["A | B", { oneOf: [{ $ref: "A" }, { $ref: "B" }, { $ref: "A" }] }],
  ["A & B", { allOf: [{ $ref: "A" }, { allOf: [{ $ref: "B" }, { $ref: "A" }] }] }],
  [
    "(A | B) & { k?: string }",
    { type: "object", properties: { k: { type: "string" } }, oneOf: [{ $ref: "A" }, { $ref: "B" }] },
  ],
  ["string", { type: "string", anyOf: [{ minLength: 1 }, { pattern: "a" }] }],
  ["never", { allOf: [{ type: "string" }, { type: "number" }] }],
  ["null", { type: ["string", "null"], minLength: 2, maxLength: 1 }],
  ["{ a: 1; b: [true, null] }", { const: { a: 1, b: [true, null] } }],
];

test.each(cases)("%s", (wanted, schema) => {
  expect(typeText(schema)).toBe(wanted);
});

describe("unions too large for TypeScript", () => {
  const alternatives = (letter: string): SchemaJson => ({
    oneOf: Array.from({ length: 60 }, (_, index) => ({ type: "object", required: [`${letter}${index}`] })),
  });

  test("are not multiplied: the last factors are left out, so that the type stays wider", () => {
    const text = typeText({ allOf: [alternatives("a"), alternatives("b"), alternatives("c")] });
    expect(text).toContain("{ a59: unknown }) & ({ b0: unknown }");
    expect(text).not.toContain("c0");
  });
});
