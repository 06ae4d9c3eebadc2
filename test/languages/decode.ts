import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.js";
import { pythons } from "./toolchain.js";

interface Decoder {
  readonly file: string;
  /** A program that prints each literal, one a line, in hexadecimal. */
  readonly program: (literals: readonly string[]) => string;
  /** Each has to end well; the last one prints. */
  readonly commands: readonly (readonly [string, ...string[]])[];
  /** What is printed: bytes of UTF-8, or units of UTF-16 where half a character can be held. */
  readonly units: "utf8" | "utf16";
}

/** Lists in chunks: compilers bound the size of one function. */
const chunked = (
  literals: readonly string[],
  chunk: (some: readonly string[], index: number) => string,
): string =>
  Array.from({ length: Math.ceil(literals.length / 500) }, (_, index) =>
    chunk(literals.slice(index * 500, index * 500 + 500), index),
  ).join("\n");
const each = (literals: readonly string[], line: (literal: string) => string): string =>
  literals.map(line).join("\n");
const counted = (literals: readonly string[], line: (index: number) => string): string =>
  Array.from({ length: Math.ceil(literals.length / 500) }, (_, index) => line(index)).join("\n");

const decoders: Readonly<Record<string, Decoder>> = {
  python: {
    file: "literals.py",
    program: (literals) =>
      each(literals, (literal) => `print(${literal}.encode("utf-16-be", "surrogatepass").hex())`),
    get commands() {
      return [[pythons()[0] ?? "python3", "-I", "literals.py"]] as const;
    },
    units: "utf16",
  },
  java: {
    file: "Literals.java",
    program: (literals) => `class Literals {
${chunked(literals, (some, index) => `  static void part${index}() {\n${each(some, (literal) => `    say("" + ${literal});`)}\n  }`)}
  static void say(String text) {
    StringBuilder line = new StringBuilder();
    for (char unit : text.toCharArray()) line.append(String.format("%04x", (int) unit));
    System.out.println(line);
  }
  public static void main(String[] arguments) {
${counted(literals, (index) => `    part${index}();`)}
  }
}`,
    commands: [["java", "-XX:TieredStopAtLevel=1", "Literals.java"]],
    units: "utf16",
  },
  kotlin: {
    file: "Literals.kt",
    program: (
      literals,
    ) => `${chunked(literals, (some, index) => `fun part${index}() {\n${each(some, (literal) => `  say("" + ${literal})`)}\n}`)}
fun say(text: String) = println(text.map { String.format("%04x", it.toInt()) }.joinToString(""))
fun main() {
${counted(literals, (index) => `  part${index}()`)}
}`,
    commands: [
      ["kotlinc", "-nowarn", "-include-runtime", "-d", "literals.jar", "Literals.kt"],
      ["java", "-jar", "literals.jar"],
    ],
    units: "utf16",
  },
  csharp: {
    file: "literals.cs",
    program: (literals) => `using System;
static class Literals {
  static void Say(string text) {
    foreach (char unit in text) Console.Write(((int)unit).ToString("x4"));
    Console.WriteLine();
  }
  static void Main() {
${each(literals, (literal) => `    Say("" + ${literal});`)}
  }
}`,
    commands: [
      ["mcs", "-out:literals.exe", "literals.cs"],
      ["mono", "literals.exe"],
    ],
    units: "utf16",
  },
  go: {
    file: "literals.go",
    program: (literals) => `package main
import "fmt"
func main() {
${each(literals, (literal) => `  fmt.Printf("%x\\n", ${literal.startsWith("'") ? `string(rune(${literal}))` : literal})`)}
}`,
    commands: [["go", "run", "literals.go"]],
    units: "utf8",
  },
  rust: {
    file: "literals.rs",
    program: (literals) => `fn say(text: &str) {
  println!("{}", text.bytes().map(|byte| format!("{:02x}", byte)).collect::<String>());
}
fn main() {
${each(literals, (literal) => `  say(&${literal}.to_string());`)}
}`,
    commands: [["rustc", "--edition=2021", "-o", "literals", "literals.rs"], ["./literals"]],
    units: "utf8",
  },
  typescript: {
    file: "literals.mjs",
    program: (literals) =>
      each(literals, (literal) => `console.log(Buffer.from(${literal}, "utf16le").swap16().toString("hex"))`),
    commands: [[process.execPath, "literals.mjs"]],
    units: "utf16",
  },
};

/** The values of string literals, as the language itself understands them. Throws where it does not. */
export function decodeLiterals(
  language: string,
  literals: readonly string[],
  folder: string,
): readonly string[] {
  const decoder = decoders[language.replace(/-.*/, "")];
  if (decoder === undefined) throw new Error(`no decoder for ${language}`);
  writeFileSync(join(folder, decoder.file), decoder.program(literals));
  let out = "";
  for (const command of decoder.commands) {
    const ran = run(command, { folder });
    if (!ran.isFine) throw new Error(`${language}: ${ran.complaints.join("\n")}`);
    out = ran.out;
  }
  const lines = out.split("\n").slice(0, -1);
  if (lines.length !== literals.length)
    throw new Error(`${lines.length} values of ${literals.length} literals`);
  return lines.map((line) => {
    const bytes = Buffer.from(line, "hex");
    return decoder.units === "utf8" ? bytes.toString("utf8") : bytes.swap16().toString("utf16le");
  });
}
