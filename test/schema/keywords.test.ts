import { expect, test } from "vitest";
import {
  type Keyword,
  keywords,
  listKeywords,
  mapKeywords,
  schemaKeywords,
} from "../../src/schema/keywords.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import {
  changeUnder,
  patternsOf,
  reachableFrom,
  referencesIn,
  schemasInPlace,
  subschemasOf,
} from "../../src/schema/walk.js";
import { nounsOf } from "../../src/specification/nouns.js";

const placeOf = ({ holds }: Keyword): string =>
  holds.includes("map")
    ? "map"
    : holds.includes("schema")
      ? "noun"
      : holds.includes("list")
        ? "list"
        : "value";

test.each(["2.6.0", "3.0.0"] as const)(
  "the grammar of AsyncAPI %s holds a schema's keywords as the table does",
  (version) => {
    const members = nounsOf(version).get("schema")?.members ?? new Map();
    const known = [...members].filter(
      ([name]) => keywords.has(name) && name !== "externalDocs" && name !== "contentSchema",
    );
    expect(known.length).toBeGreaterThan(45);
    expect(known.map(([name, { kind }]) => [name, kind])).toEqual(
      known.map(([name]) => [name, placeOf(keywords.get(name) ?? { holds: [], since: "draft-04" })]),
    );
  },
);

test("items is a schema, or in older drafts a list of them", () => {
  expect([schemaKeywords.has("items"), listKeywords.has("items"), mapKeywords.has("items")]).toEqual([
    true,
    true,
    false,
  ]);
});

const everywhere: SchemaJson = {
  properties: { a: { $ref: "A" }, __proto__: true },
  patternProperties: { "^p": { pattern: "q" } },
  prefixItems: [{ $ref: "B" }],
  items: { not: { $ref: "C" } },
  const: { $ref: "not a reference" },
  default: { pattern: "not a pattern" },
  if: { required: ["a"] },
  dependentSchemas: { a: { $ref: "D" } },
  pattern: "r",
};

test("a walk over a schema sees every schema in it and no value", () => {
  expect(referencesIn(everywhere)).toEqual(["A", "B", "C", "D"]);
  expect(patternsOf(everywhere)).toEqual(["^p", "q", "r"]);
  expect(subschemasOf(everywhere)).toHaveLength(6);
  expect(schemasInPlace(everywhere)).toEqual([{ required: ["a"] }, { $ref: "D" }]);
});

test("what a name leads to is found through cycles, each once, in the order of the schemas", () => {
  const source = { file: "a.yaml", pointer: "" };
  const schemas = [
    { name: "A", json: { items: { $ref: "B" } }, source },
    { name: "X", json: true, source },
    { name: "B", json: { anyOf: [{ $ref: "A" }, { $ref: "Gone" }] }, source },
  ];
  expect(reachableFrom(["B"], schemas).map(({ name }) => name)).toEqual(["A", "B"]);
});

test("a change reaches the schemas under a keyword, and no data", () => {
  const mark = (json: SchemaJson) => ({ allOf: [json] });
  expect(changeUnder("items", true, mark)).toEqual({ allOf: [true] });
  expect(changeUnder("anyOf", [false], mark)).toEqual([{ allOf: [false] }]);
  expect(changeUnder("properties", { a: {} }, mark)).toEqual({ a: { allOf: [{}] } });
  expect(changeUnder("const", { a: {} }, mark)).toBeUndefined();
  expect(changeUnder("toString", {}, mark)).toBeUndefined();
});
