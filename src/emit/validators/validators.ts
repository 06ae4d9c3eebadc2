import declarationsTemplate from "../../../templates/validators.d.ts.hbs";
import { code, fileHeader, identifier, importList } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { freeName } from "../../code/free-name.js";
import { renderTemplate } from "../../code/template.js";
import { typeOfBare } from "../scope/bare-type.js";
import type { EmitInput } from "../scope/emitter.js";

/**
 * `<service>/validators.js` and its types: a function for each message's payload, and one for its headers where
 * it has any. The code stands alone and each function can be imported alone.
 */
export function emitValidators({
  service,
  contract,
  validators: { checks, text },
}: Pick<EmitInput, "service" | "contract" | "validators">): readonly OutputFile[] {
  const types = [...new Set(checks.flatMap(({ schema }) => (schema === undefined ? [] : [schema])))].sort();
  const validate = freeName("Validate", new Set(types));
  const declarations = {
    header: fileHeader(contract.file),
    validateImport: validate === "Validate" ? code`Validate` : code`Validate as ${identifier(validate)}`,
    typeImports: importList(types.map(identifier)),
    exports: checks.map(({ name, about, schema, bare }) => ({
      name: identifier(name),
      about,
      type: code`${identifier(validate)}<${schema === undefined ? typeOfBare(bare) : identifier(schema)}>`,
    })),
  };
  return [
    { path: `${service.name}/validators.js`, text },
    { path: `${service.name}/validators.d.ts`, text: renderTemplate(declarationsTemplate, declarations) },
  ];
}
