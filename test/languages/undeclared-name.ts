import { expect, test } from "vitest";
import { makeFolder } from "../folder.js";
import { findToolchain } from "./toolchain.js";

/** What compiles in no way, and is no fault of syntax: a name that is not there. */
const wrong: Readonly<Record<string, readonly [file: string, text: string]>> = {
  python: ["said/__init__.py", "class Said:\n    text: Nothing\n"],
  "typescript-classes": ["said.ts", "export const said: Nothing = 1;\n"],
  java: ["Said.java", "class Said { Nothing text; }\n"],
  kotlin: ["Said.kt", "class Said(val text: Nowhere)\n"],
  csharp: ["Said.cs", "class Said { Nothing text; }\n"],
  go: ["said/said.go", "package said\n\ntype Said struct{ Text Nothing }\n"],
  rust: ["src/lib.rs", "pub struct Said { pub text: Nothing }\n"],
};

/** The tool of a language notices a name that is not there. */
export function testUndeclaredName(language: string): void {
  const { isMissing, compile } = findToolchain(language);
  test.skipIf(isMissing)(`${language}: its tool sees a name that is not there`, { timeout: 240_000 }, () => {
    const [file, text] = wrong[language] ?? ["", ""];
    const manifest = '[package]\nname = "said"\nversion = "0.0.0"\nedition = "2021"\n';
    const folder = makeFolder({ [file]: text, ...(language === "rust" && { "Cargo.toml": manifest }) });
    expect(compile(folder).join("\n")).toMatch(/Nothing|Nowhere/);
  });
}
