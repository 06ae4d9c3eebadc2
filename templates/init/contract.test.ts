import { expect, test } from "vitest";
import { say } from "../generated/rooms/messages.js";

test("a line needs a text", () => {
  expect(say.is({ type: "say", id: "1", text: "hello" })).toBe(true);

  const result = say.validate({ type: "say", id: "1" });
  expect(result.ok).toBe(false);
});
