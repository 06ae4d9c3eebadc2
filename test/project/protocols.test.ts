import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listSources } from "./imports.js";

/** The two tables, and what is about the members of bindings objects. */
const tables = [
  "src/runtime/wire/protocol.ts",
  "src/specification/protocols.ts",
  "src/rewrite/convert/bindings.ts",
];

const questions: readonly RegExp[] = [
  // A regular expression over a whole protocol; one over a scheme has a colon behind it.
  /(?:wss\?|https\?|kafka|mqtt|amqps?)\)*\$\//i,
  /socket\\\.\??io/i,
  // A comparison with the name of one.
  /\bprotocol [!=]==? "[^":]+"/,
  // A list of them.
  /"wss?", "wss?"|\bprotocols: \["\w/,
];

/** What looks at the scheme of a URL. */
const urlScheme = /\.test\(url\.protocol\)/;

test("protocols are known in two tables only: that of the runtime and that of the specification", () => {
  const found = listSources("src")
    .filter((file) => !tables.includes(file))
    .flatMap((file) => {
      const lines = readFileSync(file, "utf8").split("\n");
      return lines.flatMap((line) =>
        questions.some((question) => question.test(line) && !urlScheme.test(line))
          ? [`${file}: ${line.trim()}`]
          : [],
      );
    });
  expect(found).toEqual([]);
});
