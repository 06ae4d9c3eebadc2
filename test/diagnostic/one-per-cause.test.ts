import { expect, test } from "vitest";
import { diagnose } from "../../src/diagnostic/diagnostic.js";
import { onePerCause } from "../../src/diagnostic/one-per-cause.js";

const at = (pointer: string) => ({ file: "asyncapi.yaml", pointer });
const misread = (pointer: string) =>
  diagnose(
    "schema-not-understood",
    { keyword: "type", reason: "it has the wrong kind of value" },
    at(pointer),
  );
const wrong = diagnose("pattern-invalid", { pattern: "(", reason: "it does not parse" }, at("/a"));

test("a keyword that is not understood is told only where nothing else is wrong", () => {
  expect(onePerCause([misread("/a"), wrong, misread("/b")])).toEqual([wrong, misread("/b")]);
});
