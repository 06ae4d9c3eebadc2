import { describe, expect, test } from "vitest";
import { isSurelyLinear } from "../../src/schema/pattern/analysis.js";
import { parsePattern } from "../../src/schema/pattern/syntax.js";
import { patternsOf } from "../../src/schema/walk.js";
import { compileSchemas } from "../../src/validator/load.js";
import { checkPatterns, patternExpression } from "../../src/validator/pattern.js";
import { timeRatio } from "../time-ratio.js";
import { schema, service } from "./sample.js";

const isLinear = (pattern: string) => {
  const parsed = parsePattern(pattern);
  return parsed !== undefined && isSurelyLinear(parsed.tree);
};

test.each([
  "^[a-z0-9_-]{1,64}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^[a-z]+(-[a-z]+)*$",
  "^.{8,}$",
  "^(?=.*[a-z])(?=.*\\d).{8,}$",
  "^(?!.*--)[a-z-]+$",
  "^[^@\\s]+@[^@\\s]+$",
  "foo|bar",
  "[A-Z]{3}",
  "^(a|b)*$",
  "^\\+?[1-9]\\d{1,14}$",
  "",
])("%s is left to the engine of the platform", (pattern) => {
  expect(isLinear(pattern)).toBe(true);
  expect(patternExpression(pattern).helper).toBeUndefined();
});

test.each([
  "^(a+)+$",
  "^(a|a)*$",
  "^(a|ab)*$",
  "(x+x+)+y",
  "\\s+$",
  "^\\s*a*\\s*a*\\s*$",
  "^([a-z]+)*@x$",
  "^(\\d+)*$",
  ".*.*=.*",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
])("%s is run by the engine of ours", (pattern) => {
  expect(isLinear(pattern)).toBe(false);
  expect(patternExpression(pattern).helper).toBe("linear");
});

describe("our engine agrees with the platform's", () => {
  const alphabet = ["a", "b", "1", "-", " ", "é", "😀", "\n"];
  const texts = [
    "",
    ...Array.from({ length: 400 }, (_, seed) => {
      let state = seed * 7919 + 13;
      return Array.from({ length: seed % 9 }, () => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return alphabet[Math.floor(state / 65536) % alphabet.length];
      }).join("");
    }),
  ];
  test.each([
    "(a+)+$",
    "^(a|ab)*$",
    "^(\\w+\\s?)*$",
    "a+b+$",
    "(^|-)a+(-|$)+",
    "\\ba+\\b.*\\d+$",
    "\\Ba+\\B.*.*",
    "^(a{2,3}b?)+$",
    "[^a]+[^b]+$",
    "^(.+)+$",
    "(?:)+a*a*$",
    "a{0}b*b*$",
    "\\p{L}+\\p{L}+$",
    "(?:a|)+b*$",
    "[\\u{1F600}é]+.*[é]+$",
  ])("%s", (pattern) => {
    const validate = compileSchemas([schema("A", { type: "string", pattern })]).get("A");
    const native = new RegExp(pattern, "u");
    expect(patternExpression(pattern).helper).toBe("linear");
    for (const text of texts) expect([text, validate?.(text).ok]).toEqual([text, native.test(text)]);
  });
});

test.each(["(?=.*a)b", "^.*(?=.*a)b", "^(?:x(?=.*a))*b", "^a*(?<=a*b)", "^(.)\\1*x+$"])(
  "%s is not called safe",
  (pattern) => {
    expect(isLinear(pattern)).toBe(false);
  },
);

test("a text made to stop a backtracking engine is answered at once", async () => {
  const validate = compileSchemas([schema("A", { type: "string", pattern: "^(\\w+\\s?)*$" })]).get("A");
  const check = (length: number) => expect(validate?.(`${"a".repeat(length)}!`).ok).toBe(false);
  expect(
    await timeRatio(
      () => check(20_000),
      () => check(2_500),
    ),
  ).toBeLessThan(100); // where such an engine would never end
});

test("a pattern that only compiles without the u flag is run without it", () => {
  expect(patternExpression("^[\\w-.]+\\:$").expression).toBe(
    '/* @__PURE__ */ new RegExp("^[\\\\w-.]+\\\\:$")',
  );
});

test("the patterns of a schema are those of pattern and patternProperties, not those in values", () => {
  expect(
    patternsOf({
      pattern: "a",
      properties: { x: { pattern: "b" } },
      patternProperties: { c: { pattern: "d" } },
      const: { pattern: "e" },
      examples: [{ pattern: "f" }],
    }),
  ).toEqual(["a", "b", "c", "d"]);
});

test("what nothing runs safely is an error, what only our engine runs safely a warning", async () => {
  const patterns = ["^(a+)+$", "^(?!.*(.+)\\1)[a-z]+$", "^[a-z]+$", "^(?=.*a)[a-z]+$"];
  const only = service(
    patterns.map((pattern, index) => schema(`S${index}`, { type: "string", pattern })),
    [],
  );
  const found = await checkPatterns(only);
  expect(found.map(({ code, severity, source }) => [code, severity, source.pointer])).toEqual([
    ["pattern-slow", "warning", "/components/schemas/S0"],
    ["pattern-unsupported", "error", "/components/schemas/S1"],
  ]);
  expect((await checkPatterns(only, { depth: "errors" })).map(({ code }) => code)).toEqual([
    "pattern-unsupported",
  ]);
});

test("a look-ahead and a back-reference that are square at worst run on short texts only, with a warning", async () => {
  const pattern = String.raw`^(-?)\d{4}(?!\d)\1\d+(,\d+)?$`;
  const only = service([schema("S", { type: "string", pattern })], []);
  const found = await checkPatterns(only, { depth: "errors" });
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([["pattern-bounded", "warning"]]);
  const check = compileSchemas(only.schemas).get("S");
  expect(check?.("-2024-1,5").ok).toBe(true);
  expect(check?.("-20245-1").ok).toBe(false);
  expect(check?.(`-2024-${"1".repeat(1_001)}`).ok).toBe(false);
});
