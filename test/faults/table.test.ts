import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The faults that there are. */
const wanted =
  "01 03 04 06 07 09 10 12 13 15 16 18 19 21 22 24 25 27 28 30 31 33 34 36 37 39 40 42 43 45 46 48 49 51 52 54 55 57 58 60 61 63 64"
    .split(" ")
    .map((number) => `R${number}`);

const page = readFileSync("docs/runtime-faults.md", "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| R\d\d /.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const files = readdirSync("test/faults").filter((file) => file.endsWith("-faults.test.ts"));
/** The rows that tests of a file are named after. */
const rowsOf = (file: string) => {
  const names = readFileSync(`test/faults/${file}`, "utf8").matchAll(/["`](R\d\d) /g);
  return [...new Set([...names].map(([, row]) => row ?? ""))];
};

test("each fault stands in the table of docs/runtime-faults.md once", () => {
  expect(rows.map(([row]) => row).sort()).toEqual(wanted);
});

test("the tests that the table names are there, and no others", () => {
  const named = rows
    .filter((cells) => cells.length === 5)
    .map(([row, , , file]) => `${file}: ${row}`)
    .sort();
  const found = files.flatMap((file) => rowsOf(file).map((row) => `${file.replace(".test.ts", "")}: ${row}`));
  expect(found.sort()).toEqual(named);
});

test("tests that are known to fail are named on the page", () => {
  const failing = files.flatMap((file) => [
    ...readFileSync(`test/faults/${file}`, "utf8").matchAll(/test\.fails\(\s*["`](R\d\d) /g),
  ]);
  const list = page.split("## Known to fail")[1]?.split("\n## ")[0] ?? "";
  expect([...list.matchAll(/^- (R\d\d)/gm)].map(([, row]) => row).sort()).toEqual(
    failing.map(([, row]) => row).sort(),
  );
});
