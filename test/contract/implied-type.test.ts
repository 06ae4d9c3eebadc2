import { describe, expect, test } from "vitest";
import { buildContract } from "../../src/contract/build.js";
import { emitModels } from "../../src/emit/types/models.js";
import { compileSchemas } from "../../src/validator/load.js";
import { documentOf, onlyService } from "./document.js";

/** Components of a document: `s`, and what it refers to. */
const read = (components: string, impliedTypes = true) => {
  const yaml = `asyncapi: 3.0.0
info: { title: T, version: "1" }
components: { schemas: { ${components} } }
`;
  const { contract, diagnostics } = buildContract(documentOf({ "asyncapi.yaml": yaml }), { impliedTypes });
  return { contract, service: onlyService(contract), diagnostics };
};

const accepts = (components: string, values: readonly unknown[], impliedTypes = true) => {
  const validate = compileSchemas(read(components, impliedTypes).service.schemas, ["S"]).get("S");
  return values.map((value) => validate?.(value).ok);
};

const values = [12, "x", [], [1], {}, { a: 1 }, { b: { a: 1 } }, { b: 12 }, { b: {} }];

describe("below `not` and `if` nothing is assumed, whether their schema is written there or referred to", () => {
  test.each([
    ["not", "{ required: [a] }"],
    ["not", "{ properties: { b: { required: [a] } }, required: [b] }"],
    ["not", "{ items: { type: string } }"],
    ["not", "{ not: { maxProperties: 0 } }"],
    ["not", "{ anyOf: [{ required: [a] }, { minProperties: 1 }] }"],
    ["if", "{ properties: { b: { required: [a] } } }"],
  ])("%s: %s", (keyword, schema) => {
    const then = keyword === "if" ? ", then: { type: object, required: [a] }" : "";
    const inline = accepts(`s: { ${keyword}: ${schema}${then} }`, values);
    const toTheLetter = accepts(`s: { ${keyword}: ${schema}${then} }`, values, false);
    const reference = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;
    const byReference = `s: { ${keyword}: ${reference("o")}${then} }, o: ${schema}`;
    const byTwo = `s: { ${keyword}: ${reference("p")}${then} }, p: { allOf: [${reference("o")}] }, o: ${schema}`;
    expect(accepts(byReference, values)).toEqual(inline);
    expect(accepts(byTwo, values)).toEqual(inline);
    expect(toTheLetter).toEqual(inline);
  });

  test("a schema that is needed both ways is there twice, and says so", () => {
    const found =
      read(`s: { type: object, properties: { o: { $ref: "#/components/schemas/o" } }, not: { $ref: "#/components/schemas/o" } },
      o: { required: [a], properties: { next: { $ref: "#/components/schemas/o" } } },
      oAsWritten: { type: string }`);
    expect(Object.fromEntries(found.service.schemas.map(({ name, json }) => [name, json]))).toEqual({
      O: { type: "object", required: ["a"], properties: { next: { $ref: "O" } } },
      OAsWritten: { type: "string" },
      OAsWritten2: {
        description: "`O` below `not` and `if`, where no `type` is assumed.",
        required: ["a"],
        properties: { next: { $ref: "OAsWritten2" } },
      },
      S: { type: "object", properties: { o: { $ref: "O" } }, not: { $ref: "OAsWritten2" } },
    });
  });

  test("a schema that reads the same both ways is there once", () => {
    const found = read(`s: { not: { $ref: "#/components/schemas/o" } }, o: { type: object, required: [a] }`);
    expect(found.service.schemas.map(({ name }) => name)).toEqual(["O", "S"]);
  });
});

describe("an assumed type is said", () => {
  const placesOf = (schema: string, others = "") =>
    read(`s: ${schema} ${others}`).diagnostics.map(({ code, severity, message, source: { pointer } }) => {
      expect({ code, severity }).toEqual({ code: "type-implied", severity: "info" });
      return `${pointer.replace("/components/schemas/", "")} ${/; (\w+) is assumed$/.exec(message)?.[1]}`;
    });

  test.each([
    ["of properties", "{ properties: { a: { type: string } } }", ["s object"]],
    ["of a nested one", "{ type: object, properties: { a: { items: {} } } }", ["s/properties/a array"]],
    [
      "of each alternative",
      "{ anyOf: [{ required: [a] }, { required: [b] }] }",
      ["s/anyOf/0 object", "s/anyOf/1 object"],
    ],
    [
      "once for what looks at the same value",
      "{ maxProperties: 2, anyOf: [{ required: [a] }] }",
      ["s object"],
    ],
    [
      "not where the schema around it says one",
      "{ type: object, allOf: [{ required: [a] }], oneOf: [{ required: [b] }] }",
      [],
    ],
    ["not where one beside it says one", "{ allOf: [{ type: object }, { properties: {} }] }", []],
    ["not below not and if", "{ not: { required: [a] }, if: { required: [b] } }", []],
    ["not of values", "{ enum: [{}], properties: {} }", []],
    ["not of what implies none", "{ minLength: 2, maxItems: 3 }", []],
  ])("%s", (_, schema, places) => expect(placesOf(schema)).toEqual(places));

  test("not where one beside it refers to one that says it", () => {
    const reference = '{ $ref: "#/components/schemas/base" }';
    const others = ", base: { allOf: [{ type: object }] }";
    expect(placesOf(`{ allOf: [${reference}, { properties: {} }] }`, others)).toEqual([]);
  });
});

test("with `impliedTypes: false` other values pass, types say so, and nothing is found", () => {
  const schema = "s: { properties: { a: { type: string } } }";
  expect(accepts(schema, [12, { a: 1 }])).toEqual([false, false]);
  expect(accepts(schema, [12, { a: 1 }], false)).toEqual([true, false]);
  const found = read(schema, false);
  expect(found.diagnostics).toEqual([]);
  expect(emitModels(found).text).toContain(
    "export type S = boolean | number | string | unknown[] | { a?: string } | null;",
  );
});
