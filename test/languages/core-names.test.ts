import { expect, test } from "vitest";
import { createTokens } from "../../src/languages/tokens.js";
import { allocateNames, camel, constant, pascal, snake } from "../../src/languages/words.js";

const style = { casing: camel, reserved: new Set(["class"]), suffix: "_", prefix: "n" };

test.each([
  { given: ["user_id"], wanted: ["userId"] },
  { given: ["HTTPError", "chat_session-ended"], wanted: ["httpError", "chatSessionEnded"] },
  { given: ["class"], wanted: ["class_"] },
  { given: ["1st"], wanted: ["n1st"] },
  { given: ["Größe"], wanted: ["grosse"] },
  { given: ["$"], wanted: ["dollar"] },
  { given: ["foo-bar", "foo_bar", "fooBar"], wanted: ["foo_dash_bar", "foo_bar", "fooBar"] },
  { given: ["fooBar", "foo_bar", "foo-bar"], wanted: ["fooBar", "foo_bar", "foo_dash_bar"] },
])("$given are called $wanted", ({ given, wanted }) => {
  const names = allocateNames(given, style);
  expect(given.map((text) => names.get(text))).toEqual(wanted);
});

test("what differs in case or signs alone is told apart by its hash, in whatever order it comes", () => {
  const texts = ["ab", "AB", "aB", "Ab", "", " ", "_", "__", "你", "\u0000", "\ud800", "a b", "a  b"];
  const names = allocateNames(texts, style);
  const again = allocateNames(texts.toReversed(), style);
  for (const text of texts) expect(again.get(text)).toBe(names.get(text));
  expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(texts.length);
  for (const name of names.values()) expect(name).toMatch(/^[A-Za-z]\w*$/);
});

test("each casing puts words together in its own way", () => {
  const words = ["user", "ID"];
  expect([camel, pascal, snake, constant].map((casing) => casing(words))).toEqual([
    "userId",
    "UserId",
    "user_id",
    "USER_ID",
  ]);
});

test("what a token stands for is put in once and never looked at again", () => {
  const tokens = createTokens();
  const name = tokens.name({ own: "id", large: "Id" });
  const code = tokens.code(JSON.stringify(name));
  expect(tokens.resolve(`${name} = ${code}; get${name.replace("x", "X")}`)).toBe(`id = "${name}"; getId`);
});

test.each([
  { text: "code in quotes", rendered: (code: string) => `"${code}"` },
  { text: "code within a word", rendered: (code: string) => `a${code}` },
  { text: "code in capitals", rendered: (code: string) => code.toUpperCase() },
  { text: "a token of nobody", rendered: () => "xqzcppppzqx" },
])("$text is a fault", ({ rendered }) => {
  const tokens = createTokens();
  const code = tokens.code('"x"');
  expect(() => tokens.resolve(rendered(code))).toThrow("in the wrong place");
});
