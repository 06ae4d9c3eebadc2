import { describe, expect, test } from "vitest";
import { isCorrelated, toJson } from "../../src/mock/correlation.js";
import { correlatedValues, correlateReply } from "../../src/runtime/wire/reply-correlation.js";

const rule = {
  equal: [
    ["/id", "/data/id"],
    ["/room", "/room"],
  ],
  absent: ["/sender"],
} as const;

describe("what ties an answer to a request", () => {
  test("is copied into it; what may not be there is taken out", () => {
    const request = { id: 5, room: null };
    expect(correlateReply({ sender: "x", data: { text: "y" } }, request, rule)).toEqual({
      data: { id: 5, text: "y" },
    });
  });

  test.each([
    { answer: { data: { id: 5 } }, wanted: true },
    { answer: { data: { id: 6 } }, wanted: false },
    { answer: {}, wanted: false },
  ])("$answer has it: $wanted", ({ answer, wanted }) => {
    expect(isCorrelated(answer, correlatedValues(rule, { id: 5 }))).toBe(wanted);
  });

  test("is nothing where the request has none of it", () => {
    expect(correlatedValues(rule, {})).toEqual([]);
    expect(isCorrelated({}, [])).toBe(false);
  });
});

test.each([
  { value: { a: [1, null, "x"] }, wanted: { a: [1, null, "x"] } },
  { value: new Blob([]), wanted: undefined },
  { value: { file: new Blob([]) }, wanted: undefined },
  { value: Number.NaN, wanted: undefined },
])("$value as JSON is $wanted", ({ value, wanted }) => {
  expect(toJson(value)).toEqual(wanted);
});
