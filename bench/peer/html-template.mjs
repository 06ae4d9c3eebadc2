import { createRequire } from "node:module";
import { join } from "node:path";

// Makes a site with the official template, as its users do: node bench/peer/html-template.mjs DOCUMENT OUT FOLDER
const [document, out, folder] = process.argv.slice(2);
const Generator = createRequire(join(folder, "index.js"))("@asyncapi/generator");
const template = join(folder, "node_modules/@asyncapi/html-template");
await new Generator(template, out, { forceWrite: true }).generateFromFile(document);
