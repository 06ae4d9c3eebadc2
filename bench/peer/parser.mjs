// Parses and validates one document with the official parser; exits 1 when it has errors.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [path, folder] = process.argv.slice(2);
const { Parser } = createRequire(`${folder}/`)("@asyncapi/parser");
const { diagnostics } = await new Parser().parse(await readFile(path, "utf8"), { source: path });
process.exitCode = diagnostics.some(({ severity }) => severity === 0) ? 1 : 0;
