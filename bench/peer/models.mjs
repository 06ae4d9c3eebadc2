// Writes the Python and Java models of one document as Modelina makes them when nothing is asked of it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [path, folder, out] = process.argv.slice(2);
const { AsyncAPIInputProcessor, JavaFileGenerator, PythonFileGenerator } = createRequire(`${folder}/`)(
  "@asyncapi/modelina",
);
const input = await new AsyncAPIInputProcessor().process(pathToFileURL(path).href);
// Its modules import each other by the name of their package: that of the folder they stand in.
await new PythonFileGenerator().generateToFiles(input, `${out}/python`, { packageName: "python" });
await new JavaFileGenerator().generateToFiles(input, `${out}/java`, { packageName: "models" });
