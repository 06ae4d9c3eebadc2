// Generates the TypeScript models of one document with Modelina. Install it with `npm i --no-save @asyncapi/modelina`.
import { readFile } from "node:fs/promises";
import { TypeScriptGenerator } from "@asyncapi/modelina";
import { parse } from "yaml";

const [path] = process.argv.slice(2);
const models = await new TypeScriptGenerator().generate(parse(await readFile(path, "utf8")));
process.exitCode = models.length > 0 ? 0 : 1;
