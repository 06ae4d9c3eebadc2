import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { formatTypes } from "../../src/emit/format.js";
import { compileSchemas } from "../../src/emit/validator-load.js";
import { schema } from "./validators-sample.js";

const values: Readonly<Record<string, readonly (readonly [value: unknown, valid: boolean])[]>> = {
  byte: [
    ["", true],
    ["YQ==", true],
    ["YWI=", true],
    ["YQ=", false],
    ["Y", false],
    ["a b=", false],
  ],
  date: [
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["2000-02-29", true],
    ["1900-02-29", false],
    ["2024-13-01", false],
    ["2024-00-01", false],
    ["2024-1-1", false],
    ["2024-04-31", false],
  ],
  "date-time": [
    ["2024-01-01T00:00:00Z", true],
    ["2024-01-01t00:00:00.123+05:30", true],
    ["2024-01-01T00:00:00", false],
    ["2024-01-01", false],
    ["2024-01-01T24:00:00Z", false],
    ["2016-12-31T23:59:60Z", true],
    ["2024-02-30T00:00:00Z", false],
  ],
  duration: [
    ["P1Y2M3DT4H5M6S", true],
    ["P4W", true],
    ["PT1S", true],
    ["P", false],
    ["PT", false],
    ["P1YT", false],
    ["1Y", false],
  ],
  email: [
    ["a@b.co", true],
    ["a.b+c@d-e.org", true],
    ["a@b", false],
    ["@b.co", false],
    ["a@", false],
    ["a..b@c.de", false],
    ["a@-b.de", false],
    ["a b@c.de", false],
  ],
  hostname: [
    ["a", true],
    ["a.b-c.de", true],
    ["a..b", false],
    ["-a", false],
    ["a-", false],
    ["a_b", false],
    [`${"a".repeat(64)}.de`, false],
    ["a.", true],
  ],
  int32: [
    [2147483647, true],
    [-2147483648, true],
    [2147483648, false],
    [1.5, false],
  ],
  ipv4: [
    ["1.2.3.4", true],
    ["255.255.255.255", true],
    ["256.1.1.1", false],
    ["1.2.3", false],
    ["01.2.3.4", false],
  ],
  ipv6: [
    ["::", true],
    ["::1", true],
    ["1:2:3:4:5:6:7:8", true],
    ["1::8", true],
    ["::ffff:1.2.3.4", true],
    ["1:2:3:4:5:6:7", false],
    ["1:2:3:4:5:6:7:8:9", false],
    ["1::2::3", false],
    ["12345::", false],
    [":::", false],
    ["1:2:3:4:5:6:1.2.3.4", true],
    ["g::", false],
  ],
  "json-pointer": [
    ["", true],
    ["/a/b~0~1", true],
    ["a", false],
    ["/~2", false],
  ],
  regex: [
    ["^a$", true],
    ["(", false],
  ],
  "relative-json-pointer": [
    ["0", true],
    ["1#", true],
    ["2/a", true],
    ["01", false],
    ["/a", false],
  ],
  time: [
    ["12:00:00Z", true],
    ["12:00:00.5-01:00", true],
    ["12:00:00", false],
    ["25:00:00Z", false],
    ["23:59:60Z", true],
    ["12:00:60Z", false],
    ["12:00:00+25:00", false],
  ],
  uri: [
    ["http://a.b/c?d#e", true],
    ["urn:a:b", true],
    ["http://[::1]:80/", true],
    ["http://u:p@h:1/", true],
    ["/a", false],
    ["a", false],
    ["http://a b", false],
    ["http://a/%zz", false],
    ["http://[::g]/", false],
    ["http://a/#b#c", false],
  ],
  "uri-reference": [
    ["", true],
    ["/a", true],
    ["a/b:c", true],
    ["#x", true],
    ["?q", true],
    ["//h/p", true],
    ["\\a", false],
    ["a b", false],
    ["%2", false],
  ],
  "uri-template": [
    ["/a/{b}", true],
    ["{?x,y*}", true],
    ["{", false],
    ["/a b", false],
  ],
  uuid: [
    ["123e4567-e89b-12d3-a456-426614174000", true],
    ["123e4567e89b12d3a456426614174000", false],
    ["urn:uuid:123e4567-e89b-12d3-a456-426614174000", true],
  ],
};

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

  test("answers long texts in time in proportion", () => {
    const all = compileSchemas(
      [...formatTypes.keys()].map((format, index) => schema(`F${index}`, { format })),
    );
    const long = ["a", "1", "a@", "1:", "a.", "-", "/~0", "{a", "P1Y", "%41", "a,", ".", "0"].map(
      (part) => `${part.repeat(100_000)}!`,
    );
    const start = performance.now();
    for (const validate of all.values())
      for (const text of [...long, ...long.map((part) => `a:${part}`)]) validate(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
