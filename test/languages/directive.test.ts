import { expect, test } from "vitest";
import { effectsOf } from "./directive.js";

const cases: readonly (readonly [language: string, comment: string, effect: RegExp])[] = [
  ["python", "# -*- coding: x -*-", /encoding/],
  ["python", '"""\n  >>> x()\n"""', /doctest/],
  ["python", "# type: ignore", /checker/],
  ["java", "/** \\u002a */", /Unicode/],
  ["kotlin", "/** a /* b */", /opens another/],
  ["csharp", "/// <include file='x' path='y'/>", /XML/],
  ["go", "//go:generate x", /directive/],
  ["go", "// +build x", /build constraint/],
  ["go", "// #cgo LDFLAGS: -x", /cgo/],
  ["rust", "/* a /* b */", /opens another/],
  ["rust", "/// ```", /doctest/],
  ["rust", "///     x();", /doctest/],
  ["typescript-classes", "// @ts-ignore", /compiler/],
  ["typescript-classes", "/// <reference path='x' />", /compiler/],
  ["typescript-classes", "//# sourceMappingURL=x", /source/],
  ["typescript-classes", "// eslint-disable-next-line", /tool/],
];
test.each(cases)("%s: %j does something", (language, comment, effect) => {
  expect(effectsOf(language, comment).join()).toMatch(effect);
});

const harmless: readonly (readonly [language: string, comment: string])[] = [
  ["python", '"""Says > and >> and @ts-ignore."""'],
  ["java", "/** {@link x} */"],
  ["csharp", "/// <summary>a &lt; b</summary>"],
  ["go", "// go:generate x"],
  ["go", "// see +build"],
  ["rust", "/// `x` and *y*"],
  ["typescript-classes", "/** eslint is a tool */"],
];
test.each(harmless)("%s: %j does nothing", (language, comment) => {
  expect(effectsOf(language, comment)).toEqual([]);
});
