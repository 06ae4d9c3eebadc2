import { expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { decodeLiterals } from "./decode.js";
import { findToolchain } from "./toolchain.js";

/** Those that start within a second; the others run the same way in `hostile.test.ts`. */
const cases: readonly (readonly [
  language: string,
  literals: readonly string[],
  wanted: readonly string[],
])[] = [
  ["python", ['"a\\u0022\\ud800"', "'''b'''", 'r"\\n"'], ['a"\ud800', "b", "\\n"]],
  ["csharp", ['"a\\u0022\\U0001F600"', '@"\\n"'], ['a"😀', "\\n"]],
  ["go", ['"a\\u0022"', "`\\n`", '"\\U0001F600"'], ['a"', "\\n", "😀"]],
  ["rust", ['"a\\u{22}"', 'r#"\\n"#'], ['a"', "\\n"]],
  ["typescript-classes", ['"a\\u0022"', "'\\ud800'"], ['a"', "\ud800"]],
];
for (const [language, literals, wanted] of cases)
  test.skipIf(findToolchain(language).isMissing)(`${language} says itself what its literals mean`, () => {
    expect(decodeLiterals(language, literals, makeFolder())).toEqual(wanted);
  });
