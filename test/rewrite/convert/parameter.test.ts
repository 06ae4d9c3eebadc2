import { describe, expect, test } from "vitest";
import { at, converted } from "./document.js";

describe("a parameter", () => {
  test.each([
    {
      given: "{ description: d, location: $message.payload#/p }",
      wanted: { description: "d", location: "$message.payload#/p" },
      said: [],
    },
    { given: "{ schema: { type: string } }", wanted: {}, said: [] },
    {
      given: "{ schema: { type: string, enum: [a, b], default: a, examples: [b] } }",
      wanted: { enum: ["a", "b"], default: "a", examples: ["b"] },
      said: [],
    },
    { given: "{ schema: { const: a } }", wanted: { enum: ["a"] }, said: [] },
    { given: "{ schema: { description: theirs } }", wanted: { description: "theirs" }, said: [] },
    { given: "{ schema: { $ref: '#/components/schemas/S' } }", wanted: { enum: ["s"] }, said: [] },
    {
      given: "{ schema: { type: string, pattern: '^a' } }",
      wanted: { "x-schema": { type: "string", pattern: "^a" } },
      said: ["convert-kept"],
    },
    {
      given: "{ schema: { type: integer, enum: [1, 2] } }",
      wanted: { enum: ["1", "2"], "x-schema": { type: "integer", enum: [1, 2] } },
      said: ["convert-kept"],
    },
    { given: "{ schema: true }", wanted: { "x-schema": true }, said: ["convert-kept"] },
    {
      given: "{ $ref: '#/components/parameters/P' }",
      wanted: { $ref: "#/components/parameters/P" },
      said: [],
    },
  ])("$given is $wanted", ({ given, wanted, said }) => {
    const found = converted(`
channels: { "a/{p}": { parameters: { p: ${given} } } }
components: { schemas: { S: { type: string, enum: [s] } }, parameters: { P: {} } }`);
    expect(at(found.value, "channels", "AP", "parameters", "p")).toEqual(wanted);
    expect(found.said).toEqual(said);
  });
});

describe("a reference to the schema of a parameter", () => {
  const refer = (schema: string) =>
    converted(`
components:
  parameters: { P: { schema: ${schema} } }
  schemas: { S: { properties: { a: { $ref: "#/components/parameters/P/schema" } } } }`).value;

  test("follows it to where it is kept", () => {
    expect(at(refer("{ type: integer }"), "components", "schemas", "S", "properties", "a")).toEqual({
      $ref: "#/components/parameters/P/x-schema",
    });
  });

  test("finds a schema of its own where it is not kept", () => {
    const value = refer("{ type: string }");
    expect(at(value, "components", "schemas", "S", "properties", "a")).toEqual({
      $ref: "#/components/schemas/P",
    });
    expect(at(value, "components", "schemas", "P")).toMatchObject({ type: "string" });
  });
});
