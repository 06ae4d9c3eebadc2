import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { formatTypes } from "../../src/schema/format.js";
import { compileSchemas } from "../../src/validator/load.js";
import { values } from "../schema/formats-cases.js";
import { eightfold, timeRatio } from "../time-ratio.js";
import { schema } from "./sample.js";

describe("a format accepts and refuses", () => {
  test("every format of the table has values here", () => {
    expect(Object.keys(values)).toEqual([...formatTypes.keys()]);
  });

  test.each(Object.entries(values))("%s", (format, pairs) => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const reference = ajv.compile({ format });
    const validate = compileSchemas([schema("A", { format })]).get("A");
    for (const [value, valid] of pairs) {
      expect([value, validate?.(value).ok]).toEqual([value, valid]);
      expect([value, reference(value)]).toEqual([value, valid]);
    }
  });

  test("says nothing of values of other types, and nothing at all when it is not known", () => {
    for (const format of [...formatTypes.keys(), "iso-time", "int64", "password", "constructor"]) {
      const validate = compileSchemas([schema("A", { format })]).get("A");
      expect(validate?.(formatTypes.get(format) === "string" ? 1 : "x").ok).toBe(true);
    }
  });

  test("answers long texts in time in proportion", async () => {
    const all = compileSchemas(
      [...formatTypes.keys()].map((format, index) => schema(`F${index}`, { format })),
    );
    const parts = ["a", "1", "a@", "1:", "a.", "-", "/~0", "{a", "P1Y", "%41", "a,", ".", "0"];
    const check = (times: number) => {
      const long = parts.map((part) => `${part.repeat(times)}!`);
      for (const validate of all.values())
        for (const text of [...long, ...long.map((part) => `a:${part}`)]) validate(text);
    };
    expect(
      await timeRatio(
        () => check(80_000),
        () => check(10_000),
      ),
    ).toBeLessThan(eightfold);
  });
});
