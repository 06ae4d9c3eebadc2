// Writes one document of many files with the official bundler.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [path, folder, out] = process.argv.slice(2);
const bundle = createRequire(`${folder}/`)("@asyncapi/bundler");
await writeFile(out, (await bundle([path])).yml());
