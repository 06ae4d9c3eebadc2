import { describe, expect, test } from "vitest";
import {
  assertOnlyDeclaredSyntax,
  conformanceProfile,
  messagesProfile,
  stringLiterals,
} from "../syntax-gate.js";

const good = {
  models:
    '// Generated.\n\n/** A. */\nexport interface A {\n  "a-b"?: string | -1;\n  [key: string]: unknown;\n}\n\nexport type B = (A & { k: 1 })[] | [A?, ...B[]];\n',
  messages:
    'import { type Message, by, message } from "../runtime/index.js";\nimport type { Say } from "./models.js";\nimport * as validate from "./validators.js";\n\nexport const say: Message<"say", Say> = /* @__PURE__ */ message<"say", Say>({\n  name: "say",\n  validate: validate.say,\n  examples: [{ ["__proto__"]: -1 }],\n});\nexport const table = /* @__PURE__ */ by(["type"], [["a", say]]);\n',
  conformance:
    'import { describe, expect, test } from "vitest";\nimport { say } from "./messages.js";\n\ndescribe("say", () => {\n  test.each([1, 2])("%s", (value) => {\n    expect(say.is(value)).toBe(true);\n  });\n});\n',
};

describe("a file that is as it should be", () => {
  test("models", () => expect(() => assertOnlyDeclaredSyntax("a.ts", good.models)).not.toThrow());
  test("messages", () =>
    expect(() => assertOnlyDeclaredSyntax("a.ts", good.messages, messagesProfile)).not.toThrow());
});

describe("what models must not have", () => {
  test.each([
    ["a statement", "globalThis.PWNED = 1;", "ExpressionStatement"],
    ["a constant that is read", "export const a = [globalThis.b] as const;", "PropertyAccessExpression"],
    ["a constant that is called for", "export const a = [b()] as const;", "CallExpression"],
    ["an enum", "export enum A { a }", "EnumDeclaration"],
    ["an import", 'import "x";', "ImportDeclaration"],
    ["an import type", 'export type A = import("x").B;', "ImportType"],
    ["a template", "export type A = `a`;", "NoSubstitutionTemplateLiteral"],
    ["any", "export type A = any;", "AnyKeyword"],
    ["a name from elsewhere", "export type A = Window;", "this name is not declared"],
    ["a method", "export interface A { a(): void }", "MethodSignature"],
    ["an export from elsewhere", 'export * from "x";', "this module is not declared"],
    ["a list of exports", "interface A {}\nexport { A };", "an export list"],
    ["a fault of syntax", "export interface A {", "syntax error"],
    ["a directive", "// @ts-nocheck\nexport {};", "a directive"],
    ["a directive in a doc comment", "/** @jsx evil */\nexport {};", "a directive"],
    ["a reference", "/// <reference path='x' />\nexport {};", "a directive"],
    ["a source map", "export {};\n//# sourceMappingURL=x", "a directive"],
    ["an annotation for bundlers", "/** @__PURE__ */\nexport {};", "a directive"],
    ["a lint directive", "/* eslint-disable */\nexport {};", "a directive"],
    ["an invisible character", 'export type A = "\u202e";', "an invisible character"],
  ])("%s", (_, text, fault) => expect(() => assertOnlyDeclaredSyntax("a.ts", text)).toThrow(fault));
});

describe("what messages must not have", () => {
  const head = 'import { message } from "../runtime/index.js";\n';
  test.each([
    ["another call", 'export const a = eval("1");', "this call is not declared"],
    ["a call of a member", "export const a = message.call(1);", "this call is not declared"],
    ["a function", "export const a = () => 1;", "ArrowFunction"],
    ["an assignment", "export const a = (b = 1);", "ParenthesizedExpression"],
    ["a variable", "export let a = 1;", "only constants"],
    ["a call at the top", "message(1);", "ExpressionStatement"],
    ["a computed name", "export const a = { [message]: 1 };", "a computed name"],
    ["a module from elsewhere", 'import "node:fs";', "this module is not declared"],
    ["a global", "export const a = globalThis;", "this name is not declared"],
    ["a spread", "export const a = { ...message };", "SpreadAssignment"],
  ])("%s", (_, text, fault) =>
    expect(() => assertOnlyDeclaredSyntax("a.ts", head + text, messagesProfile)).toThrow(fault),
  );
});

test("a conformance suite may call vitest and nothing else", () => {
  expect(() => assertOnlyDeclaredSyntax("a.ts", good.conformance, conformanceProfile)).toThrow("this call");
  const profile = { ...conformanceProfile, calls: [...conformanceProfile.calls, "say.is"] };
  expect(() => assertOnlyDeclaredSyntax("a.ts", good.conformance, profile)).not.toThrow();
});

test("literals are read with their values", () => {
  expect(stringLiterals('export type A = "a\\u202e" | "\\"";')).toEqual(["a\u202e", '"']);
});
