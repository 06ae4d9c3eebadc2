import type { SchemaJson } from "../../src/schema/schema.js";

/** A schema, the schemas that it refers to, and values of which it accepts some. */
interface Case {
  readonly json: SchemaJson;
  readonly values: readonly unknown[];
  readonly others?: Readonly<Record<string, SchemaJson>>;
}

const scalars = [null, true, false, 0, 1, -1, 1.5, "", "a", "abc", [], {}];

/** In a literal TypeScript would hold these to the members that every object has. */
const shadowing: Readonly<Record<string, SchemaJson>> = Object.fromEntries([
  ["constructor", { type: "string" }],
  ["valueOf", { type: "number" }],
]);

/** Every keyword: a schema called `Root` with values. */
export const cases: Readonly<Record<string, Case>> = {
  true: { json: true, values: scalars },
  false: { json: false, values: scalars },
  "no keyword": { json: { description: "anything" }, values: scalars },
  "each type": {
    json: { type: ["null", "integer", "object"] },
    values: [...scalars, 1e30, Number.NaN, 1 / 0],
  },
  "a nullable string": { json: { type: ["string", "null"], minLength: 1 }, values: scalars },
  bounds: { json: { minimum: 1, exclusiveMaximum: 3 }, values: [...scalars, 2, 3, "x"] },
  "exclusive bounds": { json: { exclusiveMinimum: 1, maximum: 3 }, values: [1, 1.1, 3, 3.1] },
  "a whole multiple": { json: { multipleOf: 3 }, values: [0, 3, -6, 4, 3.3, "3"] },
  "length in code points": {
    json: { minLength: 2, maxLength: 3 },
    values: ["a", "ab", "😀", "😀a", "😀😀😀", "😀😀😀😀", "\ud83d"],
  },
  pattern: { json: { type: "string", pattern: "^\\p{Lu}" }, values: ["Äb", "äb", ""] },
  "const of an object": {
    json: { const: { a: [1, { b: null }] } },
    values: [{ a: [1, { b: null }] }, { a: [1, {}] }, { a: { 0: 1 } }, [], null],
  },
  "const null": { json: { const: null }, values: scalars },
  "const with own constructor": {
    json: { const: { constructor: 1 } },
    values: [{ constructor: 1 }, { constructor: 2 }, {}],
  },
  enum: { json: { enum: ["a", 1, null, { x: [] }] }, values: [...scalars, { x: [] }, { x: {} }] },
  "a large enum": {
    json: { enum: Array.from({ length: 300 }, (_, index) => `v${index}`) },
    values: ["v0", "v299", "v300", 1],
  },
  "required and inherited names": {
    json: { type: "object", required: ["constructor", "toString"] },
    values: [{}, { constructor: 1, toString: 2 }, { constructor: 1 }],
  },
  "properties with inherited names": {
    json: { type: "object", properties: shadowing },
    values: [{}, { constructor: "x" }, { constructor: 1 }, { valueOf: "x" }],
  },
  "a closed object": {
    json: { type: "object", properties: { a: {} }, additionalProperties: false },
    values: [{}, { a: 1 }, { b: 1 }, { a: 1, toString: 1 }],
  },
  "a closed object of many": {
    json: {
      type: "object",
      properties: Object.fromEntries("abcdefghijkl".split("").map((key) => [key, { type: "integer" }])),
      additionalProperties: false,
    },
    values: [{ a: 1, l: 2 }, { m: 1 }, { constructor: 1 }, { a: "x" }],
  },
  "a map": {
    json: { type: "object", additionalProperties: { type: "integer" } },
    values: [{}, { a: 1 }, { a: "x" }],
  },
  patternProperties: {
    json: { type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    values: [{}, { "x-a": "1" }, { "x-a": 1 }, { a: 1 }],
  },
  propertyNames: {
    json: { type: "object", propertyNames: { maxLength: 2, pattern: "^[a-z]+$" } },
    values: [{}, { ab: 1 }, { abc: 1 }, { A: 1 }],
  },
  "number of properties": {
    json: { minProperties: 1, maxProperties: 2 },
    values: [{}, { a: 1 }, { a: 1, b: 1, c: 1 }, []],
  },
  dependentRequired: {
    json: { dependentRequired: { a: ["b"] } },
    values: [{}, { a: 1 }, { a: 1, b: 1 }, { b: 1 }],
  },
  dependentSchemas: {
    json: { dependentSchemas: { a: { required: ["b"] } } },
    values: [{}, { a: 1 }, { a: 1, b: 1 }],
  },
  items: {
    json: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 2 },
    values: [[], ["a"], ["a", 1], ["a", "b", "c"]],
  },
  "a tuple": {
    json: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    values: [[], ["a"], ["a", 1], ["a", "b"], ["a", 1, 2]],
  },
  "a tuple with a rest": {
    json: { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" } },
    values: [["a"], ["a", 1, 2], ["a", 1, "x"]],
  },
  "unique items, deep": {
    json: { uniqueItems: true },
    values: [
      [1, "1", true, "true", null, "null"],
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      [{ a: 1 }, { a: 2 }],
      [[1], [1]],
      [[], {}],
      ["__proto__", "__proto__"],
      [1, 1],
    ],
  },
  contains: {
    json: { contains: { type: "string" }, minContains: 2, maxContains: 3 },
    values: [[], ["a"], ["a", 1, "b"], ["a", "b", "c", "d"]],
  },
  "contains one": { json: { contains: { const: 1 } }, values: [[], [2], [2, 1]] },
  "if, then, else": {
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    json: { if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } },
    values: ["a", "ab", 1, 2, null],
  },
  not: { json: { not: { type: "object", required: ["a"] } }, values: [{}, { a: 1 }, 1] },
  "not of a reference": {
    json: { not: { $ref: "Other" } },
    others: { Other: { type: "string" } },
    values: ["a", 1],
  },
  allOf: {
    json: { allOf: [{ required: ["a"] }, { required: ["b"] }] },
    values: [{}, { a: 1 }, { a: 1, b: 2 }],
  },
  anyOf: { json: { anyOf: [{ type: "string" }, { minimum: 3 }] }, values: [...scalars, 3] },
  oneOf: {
    json: {
      oneOf: [
        { type: "number", multipleOf: 2 },
        { type: "number", multipleOf: 3 },
      ],
    },
    values: [2, 3, 6, 7, "x"],
  },
  "a union in a union": {
    json: {
      anyOf: [{ oneOf: [{ const: 1 }, { const: 2 }] }, { oneOf: [{ type: "string" }, { $ref: "Other" }] }],
    },
    others: { Other: { maxLength: 2 } },
    values: [1, 2, 3, "abc", "ab", "a"],
  },
  "a union in a negation": {
    json: { not: { anyOf: [{ type: "string" }, { oneOf: [{ const: 1 }, { const: 2 }] }] } },
    values: [...scalars, 2, 3],
  },
  "a recursive schema": {
    json: { type: "object", required: ["v"], properties: { v: { type: "integer" }, next: { $ref: "Root" } } },
    values: [
      { v: 1, next: { v: 2 } },
      { v: 1, next: { v: "x" } },
      { v: 1, next: { next: {} } },
    ],
  },
  "mutual recursion": {
    json: { type: "object", properties: { list: { type: "array", items: { $ref: "Other" } } } },
    others: { Other: { anyOf: [{ type: "integer" }, { $ref: "Root" }] } },
    values: [{ list: [1, { list: [2] }] }, { list: [1, { list: ["x"] }] }],
  },
  "unevaluatedProperties across references": {
    json: { allOf: [{ $ref: "Other" }], properties: { b: {} }, unevaluatedProperties: false },
    others: { Other: { type: "object", properties: { a: { type: "integer" } } } },
    values: [{}, { a: 1, b: 2 }, { a: 1, c: 2 }, { a: "x" }],
  },
  "unevaluatedProperties behind a union": {
    json: {
      anyOf: [{ $ref: "Other" }, { properties: { b: { const: 1 } }, required: ["b"] }],
      unevaluatedProperties: false,
    },
    others: { Other: { type: "object", properties: { a: {} }, required: ["a"] } },
    values: [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }, { a: 1, b: 2 }, {}],
  },
  ...Object.fromEntries(
    ["anyOf", "oneOf"].flatMap((keyword) => [
      [
        `unevaluatedProperties within ${keyword}`,
        {
          json: {
            type: "object",
            properties: { a: {} },
            [keyword]: [
              { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false },
              { type: "object", properties: { b: {} }, required: ["b"], unevaluatedProperties: false },
            ],
          },
          values: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }, { c: 1 }],
        },
      ],
      [
        `unevaluatedItems within ${keyword}`,
        {
          json: {
            type: "array",
            [keyword]: [{ type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: false }],
          },
          values: [["x"], [], ["x", 1]],
        },
      ],
    ]),
  ),
  "unevaluatedProperties in a branch": {
    json: {
      type: "object",
      properties: { a: {} },
      if: { type: "object", required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { type: "object", properties: { a: {} }, unevaluatedProperties: false },
    },
    values: [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }],
  },
  "unevaluatedProperties in a dependent schema": {
    json: {
      type: "object",
      dependentSchemas: { a: { type: "object", properties: { a: {} }, unevaluatedProperties: false } },
    },
    values: [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }],
  },
  unevaluatedItems: {
    json: { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: false },
    values: [["a"], ["a", 1], []],
  },
  "texts that look like code": {
    json: {
      type: "object",
      dependentRequired: {
        evil: ['a"] } ; globalThis.PWNED=1; //', "const err0 = {};", "schema0.properties"],
      },
      properties: { '"12"': { const: '"12"' }, "`${1}`": { enum: ["\\", "\u2028", "</script>"] } },
    },
    values: [{}, { '"12"': '"12"', "`${1}`": "\\" }, { '"12"': "12", "`${1}`": "x" }, { evil: 1 }],
  },
};
