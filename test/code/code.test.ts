import { describe, expect, test } from "vitest";
import {
  code,
  comment,
  fileHeader,
  identifier,
  join,
  literal,
  propertyKey,
  text,
} from "../../src/code/code.js";
import type { Json } from "../../src/json/value.js";
import { hostileTexts } from "./hostile-texts.js";

const evaluate = (expression: string): unknown => new Function(`"use strict"; return (${expression});`)();

describe("text", () => {
  test.each(hostileTexts)("%j is a literal with that very value and no invisible character", (value) => {
    const literalText = text(value);
    expect(evaluate(literalText)).toBe(value);
    expect(literalText).toMatch(/^"[^\p{C}\u2028\u2029]*"$/u);
    expect(literalText).not.toMatch(/source(Mapping)?URL|@vitest-|<\//i);
  });
});

describe("literal", () => {
  const values: readonly Json[] = [
    null,
    true,
    -0,
    1e21,
    [],
    {},
    JSON.parse('{"__proto__":{"polluted":1},"a-b":[1,{"constructor":"x"}],"1":2}'),
    Array.from({ length: 60 }, (_, index) => ({ index, name: "n".repeat(index) })),
    [...hostileTexts],
    Object.fromEntries(hostileTexts.map((value, index) => [value, index])),
  ];
  test.each(values)("%j is the same value again", (value) => {
    expect(evaluate(literal(value))).toStrictEqual(value);
    expect(evaluate(literal(value, Infinity))).toStrictEqual(value);
  });

  test("a value that fits stays on one line, one that does not has a member a line", () => {
    expect(literal({ a: [1, "b"] })).toBe('{ a: [1, "b"] }');
    expect(literal({ a: [1, "b"] }, 5)).toBe('{\n  a: [\n    1,\n    "b",\n  ],\n}');
  });

  test("what JSON cannot hold is null", () => {
    expect(literal([Number.NaN, Number.POSITIVE_INFINITY])).toBe("[null, null]");
  });
});

describe("identifier", () => {
  test.each(["User", "_x", "$", "größe", "名前"])("%s is one", (name) => expect(identifier(name)).toBe(name));
  test.each(["", "1a", "a-b", "a b", "a;b", "class", "await", "eval", "let", "a\u200db"])(
    "%j is none",
    (name) => expect(() => identifier(name)).toThrow("not an identifier"),
  );
});

test.each([
  ["class", "class"],
  ["userId", "userId"],
  ["a-b", '"a-b"'],
  ["1", '"1"'],
  ["__proto__", '"__proto__"'],
  ["аdmin", '"аdmin"'],
])("the key %j is written %s", (name, wanted) => expect(propertyKey(name)).toBe(wanted));

describe("comment", () => {
  const cases: readonly (readonly [what: string, made: string, wanted: string])[] = [
    ["nothing to say is nothing", comment([{ text: " \n " }]), ""],
    ["a short one has one line", comment([{ text: "The room." }]), "/** The room. */\n"],
    ["a tag without words stands alone", comment([{ tag: "deprecated", text: "" }]), "/** @deprecated */\n"],
    [
      "words and tags have lines",
      comment([{ text: "A." }, { tag: "see", text: "b#/c" }], 2),
      "/**\n   * A.\n   * @see b#/c\n   */\n  ",
    ],
    [
      "blank lines are kept, one at a time",
      comment([{ text: "A.\n\n\n\nB." }]),
      "/**\n * A.\n *\n * B.\n */\n",
    ],
    [
      "long lines are folded",
      comment([{ text: `${"word ".repeat(30)}end.` }]),
      `/**\n * ${"word ".repeat(20)}word\n * ${"word ".repeat(9)}end.\n */\n`,
    ],
    [
      "list items are folded below their text",
      comment([{ text: `- ${"word ".repeat(24)}end.` }]),
      `/**\n * - ${"word ".repeat(20)}word\n *   ${"word ".repeat(3)}end.\n */\n`,
    ],
    [
      "a word that would start a list stays on its line",
      comment([{ text: `${"word ".repeat(21)}- \`code\` end.` }]),
      `/**\n * ${"word ".repeat(21)}-\n * \`code\` end.\n */\n`,
    ],
    [
      "code blocks are not folded",
      comment([{ text: `\`\`\`\n${"x ".repeat(70)}\n\`\`\`` }]),
      `/**\n * \`\`\`\n * ${"x ".repeat(70).trimEnd()}\n * \`\`\`\n */\n`,
    ],
    [
      "tags of the document are not tags",
      comment([{ text: "@param x, a@b.c" }]),
      "/** \\@param x, a\\@b.c */\n",
    ],
  ];
  test.each(cases)("%s", (_, made, wanted) => expect(made).toBe(wanted));
});

test("a header stays on its line", () => {
  expect(fileHeader("a\nb*/.yaml")).toBe("// Generated from a b*\\/.yaml by asyncwright. Do not edit.");
});

test("pieces of code are joined and put into the fixed text in order", () => {
  const names = [identifier("A"), identifier("B")];
  expect(code`type X = ${join(names, " | ")}; // ${names.length}`).toBe("type X = A | B; // 2");
});
