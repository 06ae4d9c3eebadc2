import declarationsTemplate from "../../../templates/validators.d.ts.hbs";
import { code, fileHeader, identifier, importList } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { freeName } from "../../code/free-name.js";
import { renderTemplate } from "../../code/template.js";
import type { Contract, Message, Service } from "../../contract/contract.js";
import { type Check, renderValidators } from "../../validator/render.js";

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
export const checksOf = (service: Service): readonly Check[] =>
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

/** What the function for a message's payload is called: as the message is, but `$…` is for helpers. */
export const checkName = ({ name }: Message): string => (name.startsWith("$") ? `_${name}` : name);

/** What the function for a message's headers is called: `sayHeaders`. */
export const headersName = (message: Message, service: Service): string =>
  freeName(`${checkName(message)}Headers`, checkNames(service));

const known = new WeakMap<Service, ReadonlySet<string>>();

function checkNames(service: Service): ReadonlySet<string> {
  const names = known.get(service) ?? new Set(service.messages.map(checkName));
  known.set(service, names);
  return names;
}

const schemaOf = (reference: Message["payload"]) =>
  reference === undefined ? {} : { schema: reference.$ref };
