// Brings a document of AsyncAPI 2 to 3.0.0 with the official converter.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [path, folder, out] = process.argv.slice(2);
const { convert } = createRequire(`${folder}/`)("@asyncapi/converter");
await writeFile(out, convert(await readFile(path, "utf8"), "3.0.0"));
