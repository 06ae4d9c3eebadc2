import { expect, test } from "vitest";
import { pauseAfter } from "../../../src/runtime/wire/backoff.js";

const limits = { retryMs: 500, maximumRetryMs: 30_000 };

test.each([
  [1, 1, undefined, 500],
  [1, 0, undefined, 0],
  [2, 0.5, undefined, 500],
  [4, 1, undefined, 4_000],
  [7, 1, undefined, 30_000],
  [5_000, 1, undefined, 30_000],
  [1, 1, 2_000, 2_500],
  [1, 0, -5, 0],
  [1, 0, Number.MAX_VALUE, 86_400_000],
])(
  "after %i failures, with chance %d and a wish of %s, the pause is %d",
  (failures, chance, wish, wanted) => {
    expect(pauseAfter(failures, limits, () => chance, wish)).toBe(wanted);
  },
);
