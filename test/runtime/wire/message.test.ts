import { expect, test } from "vitest";
import { AsyncApiError, message } from "../../../src/runtime/index.js";

const text = message<"text", string>({
  name: "text",
  wire: "Text",
  validate: (value) =>
    typeof value === "string"
      ? { ok: true, value }
      : {
          ok: false,
          issues: [
            { path: "/a~1b/0", keyword: "type", expected: "a string", message: "/a~1b/0 must be a string" },
          ],
        },
  source: "asyncapi.yaml#/components/messages/text",
  examples: ["x"],
});

test("is tells whether a value is the message", () => {
  expect([text.is("x"), text.is(1)]).toEqual([true, false]);
});

test("parse returns the value itself, or throws with the issues", () => {
  expect(text.parse("x")).toBe("x");
  expect(() => text.parse(1)).toThrow(AsyncApiError);
  expect(() => text.parse(1)).toThrow("[invalid-message] text: /a~1b/0 must be a string");
});

test("other libraries see a Standard Schema whose paths are steps", () => {
  expect(text["~standard"]).toMatchObject({ version: 1, vendor: "asyncwright" });
  expect(text["~standard"].validate("x")).toEqual({ value: "x" });
  expect(text["~standard"].validate(1)).toEqual({
    issues: [{ message: "/a~1b/0 must be a string", path: ["a/b", "0"] }],
  });
});
