import { describe, expect, test } from "vitest";
import { format, formatted, lines } from "./case.js";

const schema = { "": "schema" };

describe("hostile texts", () => {
  test.each(["a.yaml", "a.json"])("`__proto__` is a key like any other in %s", (path) => {
    const text = '{ "__proto__": { "type": 1 }, "constructor": 2, "type": 3 }\n';
    expect(formatted(text, schema, path)).toBe(
      '{ "type": 3, "__proto__": { "type": 1 }, "constructor": 2 }\n',
    );
    expect(Object.hasOwn(Object.prototype, "type")).toBe(false);
  });

  test("5 000 unknown members stay in their order", () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `key${(index * 7_919) % 5_000}: 1`);
    expect(formatted(lines(...keys, "type: x"), schema)).toBe(lines("type: x", ...keys));
  });

  test("5 000 anchors and aliases that cross", () => {
    const members = Array.from({ length: 2_500 }, (_, index) => [
      `a${index}: &x${index} 1`,
      `b${index}: *x${index}`,
    ]);
    const text = lines(...members.flat(), "type: x");
    expect(formatted(text, schema)).toBe(lines("type: x", ...members.flat()));
  });

  const depth = 300;
  test.each([
    { what: "maps", given: lines(...Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}a:`)) },
    { what: "lists", given: `${"- ".repeat(depth)}a\n` },
    { what: "brackets", given: `a: ${"[".repeat(depth)}1${"]".repeat(depth)}\n` },
    { what: "JSON", given: `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}` },
  ])("$what of 300 levels", ({ given }) => {
    const once = formatted(given);
    expect(formatted(once)).toBe(once);
  });

  test("what is nested beyond the limits is left alone", () => {
    expect(format(`a: ${"[".repeat(5_000)}${"]".repeat(5_000)}\n`)).toMatchObject({ kind: "unsafe" });
  });

  test("a list of aliases that would be enormous when written out", () => {
    const levels = Array.from({ length: 10 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`);
    const text = lines("l0: &l0 [x]", ...levels);
    expect(formatted(text)).toBe(text);
  });

  test("a long line takes no longer than it is long", () => {
    const textOf = (count: number) =>
      `a: [${Array.from({ length: count }, (_, index) => index).join(", ")}]\n`;
    const timeOf = (count: number): number => {
      const text = textOf(count);
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        formatted(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(formatted(textOf(8_000)).split("\n")).toHaveLength(8_002);
    // Eight times as long; were it quadratic, it would take 64 times as long.
    expect(timeOf(8_000) / timeOf(1_000)).toBeLessThan(32);
  });

  test.each(["", "# nothing\n", "text\n", "a: [\n", '{"a": }', "a: 1\na: [}\n"])(
    "%j does not throw",
    (text) => {
      expect(["formatted", "unsafe"]).toContain(format(text).kind);
    },
  );
});
