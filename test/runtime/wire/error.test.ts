import { expect, test } from "vitest";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { denyThrown } from "../../../src/runtime/wire/refusal.js";

/** What an SDK beside this one throws. */
class Foreign extends Error {
  override readonly name = "AsyncApiError";
  readonly code: unknown;
  readonly reason = "not here";
  constructor(code: unknown) {
    super("[forbidden] not here");
    this.code = code;
  }
}

test("an error of another copy of the runtime is one, and refuses as one", () => {
  const foreign = new Foreign("forbidden");
  expect(AsyncApiError.from(foreign)).toBe(foreign);
  expect(denyThrown(foreign)).toMatchObject({ reasons: ["forbidden"], text: "not here" });
});

test.each([
  ["an error with another name", Object.assign(new Error("no"), { code: "forbidden" })],
  ["an error without a code", new Foreign(5)],
  ["no error", { name: "AsyncApiError", code: "forbidden" }],
])("%s is none", (_, thrown) => {
  expect(thrown instanceof AsyncApiError).toBe(false);
  expect(AsyncApiError.from(thrown, "timeout")).toMatchObject({ code: "timeout", cause: thrown });
});

test("a class that extends it has its own errors only", () => {
  class Own extends AsyncApiError {}
  expect(new Own("busy", "") instanceof AsyncApiError).toBe(true);
  expect(new Own("busy", "") instanceof Own).toBe(true);
  expect(new AsyncApiError("busy", "") instanceof Own).toBe(false);
  expect(new Foreign("busy") instanceof Own).toBe(false);
});
