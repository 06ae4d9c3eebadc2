import { expect, test } from "vitest";
import { renderDiff } from "../../src/output/diff.js";
import { eightfold, timeRatio } from "../time-ratio.js";

test.each([
  ["equal texts differ in nothing", "a\n", "a\n", ""],
  ["a changed line", "a\nb\nc\n", "a\nB\nc\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"],
  ["a new file", undefined, "a\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n"],
  ["a deleted file", "a\n", undefined, "--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"],
  [
    "a missing line feed",
    "a",
    "a\n",
    "--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
  ],
])("%s", (_, before, after, diff) => {
  expect(renderDiff("f", before, after)).toBe(diff);
});

test("changes far apart are hunks of their own, with three lines around each", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `${index}`);
  const changed = lines.map((line) => (line === "5" || line === "25" ? "x" : line));
  const diff = renderDiff("f", `${lines.join("\n")}\n`, `${changed.join("\n")}\n`);
  expect(diff.match(/^@@.*@@$/gm)).toEqual(["@@ -3,7 +3,7 @@", "@@ -23,7 +23,7 @@"]);
});

test("applying a diff to the one text gives the other", () => {
  const seed = Date.now() % 1_000_000;
  const random = randomOf(seed);
  for (let round = 0; round < 300; round += 1) {
    const text = () => Array.from({ length: random(30) }, () => `${"abc"[random(3)]}\n`).join("");
    const [before, after] = [text(), text()];
    expect(apply(before, renderDiff("f", before, after)), `seed ${seed}, round ${round}`).toBe(after);
  }
});

test("thousands of differing lines take time in proportion", async () => {
  const lines = (start: string, length: number) =>
    Array.from({ length }, (_, index) => `${start}${index}\n`).join("");
  const diff = (length: number) => renderDiff("f", lines("a", length), lines("b", length));
  expect(
    await timeRatio(
      () => diff(8_000),
      () => diff(1_000),
    ),
  ).toBeLessThan(eightfold);
});

function apply(before: string, diff: string): string {
  const lines = before.split("\n").slice(0, -1);
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split("\n").slice(2, -1)) {
    const hunk = /^@@ -(\d+),(\d+)/.exec(line);
    if (hunk !== null) {
      const start = hunk[2] === "0" ? Number(hunk[1]) : Number(hunk[1]) - 1;
      result.push(...lines.slice(at, start));
      at = start;
    } else if (line.startsWith("+")) result.push(line.slice(1));
    else {
      expect(lines[at]).toBe(line.slice(1));
      if (line.startsWith(" ")) result.push(line.slice(1));
      at += 1;
    }
  }
  return [...result, ...lines.slice(at), ""].join("\n");
}

/** Numbers below a bound (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};
