import { describe, expect, test } from "vitest";
import { spreadOf } from "../../bench/measure.js";
import { parts, readParts } from "../../bench/parts.js";
import { judgeSpread, times } from "../../bench/table.js";

test.each([
  [[], [...parts]],
  [["ratios"], ["ratios"]],
  [["ratios,site"], ["ratios", "site"]],
  [
    ["ratios, site", "large"],
    ["ratios", "site", "large"],
  ],
])("--only %j asks for %j", (only, wanted) => {
  expect([...readParts(only)]).toEqual(wanted);
});

test.each([[["ratio"]], [["ratios,"]], [["ratios,sites"]]])(
  "--only %j is an error that lists the parts",
  (only) => {
    expect(() => readParts(only)).toThrow(/there is no part `(?:ratio|sites|)`: there is ratios, .*runtime$/);
  },
);

describe("a figure", () => {
  const numbers = [1.9, 2, 2.1, 2.3, 2.5];
  test("has the median and the middle half of what was measured", () => {
    expect(spreadOf(numbers)).toEqual({ median: 2.1, low: 2, high: 2.3 });
    expect(spreadOf([3])).toEqual({ median: 3, low: 3, high: 3 });
  });

  test.each([
    [1.9, "most", false, false],
    [2.2, "most", true, true],
    [2.4, "most", true, false],
    [2.2, "least", false, true],
    [1.9, "least", true, false],
  ] as const)("with the limit %d at %s is kept: %s, close: %s", (limit, side, isKept, isClose) => {
    const figure = judgeSpread("x", spreadOf(numbers), { limit, side, show: times });
    expect(figure).toMatchObject({ isKept, isClose, measured: "2.1x (2x to 2.3x)" });
  });
});
