import { describe, expect, test } from "vitest";
import { buildContract } from "../../../src/contract/build.js";
import { mutantsOf } from "../../../src/example/mutants.js";
import type { Json } from "../../../src/json/value.js";
import { defaultLimits } from "../../../src/limits.js";
import { readDocument } from "../../../src/read/read.js";
import { judge } from "../../../src/schema/judge/judge.js";
import { changed } from "../../../src/schema/mutant/change.js";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { compileSchemas } from "../../../src/validator/load.js";
import { cases } from "../../validator/cases.js";
import { schema } from "../../validator/sample.js";
import { values as formatValues } from "../formats-cases.js";

const quickly = (json: SchemaJson, value: unknown, others: Readonly<Record<string, SchemaJson>> = {}) =>
  judge(json, value as Json, {
    lookup: (name) => (Object.hasOwn(others, name) ? others[name] : undefined),
    effort: { left: 100_000 },
  });

/** Texts of each format that need no validator. */
const plainTexts = [
  ["byte", "YWJj"],
  ["byte", "YWI="],
  ["date", "2024-01-28"],
  ["date-time", "2024-05-01T12:00:00Z"],
  ["date-time", "2024-05-01T12:00:00.123+02:00"],
  ["duration", "PT5M"],
  ["email", "ada.lovelace@mail.example.com"],
  ["hostname", "api.example-host.com"],
  ["ipv4", "192.168.0.1"],
  ["ipv6", "2001:db8::1"],
  ["ipv6", "1:2:3:4:5:6:7:8"],
  ["json-pointer", "/a/0"],
  ["time", "12:30:00Z"],
  ["uri", "https://api.example.com:80/v1/rooms?limit=10&after=a"],
  ["uri-reference", "rooms/7?x=1"],
  ["uri-template", "https://example.com/{id}"],
  ["uuid", "3f2b8c1e-9d4a-4c55-8a77-0b1c2d3e4f50"],
] as const;

/** A text with one character changed, put in, taken out or doubled. */
function neighboursOf(text: string): readonly string[] {
  const signs = [..."019aAzZ-_.:/@{}%?#=+ ~\n\u00e9"];
  return Array.from(
    { length: text.length + 1 },
    (_, at) => [text.slice(0, at), text.slice(at)] as const,
  ).flatMap(([before, after]) => [
    before + after.slice(1),
    before + after.slice(0, 1) + after,
    ...signs.flatMap((sign) => [before + sign + after, before + sign + after.slice(1)]),
  ]);
}

/** A pattern, and texts. */
const patterns: readonly (readonly [string, ...string[]])[] = [
  ["^[A-Z]{2}[0-9]{4}$", "AB1234", "AB123", "xAB1234"],
  ["^[a-z0-9_-]{1,64}$", "a", "a".repeat(64), "a".repeat(65), ""],
  ["foo|bar", "a foo", "a bar", "baz"],
  ["^(?:a|b)?c$", "ac", "c", "bc", "abc"],
  ["^\\+?[1-9]\\d{1,14}$", "+15555550123", "0"],
  ["^[(*]+$", "(*(", "a"],
  ["^(?=.*\\d).{4,}$", "abc1", "abcd"],
  ["^\\p{Lu}", "\u00c4b", "b"],
  ["^[\\w-.]+\\:$", "a-b.c:", "a b:"],
  ["^.$", "\u{1F600}", "ab"],
];

