import { describe, expect, test } from "vitest";
import { put, remove } from "../../src/mock/pointer.js";
import { isTied, tie, tiesOf, toJson } from "../../src/mock/tie.js";

const rule = {
  equal: [
    ["/id", "/data/id"],
    ["/room", "/room"],
  ],
  absent: ["/sender"],
} as const;

describe("what ties an answer to a request", () => {
  test("is copied into it; what may not be there is taken out", () => {
    const ties = tiesOf(rule, { id: 5, room: null });
    expect(tie({ sender: "x", data: { text: "y" } }, ties, rule)).toEqual({ data: { id: 5, text: "y" } });
  });

  test.each([
    { answer: { data: { id: 5 } }, wanted: true },
    { answer: { data: { id: 6 } }, wanted: false },
    { answer: {}, wanted: false },
  ])("$answer has it: $wanted", ({ answer, wanted }) => {
    expect(isTied(answer, tiesOf(rule, { id: 5 }))).toBe(wanted);
  });

  test("is nothing where the request has none of it", () => {
    expect(tiesOf(rule, {})).toEqual([]);
    expect(isTied({}, [])).toBe(false);
  });
});

test.each([
  { target: { a: 1 }, pointer: "/b/c", wanted: { a: 1, b: { c: 0 } } },
  { target: { a: [{ b: 1 }] }, pointer: "/a/0/b", wanted: { a: [{ b: 0 }] } },
  { target: { a: [] }, pointer: "/a/0", wanted: undefined },
  { target: { a: "text" }, pointer: "/a/b", wanted: undefined },
  { target: {}, pointer: "/__proto__/x", wanted: undefined },
  { target: { "a/b": 1 }, pointer: "/a~1b", wanted: { "a/b": 0 } },
  { target: 1, pointer: "", wanted: 0 },
])("0 at $pointer of $target gives $wanted, and changes nothing", ({ target, pointer, wanted }) => {
  const before = structuredClone(target);
  expect(put(target, pointer, 0)).toEqual(wanted);
  expect(target).toEqual(before);
});

test("what is not there need not be removed", () => {
  expect(remove({ a: { b: 1, c: 2 } }, "/a/b")).toEqual({ a: { c: 2 } });
  expect(remove({ a: 1 }, "/b/c")).toEqual({ a: 1 });
});

test.each([
  { value: { a: [1, null, "x"] }, wanted: { a: [1, null, "x"] } },
  { value: new Blob([]), wanted: undefined },
  { value: { file: new Blob([]) }, wanted: undefined },
  { value: Number.NaN, wanted: undefined },
])("$value as JSON is $wanted", ({ value, wanted }) => {
  expect(toJson(value)).toEqual(wanted);
});
