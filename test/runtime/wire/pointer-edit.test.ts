import { expect, test } from "vitest";
import { put, remove } from "../../../src/runtime/wire/pointer-edit.js";

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
