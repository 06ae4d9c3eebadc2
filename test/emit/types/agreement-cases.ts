// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema and the name of a property
import type { Json } from "../../../src/json/value.js";
import type { SchemaJson } from "../../../src/schema/schema.js";

/** A schema with samples: what its type must take, must refuse, and what only the validator refuses. */
export interface AgreementCase {
  readonly name: string;
  readonly schema: SchemaJson;
  readonly others?: Readonly<Record<string, SchemaJson>>;
  readonly accepts: readonly Json[];
  /** Refused by the validator and by the type. */
  readonly rejects: readonly Json[];
  /** Refused by the validator; a type cannot say it. */
  readonly beyondTypes?: readonly Json[];
}

const text = { type: "string" } as const;
const count = { type: "number" } as const;
const user = {
  type: "object",
  required: ["id"],
  properties: { id: text, nick: { type: ["string", "null"] } },
} as const;
const cat = {
  type: "object",
  required: ["type"],
  properties: { type: { const: "cat" }, lives: count },
} as const;
const dog = {
  type: "object",
  required: ["type"],
  properties: { type: { const: "dog" }, tricks: { type: "array", items: text } },
} as const;

export const agreementCases: readonly AgreementCase[] = [
  { name: "true", schema: true, accepts: [null, 1, "a", [], {}], rejects: [] },
  { name: "false", schema: false, accepts: [], rejects: [null, 1, {}] },
  { name: "an empty schema", schema: {}, accepts: [null, 1, "a", [], {}], rejects: [] },
  { name: "string", schema: text, accepts: ["", "a"], rejects: [1, null, [], {}] },
  { name: "number", schema: count, accepts: [0, -1.5, 1e21], rejects: ["1", null, true] },
  {
    name: "integer",
    schema: { type: "integer" },
    accepts: [0, -3],
    rejects: ["1", null],
    beyondTypes: [1.5],
  },
  { name: "boolean", schema: { type: "boolean" }, accepts: [true, false], rejects: [0, "true", null] },
  { name: "null", schema: { type: "null" }, accepts: [null], rejects: [0, "", false, {}] },
  {
    name: "several types",
    schema: { type: ["string", "null", "integer"] },
    accepts: ["a", null, 1],
    rejects: [true, [], {}],
  },
  { name: "const of a string", schema: { const: "say" }, accepts: ["say"], rejects: ["said", 1, null] },
  { name: "const null", schema: { const: null }, accepts: [null], rejects: [0, ""] },
  {
    name: "const of an object",
    schema: { const: { a: 1, b: [true] } },
    accepts: [{ a: 1, b: [true] }],
    rejects: [{ a: 1 }, { a: 2, b: [true] }, { a: 1, b: [] }],
  },
  { name: "const of another type", schema: { type: "string", const: 1 }, accepts: [], rejects: [1, "1"] },
  {
    name: "enum of strings",
    schema: { type: "string", enum: ["a", "b", ""] },
    accepts: ["a", "b", ""],
    rejects: ["c", 1],
  },
  {
    name: "enum of numbers",
    schema: { enum: [1, -2, 0.5, 1e21, 1e-7] },
    accepts: [1, -2, 0.5, 1e21, 1e-7],
    rejects: [2, "1"],
  },
  {
    name: "enum of many kinds",
    schema: { enum: ["a", 1, null, true, [1, "x"], { k: "v" }, [], {}] },
    accepts: ["a", 1, null, true, [1, "x"], { k: "v" }, [], {}],
    rejects: ["b", 2, false, [1], { k: "w" }],
  },
  {
    name: "enum narrowed by type",
    schema: { type: ["integer", "null"], enum: [1, 1.5, "a", null] },
    accepts: [1, null],
    rejects: [1.5, "a"],
  },
  {
    name: "enum and const that agree",
    schema: { enum: ["a", "b"], const: "a" },
    accepts: ["a"],
    rejects: ["b"],
  },
  {
    name: "enum and const that do not",
    schema: { enum: ["a", "b"], const: "c" },
    accepts: [],
    rejects: ["a", "c"],
  },
  {
    name: "an open list of values",
    schema: { type: "string", "x-extensible-enum": ["line", "note"] },
    accepts: ["line", "other"],
    rejects: [1, null],
  },
  {
    name: "an open list of numbers",
    schema: { type: "integer", "x-extensible-enum": [1, 2] },
    accepts: [1, 9],
    rejects: ["1"],
  },
  {
    name: "bounds",
    schema: { type: "integer", minimum: 1, maximum: 5, multipleOf: 2 },
    accepts: [2, 4],
    rejects: ["2"],
    beyondTypes: [0, 3, 6],
  },
  {
    name: "bounds that exclude each other",
    schema: { type: "number", minimum: 5, maximum: 1 },
    accepts: [],
    rejects: [1, 5, 3],
  },
  {
    name: "lengths that exclude each other",
    schema: { type: ["string", "null"], minLength: 2, maxLength: 1 },
    accepts: [null],
    rejects: ["", "ab"],
  },
  {
    name: "length, pattern, format",
    schema: { type: "string", minLength: 1, maxLength: 3, pattern: "^a" },
    accepts: ["a", "abc"],
    rejects: [1],
    beyondTypes: ["", "b", "abcd"],
  },
  {
    name: "a list",
    schema: { type: "array", items: text },
    accepts: [[], ["a", "b"]],
    rejects: [[1], {}, "a"],
  },
  {
    name: "a list of anything",
    schema: { type: "array" },
    accepts: [[], [1, "a", null]],
    rejects: [{}, "a"],
  },
  {
    name: "a list of alternatives",
    schema: { type: "array", items: { type: ["string", "null"] } },
    accepts: [["a", null], []],
    rejects: [[1]],
  },
  {
    name: "a bounded list",
    schema: { type: "array", items: count, minItems: 1, maxItems: 2, uniqueItems: true },
    accepts: [[1], [1, 2]],
    rejects: [["a"]],
    beyondTypes: [[], [1, 2, 3], [1, 1]],
  },
  {
    name: "an empty list",
    schema: { type: "array", items: count, maxItems: 0 },
    accepts: [[]],
    rejects: [[1]],
  },
  { name: "a list of nothing", schema: { type: "array", items: false }, accepts: [[]], rejects: [[1]] },
  {
    name: "a tuple",
    schema: { type: "array", prefixItems: [text, count], items: false, minItems: 2 },
    accepts: [["a", 1]],
    rejects: [["a"], [], [1, "a"], ["a", 1, 2]],
  },
  {
    name: "a tuple with optional elements",
    schema: { type: "array", prefixItems: [text, count], items: false },
    accepts: [[], ["a"], ["a", 1]],
    rejects: [[1], ["a", 1, 2]],
  },
  {
    name: "a tuple with a rest",
    schema: { type: "array", prefixItems: [text], items: count, minItems: 1 },
    accepts: [["a"], ["a", 1, 2]],
    rejects: [[], [1], ["a", "b"]],
  },
  {
    name: "a tuple that may go on",
    schema: { type: "array", prefixItems: [text] },
    accepts: [[], ["a"], ["a", 1, null]],
    rejects: [[1]],
  },
  {
    name: "a tuple shorter than its prefix",
    schema: { type: "array", prefixItems: [text, count, count], maxItems: 1 },
    accepts: [[], ["a"]],
    rejects: [["a", 1]],
  },
  {
    name: "a tuple with required rest",
    schema: { type: "array", prefixItems: [text], items: count, minItems: 3, maxItems: 4 },
    accepts: [
      ["a", 1, 2],
      ["a", 1, 2, 3],
    ],
    rejects: [
      ["a", 1],
      ["a", 1, 2, 3, 4],
      ["a", 1, "b"],
    ],
  },
  {
    name: "a tuple that cannot be long enough",
    schema: { type: "array", prefixItems: [text], items: false, minItems: 2 },
    accepts: [],
    rejects: [["a"], ["a", "b"]],
  },
  {
    name: "a tuple with an impossible element",
    schema: { type: "array", prefixItems: [text, false] },
    accepts: [[], ["a"]],
    rejects: [["a", 1]],
  },
  {
    name: "contains",
    schema: { type: "array", contains: { const: 1 } },
    accepts: [[1], [2, 1]],
    rejects: [1],
    beyondTypes: [[], [2]],
  },
  {
    name: "required and optional properties",
    schema: user,
    accepts: [{ id: "1" }, { id: "1", nick: null }, { id: "1", extra: true }],
    rejects: [{}, { id: 1 }, { id: "1", nick: 2 }, "a", null],
  },
  {
    name: "an open object",
    schema: { type: "object" },
    accepts: [{}, { a: 1, b: "x" }],
    rejects: [1, "a", null, []],
  },
  {
    name: "an object that must be empty",
    schema: { type: "object", additionalProperties: false },
    accepts: [{}],
    rejects: [{ a: 1 }, [], "a"],
  },
  {
    name: "a closed object",
    schema: { type: "object", properties: { a: text }, additionalProperties: false },
    accepts: [{}, { a: "x" }],
    rejects: [{ a: 1 }, { a: "x", b: 1 }],
  },
  {
    name: "a map",
    schema: { type: "object", additionalProperties: count },
    accepts: [{}, { a: 1, b: 2 }],
    rejects: [{ a: "x" }, [], 1],
  },
  {
    name: "a map of alternatives",
    schema: { type: "object", additionalProperties: { type: ["string", "null"] } },
    accepts: [{ a: "x", b: null }],
    rejects: [{ a: 1 }],
  },
  {
    name: "a map with a property of another type",
    schema: { type: "object", properties: { name: text }, required: ["name"], additionalProperties: count },
    accepts: [{ name: "n" }, { name: "n", a: 1 }],
    rejects: [{ a: 1 }, { name: 1 }, { name: "n", a: true }],
    beyondTypes: [{ name: "n", a: "x" }],
  },
  {
    name: "a map with an optional property",
    schema: { type: "object", properties: { name: text }, additionalProperties: text },
    accepts: [{}, { name: "n", a: "x" }],
    rejects: [{ a: 1 }, { name: 1 }],
  },
  {
    name: "additional properties of any kind",
    schema: { type: "object", properties: { a: text }, additionalProperties: true },
    accepts: [{}, { a: "x", b: 1 }],
    rejects: [{ a: 1 }],
  },
  {
    name: "pattern properties, closed",
    schema: {
      type: "object",
      properties: { a: count },
      patternProperties: { "^x-": text },
      additionalProperties: false,
    },
    accepts: [{ a: 1, "x-b": "c" }],
    rejects: [{ "x-b": true }],
    beyondTypes: [{ b: "c" }, { "x-b": 1 }],
  },
  {
    name: "pattern properties, open",
    schema: { type: "object", patternProperties: { "^x-": text } },
    accepts: [{ "x-a": "b", c: 1 }],
    rejects: ["a"],
    beyondTypes: [{ "x-a": 1 }],
  },
  {
    name: "pattern and additional properties",
    schema: { type: "object", patternProperties: { "^x-": text }, additionalProperties: count },
    accepts: [{ "x-a": "b", c: 1 }],
    rejects: [{ c: true }],
    beyondTypes: [{ c: "x" }],
  },
  {
    name: "required without a declaration",
    schema: { type: "object", required: ["id"] },
    accepts: [{ id: 1 }, { id: null, a: 1 }],
    rejects: [{}, 1],
  },
  {
    name: "required in a map",
    schema: { type: "object", required: ["a"], additionalProperties: count },
    accepts: [{ a: 1, b: 2 }],
    rejects: [{}, { a: "x" }],
  },
  {
    name: "required in a closed object",
    schema: { type: ["object", "null"], required: ["a"], additionalProperties: false },
    accepts: [null],
    rejects: [{}, { a: 1 }],
  },
  {
    name: "a property that must not be there",
    schema: { type: "object", properties: { a: false, b: text } },
    accepts: [{ b: "x" }, { b: "x", c: 1 }],
    rejects: [{ a: 1 }],
  },
  {
    name: "number of properties",
    schema: { type: "object", minProperties: 1, maxProperties: 2 },
    accepts: [{ a: 1 }],
    rejects: [1],
    beyondTypes: [{}, { a: 1, b: 2, c: 3 }],
  },
  {
    name: "more required than may be",
    schema: { type: "object", required: ["a", "b"], maxProperties: 1 },
    accepts: [],
    rejects: [{}, { a: 1 }],
  },
  {
    name: "names of properties",
    schema: { type: "object", propertyNames: { pattern: "^a" } },
    accepts: [{ a: 1 }],
    rejects: [1],
    beyondTypes: [{ b: 1 }],
  },
  {
    name: "dependent properties",
    schema: { type: "object", properties: { a: text, b: text }, dependentRequired: { a: ["b"] } },
    accepts: [{}, { b: "x" }, { a: "x", b: "y" }],
    rejects: [{ a: 1 }],
    beyondTypes: [{ a: "x" }],
  },
  {
    name: "no type, but properties",
    schema: { properties: { a: text } },
    accepts: [{ a: "x" }, 1, "a", null, [1]],
    rejects: [{ a: 1 }],
  },
  { name: "no type, but items", schema: { items: text }, accepts: [["a"], 1, { length: 1 }], rejects: [[1]] },
  {
    name: "a reference",
    schema: { $ref: "User" },
    others: { User: user },
    accepts: [{ id: "1" }],
    rejects: [{}, 1],
  },
  {
    name: "all of",
    schema: { allOf: [{ $ref: "User" }, { type: "object", required: ["age"], properties: { age: count } }] },
    others: { User: user },
    accepts: [{ id: "1", age: 2 }],
    rejects: [{ id: "1" }, { age: 2 }, { id: "1", age: "x" }],
  },
  {
    name: "all of beside properties",
    schema: { type: "object", allOf: [{ $ref: "User" }], required: ["age"], properties: { age: count } },
    others: { User: user },
    accepts: [{ id: "1", age: 2 }],
    rejects: [{ id: "1" }, { age: 2 }],
  },
  {
    name: "all of that only adds required",
    schema: { type: "object", allOf: [{ $ref: "User" }], required: ["nick"] },
    others: { User: user },
    accepts: [{ id: "1", nick: null }],
    rejects: [{ id: "1" }, { id: "1", nick: 1 }],
  },
  {
    name: "all of with a requirement of its own",
    schema: { allOf: [{ $ref: "User" }, { type: "object", required: ["nick"] }] },
    others: { User: user },
    accepts: [{ id: "1", nick: null }],
    rejects: [{ id: "1" }, { id: "1", nick: 1 }],
  },
  {
    name: "all of with a requirement that has a name",
    schema: { allOf: [{ $ref: "User" }, { $ref: "Nicked" }] },
    others: { User: user, Nicked: { type: "object", required: ["nick"] } },
    accepts: [{ id: "1", nick: null }],
    rejects: [{ id: "1" }, { id: "1", nick: 1 }],
  },
  {
    name: "alternatives that require what stands beside them",
    schema: {
      type: "object",
      properties: { a: text, b: text },
      anyOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    },
    accepts: [{ a: "x" }, { b: "y" }, { a: "x", b: "y" }],
    rejects: [{}, { a: 1 }],
  },
  { name: "all of with a contradiction", schema: { allOf: [text, count] }, accepts: [], rejects: ["a", 1] },
  {
    name: "all of with contrary constants",
    schema: { allOf: [{ const: "a" }, { const: "b" }] },
    accepts: [],
    rejects: ["a", "b"],
  },
  {
    name: "any of",
    schema: { anyOf: [text, { type: "null" }, { type: "array", items: count }] },
    accepts: ["a", null, [1]],
    rejects: [1, ["a"], {}],
  },
  {
    name: "any of with constraints alone",
    schema: { type: "string", anyOf: [{ minLength: 3 }, { pattern: "^a" }] },
    accepts: ["abc", "a", "xyz"],
    rejects: [1],
    beyondTypes: ["b"],
  },
  {
    name: "any of required",
    schema: {
      ...user,
      anyOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    },
    accepts: [
      { id: "1", a: 1 },
      { id: "1", b: null },
    ],
    rejects: [{ id: "1" }, { a: 1 }],
  },
  {
    name: "one of, told apart",
    schema: { oneOf: [{ $ref: "Cat" }, { $ref: "Dog" }] },
    others: { Cat: cat, Dog: dog },
    accepts: [{ type: "cat", lives: 9 }, { type: "dog" }, { type: "dog", tricks: ["sit"] }],
    rejects: [{ type: "cow" }, {}, { type: "dog", tricks: [1] }],
  },
  {
    name: "one of beside properties",
    schema: {
      type: "object",
      required: ["name"],
      properties: { name: text },
      oneOf: [{ $ref: "Cat" }, { $ref: "Dog" }],
    },
    others: { Cat: cat, Dog: dog },
    accepts: [{ name: "Tom", type: "cat" }],
    rejects: [{ type: "cat" }, { name: "Tom" }],
  },
  {
    name: "one of, nullable",
    schema: { oneOf: [{ $ref: "Cat" }, { type: "null" }] },
    others: { Cat: cat },
    accepts: [null, { type: "cat" }],
    rejects: [{}, 1],
  },
  {
    name: "type object beside a nullable one of",
    schema: { type: "object", anyOf: [{ $ref: "Cat" }, { type: "null" }] },
    others: { Cat: cat },
    accepts: [{ type: "cat" }],
    rejects: [null, {}],
  },
  {
    name: "two lists of alternatives",
    schema: { anyOf: [text, count], oneOf: [count, { type: "boolean" }] },
    accepts: [1],
    rejects: ["a", true],
  },
  {
    name: "not",
    schema: { type: "object", properties: { a: text, b: text }, not: { required: ["a", "b"] } },
    accepts: [{}, { a: "x" }],
    rejects: [{ a: 1 }],
    beyondTypes: [{ a: "x", b: "y" }],
  },
  { name: "not anything", schema: { not: {} }, accepts: [], rejects: [1, null] },
  {
    name: "if, then, else",
    schema: { type: "object", properties: { a: text }, if: { required: ["a"] }, then: { required: ["b"] } },
    accepts: [{}, { a: "x", b: 1 }],
    rejects: [{ a: 1 }],
    beyondTypes: [{ a: "x" }],
  },
  {
    name: "recursion through properties",
    schema: { $ref: "Tree" },
    others: {
      Tree: {
        type: "object",
        required: ["value"],
        properties: {
          value: text,
          left: { $ref: "Tree" },
          right: { anyOf: [{ $ref: "Tree" }, { type: "null" }] },
        },
      },
    },
    accepts: [{ value: "a" }, { value: "a", left: { value: "b" }, right: null }],
    rejects: [{ value: "a", left: {} }],
  },
  {
    name: "recursion through unions",
    schema: { $ref: "Json" },
    others: {
      Json: {
        anyOf: [
          { type: ["null", "string", "number", "boolean"] },
          { type: "array", items: { $ref: "Json" } },
          { type: "object", additionalProperties: { $ref: "Json" } },
        ],
      },
    },
    accepts: [null, "a", [1, ["b"]], { a: { b: [] } }],
    rejects: [],
  },
  {
    name: "recursion through two arrays",
    schema: { $ref: "A" },
    others: { A: { $ref: "B" }, B: { type: "array", items: { $ref: "A" } } },
    accepts: [[], [[], [[]]]],
    rejects: [1, [1]],
  },
  {
    name: "properties of every object",
    schema: {
      type: "object",
      properties: {
        constructor: text,
        toString: count,
        hasOwnProperty: text,
        then: text,
        prototype: text,
        length: text,
      },
    },
    accepts: [{}, { constructor: "a", toString: 1, then: "b" }],
    rejects: [{ then: 1 }],
  },
  {
    name: "properties that are no identifiers",
    schema: {
      type: "object",
      required: ["x-1", "class", "a b", "1", ""],
      properties: { "x-1": text, class: text, "a b": count, "1": text, "": text },
    },
    accepts: [{ "x-1": "a", class: "b", "a b": 1, "1": "c", "": "d" }],
    rejects: [{ "x-1": "a" }],
  },
];
