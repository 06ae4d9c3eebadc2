// Generates the TypeScript models of one document with Modelina; exits 1 when there are none.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [path, folder] = process.argv.slice(2);
const { AsyncAPIInputProcessor, TypeScriptGenerator } = createRequire(`${folder}/`)("@asyncapi/modelina");
const input = await new AsyncAPIInputProcessor().process(pathToFileURL(path).href);
const models = await new TypeScriptGenerator().generate(input);
process.exitCode = models.length > 0 ? 0 : 1;
