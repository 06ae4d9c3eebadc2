import { describe, expect, test } from "vitest";
import { type MessageMutants, mutantsOf } from "../../src/example/mutants.js";
import type { Json } from "../../src/json/value.js";
import { changed } from "../../src/schema/mutant/change.js";
import type { SchemaJson, SchemaObject } from "../../src/schema/schema.js";
import { eightfold, timeRatio } from "../time-ratio.js";
import { ajvValidators, serviceWith } from "./conformance-sample.js";

function mutantsFor(
  schema: SchemaJson,
  examples: readonly Json[] = [],
  schemas: Record<string, SchemaJson> = {},
) {
  const service = serviceWith({ say: { payload: "Say", examples } }, { Say: schema, ...schemas });
  const validators = ajvValidators(service);
  const found = mutantsOf(service, validators).get("say");
  const validate = validators.get("say");
  if (found === undefined || validate === undefined) throw new Error("the message has no mutants");
  return { found, validate };
}

const rulesOf = ({ mutants }: MessageMutants) =>
  mutants.map(({ expect: { keyword, path }, change }) => {
    const [at] = change.op === "remove" ? change.at.slice(-1) : [];
    return [keyword, path, at === undefined ? "" : `-${at}`].filter((part) => part !== "").join(" ");
  });

const basesOf = ({ mutants }: MessageMutants) => [...new Set(mutants.map(({ base }) => base))];

const object = (properties: Record<string, SchemaJson>, rest: SchemaObject = {}): SchemaObject => ({
  type: "object",
  properties,
  ...rest,
});

