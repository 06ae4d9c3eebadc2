import { expect, test } from "vitest";
import { lex } from "./lexer.js";

const all = ["python", "java", "csharp", "go", "kotlin", "rust", "typescript-classes"] as const;

test.each(all)("%s: what stands in a string or a comment is not code", (language) => {
  const comment = language === "python" ? "# PWNED" : "// PWNED\n/* PWNED ' \" */";
  const { code, literals, comments } = lex(language, `a "PWNED \\" // PWNED" b\n${comment}\nc 'P'`);
  expect(code).not.toContain("PWNED");
  expect(code.replaceAll(/\s+/g, " ")).toBe('a "" b c ""');
  expect(literals.map(({ raw }) => raw)).toEqual(['"PWNED \\" // PWNED"', "'P'"]);
  expect(comments.join()).toContain("PWNED");
});

test.each(all)("%s: what follows the end of a string is code", (language) => {
  expect(lex(language, 'x = "a"; PWNED; "b"').code).toBe('x = ""; PWNED; ""');
});

/** Ways out of a text that are easy to overlook. */
const escapes: readonly (readonly [language: string, file: string])[] = [
  ["python", '"""a"""PWNED"""b"""'],
  ["python", 'f"{PWNED}"'],
  ["python", 'rf"{PWNED}"'],
  ["python", '"a\\\\"; PWNED; "b"'],
  ["python", "# a\rPWNED"],
  ["java", "/* \\u002a/ PWNED /* */"],
  ["java", "// a \\u000a PWNED"],
  ["java", '"a \\u0022 + PWNED + "'],
  ["java", "// a \\uuu000d PWNED"],
  ["java", "/* a */ PWNED */"],
  ["csharp", "// a \u0085 PWNED"],
  ["csharp", "// a \u2028 PWNED"],
  ["csharp", '@"a\\" + PWNED + @"b"'],
  ["csharp", '$"{PWNED}"'],
  ["csharp", "#if PWNED"],
  ["go", "`a` + PWNED + `b`"],
  ["kotlin", '"$PWNED"'],
  ["kotlin", '"a ${PWNED} b"'],
  ["kotlin", '"""a ${PWNED} b"""'],
  ["kotlin", "/* /* */ */ PWNED"],
  ["rust", 'r"a\\" PWNED "b"'],
  ["rust", 'r#"a"# PWNED r#"b"#'],
  ["rust", "/* /* */ */ PWNED"],
  ["rust", "&'a str, PWNED: &'a str"],
  ["typescript", "`${PWNED}`"],
  ["typescript", "// a \u2028 PWNED"],
];
test.each(escapes)("%s: %j is a way out, and seen", (language, file) => {
  expect(lex(language, file).code).toContain("PWNED");
});

/** What looks like a way out and is none. */
const texts: readonly (readonly [language: string, file: string])[] = [
  ["python", "'''a \\''' PWNED '''"],
  ["java", "/* \\\\u002a/ PWNED */"],
  ["java", '"\\\\u0022 PWNED"'],
  ["kotlin", '"\\$PWNED"'],
  ["kotlin", "/* /* */ PWNED */"],
  ["rust", 'r##"a"# PWNED"##'],
  ["rust", "'\\'' // PWNED"],
  ["go", "`a\\` // PWNED"],
];
test.each(texts)("%s: %j is text", (language, file) => {
  expect(lex(language, file).code).not.toContain("PWNED");
});