describe("a quick look gives the validator's verdict, or none", () => {
  test.each(Object.entries(cases))("%s", (name, { json, values, others = {} }) => {
    const all = { Root: json, ...others };
    const validate = compileSchemas(Object.entries(all).map(([key, one]) => schema(key, one))).get("Root");
    const verdicts = values.map((value) => quickly(json, value, all));
    for (const [index, verdict] of verdicts.entries())
      if (verdict !== undefined)
        expect([values[index], verdict]).toEqual([values[index], validate?.(values[index]).ok]);
    const undecided = values.filter((_, index) => verdicts[index] === undefined);
    expect(undecided.length).toBeLessThanOrEqual(undecidable[name] ?? 0);
  });

  /** How many values of a case only the validator can judge. */
  const undecidable: Readonly<Record<string, number>> = {
    "unevaluatedProperties within anyOf": 4,
    "unevaluatedProperties within oneOf": 4,
    "unevaluatedItems within anyOf": 3,
    "unevaluatedItems within oneOf": 3,
    "unevaluatedProperties in a branch": 2,
    "unevaluatedProperties in a dependent schema": 2,
    "each type": 2,
    "unique items, deep": 4,
    "unevaluatedProperties across references": 3,
    "unevaluatedProperties behind a union": 5,
    unevaluatedItems: 3,
  };

  const formatted = Object.entries(formatValues).flatMap(([format, pairs]) =>
    pairs.map(([value, valid]) => [format, value, valid] as const),
  );

  test.each(formatted)("of the format %s: %j", (format, value, valid) => {
    expect([undefined, valid]).toContain(quickly({ format }, value));
  });

  test.each(plainTexts)("the plain texts of the format %s, and those next to them: %j", (format, text) => {
    expect(quickly({ format }, text)).toBe(true);
    const validate = compileSchemas([schema("A", { format })]).get("A");
    expect(validate?.(text).ok).toBe(true);
    const near = neighboursOf(text).filter((other) => quickly({ format }, other) === true);
    expect(near.filter((other) => validate?.(other).ok !== true)).toEqual([]);
  });

  test.each(patterns)("of the pattern %s", (pattern, ...texts) => {
    const json = { type: "string", pattern } as const;
    const validate = compileSchemas([schema("A", json)]).get("A");
    for (const text of texts) expect([text, quickly(json, text)]).toEqual([text, validate?.(text).ok]);
  });

  test("of every example and every mutant of our own contract", async () => {
    const { document } = await readDocument({ path: "asyncapi.yaml", limits: defaultLimits });
    if (document === undefined) throw new Error("our contract cannot be read");
    let decided = 0;
    let open = 0;
    for (const { schemas, messages, ...rest } of buildContract(document).contract.services) {
      const lookup = new Map(schemas.map(({ name, json }) => [name, json]));
      const compiled = compileSchemas(schemas);
      const validators = new Map(
        messages.flatMap(({ name, payload }) => {
          const validate = payload && compiled.get(payload.$ref);
          return validate === undefined ? [] : [[name, validate] as const];
        }),
      );
      const mutants = mutantsOf({ ...rest, schemas, messages }, validators);
      for (const { name, payload, examples } of messages) {
        const values = examples.flatMap((example) =>
          example.payload === undefined ? [] : [example.payload],
        );
        for (const { base, change } of mutants.get(name)?.mutants ?? [])
          values.push(changed(base.value, change) ?? null);
        for (const value of values) {
          const verdict = judge(payload ?? true, value, {
            lookup: (reference) => lookup.get(reference),
            effort: { left: 10_000 },
          });
          if (verdict === undefined) open += 1;
          else {
            decided += 1;
            expect([name, value, verdict]).toEqual([name, value, validators.get(name)?.(value).ok]);
          }
        }
      }
    }
    expect(decided).toBeGreaterThan(500);
    expect(open).toBeLessThan(decided / 10);
  });
});

describe("there is no verdict", () => {
  test.each(["^(a+)+$", "^(a|a)*$", "^(a|b){2,30}$", "^(.)\\1*x$", "^a*a*a*a*$", "a*b*c*$", "("])(
    "on a pattern that could take long: %s",
    (pattern) => {
      expect(quickly({ pattern }, "a".repeat(60))).toBeUndefined();
    },
  );

  test("on a pattern and a text that some validators would not try", () => {
    expect(quickly({ pattern: "^a*$" }, "a".repeat(1_001))).toBeUndefined();
  });

  test("when the effort is used up, and none is made after that", () => {
    const effort = { left: 10 };
    const lookup = () => undefined;
    const json = { items: { type: "string" } } as const;
    expect(judge(json, Array.from("0123456789"), { lookup, effort })).toBeUndefined();
    expect(judge(json, ["a"], { lookup, effort })).toBeUndefined();
  });

  test("on a schema that leads back to itself, or to nothing", () => {
    expect(quickly({ $ref: "A" }, 1, { A: { allOf: [{ $ref: "A" }] } })).toBeUndefined();
    expect(quickly({ $ref: "A" }, 1)).toBeUndefined();
  });

  test("on data called `__proto__`", () => {
    const value: unknown = JSON.parse('{ "__proto__": 1 }');
    expect(quickly({ properties: { a: true }, additionalProperties: false }, value)).toBeUndefined();
  });

  test("where what is not certain decides", () => {
    const unsure = { format: "regex" } as const;
    expect(quickly({ anyOf: [unsure, { type: "number" }] }, "(")).toBeUndefined();
    expect(quickly({ oneOf: [unsure, { type: "string" }] }, "(")).toBeUndefined();
    expect(quickly({ not: unsure }, "(")).toBeUndefined();
    expect(quickly({ if: unsure }, "(")).toBeUndefined();
    expect(quickly({ contains: unsure }, ["("])).toBeUndefined();
    expect(quickly({ anyOf: [unsure, { type: "string" }] }, "(")).toBe(true);
    expect(quickly({ allOf: [unsure, { type: "number" }] }, "(")).toBe(false);
  });
});
