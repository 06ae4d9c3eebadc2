import { expect, test } from "vitest";
import { isMapping } from "../../../src/json/value.js";
import { sample } from "../../../src/schema/sample/sample.js";
import type { SchemaJson } from "../../../src/schema/schema.js";

/** Schemas that lead to each other in circles, offer choices, fail, and grow. */
const schemas: Readonly<Record<string, SchemaJson>> = {
  Person: {
    properties: { name: { type: "string" }, friend: { $ref: "Person" }, pet: { $ref: "Animal" } },
    required: ["name"],
  },
  Animal: { properties: { owner: { $ref: "Person" }, kind: { enum: ["cat", "dog"] } } },
  Choice: { anyOf: [{ $ref: "Impossible" }, { $ref: "Animal" }, { properties: { x: { type: "number" } } }] },
  Impossible: { properties: { a: { minimum: 2, maximum: 1 } }, required: ["a"], type: "object" },
  Endless: { properties: { next: { $ref: "Endless" } }, required: ["next"], type: "object" },
  Many: {
    type: "object",
    properties: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, { $ref: "Wide" }])),
  },
  Wide: {
    type: "object",
    properties: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`q${index}`, { $ref: "Leaf" }])),
  },
  Leaf: { type: "object", properties: { text: { type: "string", default: "yes" } } },
  Two: { type: "object", properties: { a: { $ref: "Choice" }, b: { $ref: "Choice" } } },
  Fails: {
    type: "object",
    properties: { a: { $ref: "Choice" }, b: { $ref: "Endless" } },
    required: ["a", "b"],
  },
  List: { type: "array", items: { $ref: "Choice" }, minItems: 3, uniqueItems: true },
};
const names = Object.keys(schemas);
const freshLookup = () => (name: string) => schemas[name];

const sizes = ["full", "minimal"] as const;
const wanted = names.flatMap((name) =>
  sizes.flatMap((size) =>
    [{ size }, { size, seed: 1 }, { size, branch: 1 }].map((options) => ({ name, options })),
  ),
);

test.each([
  ["in this order", wanted],
  ["backwards", wanted.toReversed()],
  ["below another schema first", [{ name: "Many", options: { size: "full" } } as const, ...wanted]],
])("samples that share what was made before are those that are made alone, %s", (_, order) => {
  const lookup = freshLookup();
  for (const { name, options } of order)
    expect([name, options, sample({ $ref: name }, lookup, options)]).toEqual([
      name,
      options,
      sample({ $ref: name }, freshLookup(), options),
    ]);
});

test("a schema that many refer to is sampled once", () => {
  let asked = 0;
  const lookup = (name: string) => {
    if (name === "Leaf") asked += 1;
    return schemas[name];
  };
  sample({ properties: { a: { $ref: "Leaf" }, b: { $ref: "Leaf" }, c: { $ref: "Leaf" } } }, lookup, {
    size: "full",
  });
  expect(asked).toBe(1);
});

test("what many refer to is still made small once a sample has grown large", () => {
  const made = sample({ $ref: "Many" }, freshLookup(), { size: "full" });
  const sizesMade = Object.values(made.ok && isMapping(made.value) ? made.value : {}).map(
    (member) => Object.keys(isMapping(member) ? member : {}).length,
  );
  expect(sizesMade).toEqual([...Array(25).fill(60), ...Array(35).fill(0)]);
});

test("the branch that is asked for is that of the first choice alone", () => {
  const made = sample({ $ref: "Two" }, freshLookup(), { size: "full", branch: 2 });
  expect(made).toEqual({ ok: true, value: { a: { x: 1.5 }, b: { a: "text" } } });
});
