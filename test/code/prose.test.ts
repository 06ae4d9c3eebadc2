// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import { expect, test } from "vitest";
import { constraintsOf, describeSchema } from "../../src/code/prose.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import { typeText } from "../emit/types/type-text.js";

const cases: readonly (readonly [wanted: string, schema: SchemaJson])[] = [
  ["", { type: "string" }],
  ["1 to 64 characters.", { type: "string", minLength: 1, maxLength: 64 }],
  ["At least 1 character.", { type: "string", minLength: 1 }],
  ["Exactly 3 characters.", { type: "string", minLength: 3, maxLength: 3 }],
  ["Matches `^a$`. Format: email.", { type: "string", pattern: "^a$", format: "email" }],
  ["Matches `` `\\n` ``.", { type: "string", pattern: "`\n`" }],
  ["Integer, at least 0.", { type: "integer", minimum: 0 }],
  ["0 to 1, a multiple of 0.25.", { type: "number", minimum: 0, maximum: 1, multipleOf: 0.25 }],
  ["More than 0, less than 10.", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 }],
  ["", { type: "integer", enum: [1, 2] }],
  ["Other values may come.", { type: "string", "x-extensible-enum": ["a"] }],
  [
    "At most 5 items. No item twice. Each item: at least 1 character.",
    { type: "array", maxItems: 5, uniqueItems: true, items: { type: "string", minLength: 1 } },
  ],
  ['Contains at least 1 of: `"a"`.', { type: "array", contains: { const: "a" } }],
  [
    "1 to 2 properties. Names of properties: matches `^a`.",
    { type: "object", minProperties: 1, maxProperties: 2, propertyNames: { pattern: "^a" } },
  ],
  [
    "Properties that match `^x-`: `string`, at least 1 character. No other properties.",
    {
      type: "object",
      patternProperties: { "^x-": { type: "string", minLength: 1 } },
      additionalProperties: false,
    },
  ],
  ["With `a` come `b`, `c`.", { type: "object", dependentRequired: { a: ["b", "c"] } }],
  ["Not: `{ a: unknown; b: unknown }`.", { type: "object", not: { required: ["a", "b"] } }],
  [
    "If `{ a?: 1 }`: then `{ b: unknown }`; else `{ c: unknown }`.",
    {
      type: "object",
      if: { properties: { a: { const: 1 } } },
      then: { required: ["b"] },
      else: { required: ["c"] },
    },
  ],
  [
    "At least 2 characters. One of: at most 5 characters; or matches `^a`.",
    { type: "string", allOf: [{ minLength: 2 }], anyOf: [{ maxLength: 5 }, { pattern: "^a" }] },
  ],
  ["", { oneOf: [{ $ref: "A" }, { type: "integer" }] }],
  ["Not: integer, at least 3.", { type: "string", not: { type: "integer", minimum: 3 } }],
  ["Not: `number | boolean`, integer.", { type: "string", not: { type: ["integer", "boolean"] } }],
  ["Read only.", { type: "string", readOnly: true }],
];

test.each(cases)("%s", (wanted, schema) => {
  expect(constraintsOf(schema, typeText).join(" ")).toBe(wanted);
});

const described: readonly (readonly [what: string, schema: SchemaJson, wanted: readonly object[]])[] = [
  [
    "words and constraints share a line",
    { description: "Chosen by the client", minLength: 1 },
    [{ text: "Chosen by the client. At least 1 character." }],
  ],
  [
    "several lines keep constraints apart",
    { description: "One.\nTwo.", minLength: 1 },
    [{ text: "One.\nTwo.\n\nAt least 1 character." }],
  ],
  ["a title stands in for a description", { title: "A name" }, [{ text: "A name" }]],
  [
    "what is not documented says so",
    { description: "Seen once.", "x-undocumented": true },
    [{ text: "Undocumented: Seen once." }],
  ],
  ["what is not described but undocumented says so", { "x-undocumented": true }, [{ text: "Undocumented." }]],
  [
    "a default is shown as it would be written",
    { default: { a: "x" } },
    [{ tag: "default", text: '{ a: "x" }' }],
  ],
  ["a deprecation has a tag", { deprecated: true }, [{ tag: "deprecated", text: "" }]],
  [
    "the last sentence can be the text of the tag",
    { description: "The other. Deprecated: use `mentions`", deprecated: true },
    [{ text: "The other." }, { tag: "deprecated", text: "use `mentions`" }],
  ],
  ["a boolean schema says nothing", true, []],
];

test.each(described)("%s", (_, schema, wanted) => {
  expect(describeSchema(schema, typeText)).toEqual(wanted);
});
