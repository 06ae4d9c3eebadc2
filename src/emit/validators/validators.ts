import declarationsTemplate from "../../../templates/validators.d.ts.hbs";
import { code, fileHeader, identifier, importList } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { freeName } from "../../code/free-name.js";
import { renderTemplate } from "../../code/template.js";
import type { Contract, Message, Service } from "../../contract/contract.js";
import { type Check, renderValidators } from "../../validator/render.js";
import { checkName, headersName } from "../scope/validator-names.js";

/**
 * `<service>/validators.js` and its types: a function for each message's payload, and one for its headers where
 * it has any. The code stands alone and each function can be imported alone.
 */
export function emitValidators(service: Service, contract: Contract): readonly OutputFile[] {
  const header = fileHeader(contract.file);
  const checks = checksOf(service);
  const types = [...new Set(checks.flatMap(({ schema }) => (schema === undefined ? [] : [schema])))].sort();
  const validate = freeName("Validate", new Set(types));
  const declarations = {
    header,
    validateImport: validate === "Validate" ? code`Validate` : code`Validate as ${identifier(validate)}`,
    typeImports: importList(types.map(identifier)),
    exports: checks.map(({ name, about, schema }) => ({
      name: identifier(name),
      about,
      type: code`${identifier(validate)}<${schema === undefined ? code`unknown` : identifier(schema)}>`,
    })),
  };
  return [
    { path: `${service.name}/validators.js`, text: renderValidators(service.schemas, checks, header) },
    { path: `${service.name}/validators.d.ts`, text: renderTemplate(declarationsTemplate, declarations) },
  ];
}

/** The functions of a service's file, sorted as its messages are. */
const checksOf = (service: Service): readonly Check[] =>
  service.messages.flatMap((message): readonly Check[] => {
    const { name, payload, headers } = message;
    const own = {
      name: checkName(message),
      about: code`The payload of \`${identifier(name)}\`.`,
      ...schemaOf(payload),
    };
    if (headers === undefined) return [own];
    const about = code`The headers of \`${identifier(name)}\`.`;
    return [own, { name: headersName(message, service), about, ...schemaOf(headers) }];
  });

const schemaOf = (reference: Message["payload"]) =>
  reference === undefined ? {} : { schema: reference.$ref };