const cases: readonly [schema: SchemaJson, rules: readonly string[], examples?: readonly Json[]][] = [
  [object({ id: { type: "string" } }, { required: ["id"] }), ["type", "required -id", "type /id"]],
  [object({ a: { type: "integer" } }), ["type", "type /a"]],
  [object({ a: { type: ["string", "null"] } }), ["type", "type /a"]],
  [object({ a: { const: "say" } }), ["type", "const /a"]],
  [object({ a: { const: null } }), ["type", "const /a"]],
  [object({ a: { enum: ["a", "b"] } }), ["type", "enum /a"]],
  [{ enum: [1, 2] }, ["enum"]],
  [{ type: "integer", minimum: 1, maximum: 9 }, ["type", "minimum", "maximum"]],
  [
    { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    ["type", "exclusiveMinimum", "exclusiveMaximum"],
  ],
  [{ type: "integer", multipleOf: 5 }, ["type", "multipleOf"]],
  [{ type: "number", multipleOf: 0.01 }, ["type", "multipleOf"]],
  [{ type: "string", minLength: 1, maxLength: 64 }, ["type", "minLength", "maxLength"]],
  [{ type: "string", pattern: "^[a-z]+$", maxLength: 4 }, ["type", "maxLength", "pattern"]],
  ...[
    "date-time",
    "date",
    "time",
    "duration",
    "uri",
    "uri-reference",
    "uri-template",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
  ].map((format): [SchemaJson, readonly string[]] => [{ type: "string", format }, ["type", "format"]]),
  ...["regex", "uuid", "json-pointer", "relative-json-pointer", "byte"].map(
    (format): [SchemaJson, readonly string[]] => [{ type: "string", format }, ["type", "format"]],
  ),
  [{ type: "integer", format: "int32" }, ["type", "format"]],
  [{ type: "string", format: "password" }, ["type"]],
  [
    { type: "array", items: { type: "string" }, minItems: 2, maxItems: 3 },
    ["type", "minItems", "maxItems", "type /0"],
  ],
  [{ type: "array", items: { type: "string" }, uniqueItems: true }, ["type", "uniqueItems", "type /0"]],
  [{ type: "array", items: { type: "integer" } }, ["type", "type /0"], [[]]],
  [{ type: "array", contains: { const: 5 }, maxContains: 2 }, ["type", "contains", "contains"]],
  [
    { type: "array", prefixItems: [{ const: "a" }, { type: "integer" }], items: false, minItems: 2 },
    ["type", "minItems", "items", "const /0", "type /1"],
  ],
  [object({ a: true }, { additionalProperties: false }), ["type", "additionalProperties"]],
  [object({ a: false }), ["type", "false /a"]],
  [object({}, { additionalProperties: { type: "integer" } }), ["type", "type /key"]],
  [object({}, { additionalProperties: { type: "integer" } }), ["type", "type /Ada"], [{ Ada: 1 }]],
  [object({}, { patternProperties: { "^x-": { type: "integer" } } }), ["type", "type /x-"]],
  [object({}, { propertyNames: { pattern: "^[a-z]+$" } }), ["type", "propertyNames"]],
  [object({}, { minProperties: 1, maxProperties: 2 }), ["type", "minProperties", "maxProperties"]],
  [
    object({ a: { type: "string" } }, { dependentRequired: { a: ["b"] } }),
    ["type", "dependentRequired -b", "type /a"],
  ],
  [
    { oneOf: [{ type: "string", maxLength: 3 }, { type: "integer" }] },
    ["oneOf", "type", "maxLength", "type"],
  ],
  [
    { anyOf: [object({ a: { const: 1 } }, { required: ["a"] }), { type: "null" }] },
    ["anyOf -a", "type", "required -a", "const /a"],
  ],
  [object({ a: { type: "string", not: { const: "no" } } }), ["type", "type /a", "not /a"]],
  [object({ a: true }, { not: { required: ["b"] } }), ["type", "not"]],
  [{ allOf: [object({ a: { type: "string" } }), { required: ["a"] }] }, ["type", "type /a", "required -a"]],
  [
    object(
      { a: { type: "boolean" } },
      {
        if: { properties: { a: { const: true } }, required: ["a"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ["b"] },
        else: { required: ["c"] },
      },
    ),
    ["type", "type /a", "required -b", "required -c"],
  ],
  [object({ "a/b~c d": { type: "string" } }), ["type", "type /a~1b~0c d"]],
  [
    object({ a: { type: "string" } }, { unevaluatedProperties: false }),
    ["type", "unevaluatedProperties", "type /a"],
  ],
  [true, []],
  [{ type: "string", minLength: 0 }, ["type"]],
];

describe("the mutants of a schema", () => {
  test.each(cases)("of %j are %j", (schema, rules, examples = []) => {
    const { found, validate } = mutantsFor(schema, examples);
    expect(found.unreached).toEqual([]);
    expect(rulesOf(found).toSorted()).toEqual(rules.toSorted());
    for (const { base, change, expect: expected } of found.mutants) {
      expect(validate(base.value).ok).toBe(true);
      expect(validate(changed(base.value, change))).toMatchObject({
        ok: false,
        issues: expect.arrayContaining([expect.objectContaining(expected)]),
      });
    }
  });

  test("start from the example that shows most", () => {
    const schema = object({ a: { type: "string" }, b: { type: "string" } }, { required: ["a"] });
    const { found } = mutantsFor(schema, [{ a: "x" }, { a: "y", b: "z" }]);
    expect(basesOf(found)).toEqual([{ example: 1, value: { a: "y", b: "z" } }]);
  });

  test("never start from an example that breaks the schema", () => {
    const { found } = mutantsFor(object({ a: { type: "string" } }), [{ a: 1 }, { a: "y" }]);
    expect(found.examples).toBe(1);
    expect(basesOf(found)).toEqual([{ example: 0, value: { a: "y" } }]);
  });

  test("start from a payload made of the schema where no example has the place", () => {
    const schema = object({ a: { type: "string" }, b: { type: "integer" } });
    const { found } = mutantsFor(schema, [{ a: "x" }]);
    expect(basesOf(found)).toEqual([{ example: 0, value: { a: "x" } }, { value: { a: "text", b: 1 } }]);
    expect(rulesOf(found)).toEqual(["type", "type /a", "type /b"]);
  });

  test("reach every branch, and the schemas below it", () => {
    const { found } = mutantsFor(
      object({ shape: { oneOf: [{ $ref: "Circle" }, { $ref: "Square" }] } }),
      [{ shape: { kind: "circle", radius: 1 } }],
      {
        Circle: object(
          { kind: { const: "circle" }, radius: { type: "number", exclusiveMinimum: 0 } },
          { required: ["kind", "radius"] },
        ),
        Square: object(
          { kind: { const: "square" }, side: { type: "number", minimum: 1 } },
          { required: ["kind", "side"] },
        ),
      },
    );
    expect(found.unreached).toEqual([]);
    expect(rulesOf(found)).toContain("minimum /shape/side");
    expect(rulesOf(found)).toContain("exclusiveMinimum /shape/radius");
  });

  test("go through a recursion once", () => {
    const { found } = mutantsFor({ $ref: "Tree" }, [], {
      Tree: object({ label: { type: "string" }, children: { type: "array", items: { $ref: "Tree" } } }),
    });
    expect(rulesOf(found)).toEqual(["type", "type /label", "type /children"]);
  });

  test.each<[schema: SchemaJson, rule: string, reason: RegExp]>([
    [
      { anyOf: [{ type: "string", minLength: 3 }, { type: "string" }] },
      "minLength",
      /nothing that was tried/,
    ],
    [{ type: "string", maxLength: 5_000_000 }, "maxLength", /more than 5000000 characters/],
    [{ type: "string", pattern: ".*" }, "pattern", /nothing that was tried/],
    [
      object({ a: { allOf: [{ $ref: "Nothing" }, { type: "string", minLength: 1 }] } }),
      "minLength /a",
      /no valid payload/,
    ],
  ])("of %j say why there is none for %s", (schema, rule, reason) => {
    const { found } = mutantsFor(schema, [], { Nothing: false });
    const missed = found.unreached.find(({ keyword, path }) => `${keyword} ${path}`.trim() === rule);
    expect(missed?.reason).toMatch(reason);
    expect(rulesOf(found)).not.toContain(rule);
  });

  test("of a shared schema stand where it is first reached, the top of each message with the message", () => {
    const service = serviceWith(
      { first: { payload: "First" }, second: { payload: "Second" } },
      {
        First: object({ user: { $ref: "User" } }),
        Second: object({ user: { $ref: "User" } }, { required: ["user"] }),
        User: object({ name: { type: "string", minLength: 1 } }),
      },
    );
    const found = mutantsOf(service, ajvValidators(service));
    expect([...found.values()].map(rulesOf)).toEqual([
      ["type", "type /user", "type /user/name", "minLength /user/name"],
      ["type", "required -user"],
    ]);
  });

  test("of a rule that is taken away are gone", () => {
    const { minLength: _, ...rest } = { type: "string", minLength: 2, maxLength: 4 } as const;
    expect(rulesOf(mutantsFor(rest).found)).toEqual(["type", "maxLength"]);
  });

  /** A service of many messages that share a schema, and their validators. */
  function prepare(count: number) {
    const names = Array.from({ length: count }, (_, index) => `Message${index}`);
    const service = serviceWith(Object.fromEntries(names.map((name) => [name, { payload: name }])), {
      ...Object.fromEntries(
        names.map((name) => [
          name,
          object(
            {
              code: { const: name },
              id: { type: "string", minLength: 1, maxLength: 64 },
              at: { type: "string", format: "date-time" },
              user: { $ref: "User" },
              tags: { type: "array", items: { type: "string" }, maxItems: 10 },
            },
            { required: ["code", "id", "user"] },
          ),
        ]),
      ),
      User: object(
        { name: { type: "string", minLength: 1 }, email: { type: "string", format: "email" } },
        { required: ["name"] },
      ),
    });
    const validators = ajvValidators(service);
    for (const validate of validators.values()) validate({});
    return { service, validators };
  }

  test("come in time in proportion for a thousand messages", async () => {
    const [many, few] = [prepare(1_000), prepare(125)];
    const ratio = await timeRatio(
      () => {
        const found = mutantsOf(many.service, many.validators);
        expect([...found.values()].flatMap(({ mutants }) => mutants).length).toBeGreaterThan(10_000);
      },
      () => mutantsOf(few.service, few.validators),
      2,
    );
    expect(ratio).toBeLessThan(eightfold);
  });
});
