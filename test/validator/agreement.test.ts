import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compileSchemas } from "../../src/validator/load.js";
import { cases } from "./cases.js";
import { schema } from "./sample.js";

const toPointers = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(toPointers);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === "$ref" ? (value === "Root" ? "#" : `#/$defs/${String(value)}`) : toPointers(value),
    ]),
  );
};

describe("the emitted code gives the verdict of AJV used the ordinary way", () => {
  test.each(Object.entries(cases))("%s", (_, { json, values, others = {} }) => {
    const ajv = new Ajv2020({
      strict: false,
      ownProperties: true,
      strictNumbers: true,
      validateFormats: false,
    });
    const reference = ajv.compile(
      typeof json === "boolean" ? json : { ...(toPointers(json) as object), $defs: toPointers(others) },
    );
    const all = [schema("Root", json), ...Object.entries(others).map(([name, other]) => schema(name, other))];
    const validate = compileSchemas(all).get("Root");
    for (const value of values) {
      const result = validate?.(value);
      expect([value, result?.ok]).toEqual([value, reference(value)]);
      expect(JSON.stringify(result?.ok === false && result.issues)).not.toContain("readable");
    }
    // A table whose values all get the same verdict would show little.
    const decides = typeof json === "object" && !("description" in json);
    expect(new Set(values.map((value) => reference(value))).size).toBe(decides ? 2 : 1);
  });
});
