import { describe, expect, test } from "vitest";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import {
  buildRefusal,
  codeOf,
  type Denial,
  denyIssues,
  denyThrown,
} from "../../../src/runtime/wire/refusal.js";
import type { Refusal } from "../../../src/runtime/wire/service-description.js";
import { of } from "../server/server-rooms.js";

const anything = of("anything");
const denial: Denial = { reasons: ["forbidden"], text: "no" };
const refused = { operation: "say", payload: { id: 7, deep: { "a/b": "c" } }, identity: { name: "ann" } };
const build = (payload: unknown, given: Denial = denial, more: Partial<Refusal> = {}) =>
  buildRefusal({ message: anything, payload, codes: { forbidden: "F" }, ...more }, given, refused)?.payload;

describe("a hole", () => {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ["is filled with the code", { a: "$code" }, { a: "F" }],
    ["is filled with the reason", { a: ["$reason"] }, { a: ["no"] }],
    ["is filled from the request, with its type", { a: "$request#/id" }, { a: 7 }],
    ["is filled from deep in the request", { a: "$request#/deep/a~1b" }, { a: "c" }],
    ["is filled from the identity", { a: "$identity#/name" }, { a: "ann" }],
    [
      "takes the first of several that has a value",
      { a: "$request#/no | $identity#/name | x" },
      { a: "ann" },
    ],
    ["may end in text that stands for itself", { a: "$request#/no | nobody" }, { a: "nobody" }],
    ["without a value leaves its member out", { a: "$request#/no", b: 1 }, { b: 1 }],
    ["without a value leaves no gap in an array", { a: ["$request#/no", "x"] }, { a: ["x"] }],
    ["does not reach the prototype", { a: "$request#/constructor", b: "$request#/__proto__" }, {}],
    [
      "is a hole only where its name is one",
      { a: "$5 | x", b: "costs $code" },
      { a: "$5 | x", b: "costs $code" },
    ],
    ["without issues has no issues", { a: "$issues" }, {}],
  ];
  test.each(rows)("%s", (_, template, wanted) => {
    expect(build(template)).toEqual(wanted);
  });
});

test("issues are listed as the template says, or as they are", () => {
  const issues = [{ path: "/a/0", keyword: "type", expected: "a text", message: "/a/0 must be a text" }];
  const issue = { at: "$path", steps: "$steps", why: "$keyword", wanted: "$expected", words: "$message" };
  const wanted = {
    at: "/a/0",
    steps: ["a", "0"],
    why: "type",
    wanted: "a text",
    words: "/a/0 must be a text",
  };
  expect(build({ e: "$issues" }, { ...denial, issues }, { issue })).toEqual({ e: [wanted] });
  expect(build({ e: "$issues" }, { ...denial, issues })).toEqual({ e: issues });
});

test("the code is that of the narrowest reason, of the operation before all others", () => {
  const codes = {
    "missing /a": "NO_A",
    "invalid-message": { say: "SAY", "*": "ANY" },
    timeout: { ask: "LATE" },
  };
  const code = (reasons: Denial["reasons"], operation?: string, contractCode?: string) =>
    codeOf(
      { message: anything, payload: {}, codes },
      { reasons, text: "", ...(contractCode && { contractCode }) },
      operation,
    );
  expect([
    code(["missing /a", "invalid-message"], "say"),
    code(["missing /b", "invalid-message"], "say"),
    code(["invalid-message"], "ask"),
    code(["invalid-message"]),
    code(["timeout"], "say"),
    code(["constructor"], "say"),
    code(["invalid-message"], "constructor"),
    code(["invalid-message"], "say", "OWN"),
  ]).toEqual(["NO_A", "SAY", "ANY", "ANY", undefined, undefined, "ANY", "OWN"]);
});

test("a refusal of some operations refuses no others", () => {
  const only = { operations: ["ask"] };
  expect(build({}, denial, only)).toBeUndefined();
  expect(build({}, denial, { operations: ["say"] })).toEqual({});
});

test("what the request brings is left out where it would break the contract", () => {
  const message = of("m", "id");
  expect(build({ id: "$request#/id | unknown" }, denial, { message })).toEqual({ id: "unknown" });
  expect(build({ id: "$request#/id" }, denial, { message })).toBeUndefined();
});

test("missing properties come before the rest", () => {
  const issue = (path: string, keyword: string) => ({ path, keyword, expected: "", message: path });
  expect(denyIssues([issue("/a", "type"), issue("/b", "required"), issue("/c", "required")])).toMatchObject({
    reasons: ["missing /b", "missing /c", "invalid-message"],
    text: "/a; /b; /c",
  });
  expect(denyIssues([])).toMatchObject({ reasons: ["invalid-message"], text: "it breaks the contract" });
});

describe("of what was thrown", () => {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    [
      "our refusals are told",
      new AsyncApiError("busy", "b", { retryAfterMs: 5 }),
      { reasons: ["busy"], text: "b", retryAfterMs: 5 },
    ],
    [
      "codes of the contract are told",
      new AsyncApiError("unsupported", "u", { contractCode: "C" }),
      { contractCode: "C" },
    ],
    ["other codes are not", new AsyncApiError("unsupported", "u"), undefined],
    ["faults are not", new AsyncApiError("internal", "i"), undefined],
    ["errors are not", new Error("e"), undefined],
    ["other things are not", "text", undefined],
  ];
  test.each(rows)("%s", (_, thrown, wanted) => {
    const found = denyThrown(thrown);
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(Object(wanted));
  });
});
