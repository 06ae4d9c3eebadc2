import type { Contract, Service } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Validate } from "../runtime/validation.js";
import { emitConformance } from "./conformance.js";
import { exampleFindings } from "./examples.js";
import type { OutputFile } from "./file.js";
import { emitMessages } from "./messages.js";
import { emitModels } from "./models.js";
import { checkPatterns } from "./pattern.js";
import { runtimeFiles } from "./runtime.js";
import { loadValidators } from "./validator-load.js";
import { checkName, emitValidators, headersName } from "./validators.js";

/** The files of a contract, and what was noticed while they were made. */
export interface Emitted {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The output is ECMAScript modules, whatever the project around it is, and no import of them does anything. */
const packageFile: OutputFile = {
  path: "package.json",
  text: `{\n  "private": true,\n  "type": "module",\n  "sideEffects": false\n}\n`,
};

/** Makes every file of a contract. */
export async function emitContract(contract: Contract): Promise<Emitted> {
  const emitted: Emitted[] = [];
  for (const service of contract.services) {
    if (service.messages.length + service.schemas.length > 0)
      emitted.push(await emitService(service, contract));
  }
  const files = emitted.flatMap((one) => one.files);
  return {
    files: files.length === 0 ? [] : [packageFile, ...runtimeFiles, ...files],
    diagnostics: emitted.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function emitService(service: Service, contract: Contract): Promise<Emitted> {
  const validators = emitValidators(service, contract);
  const loaded = loadValidators(textOf(validators, `${service.name}/validators.js`));
  const payloads = new Map(
    service.messages.flatMap((message) => pair(message.name, loaded[checkName(message)])),
  );
  const schemas = new Map(
    service.messages.flatMap((message) => [
      ...pair(message.payload?.$ref, payloads.get(message.name)),
      ...pair(message.headers?.$ref, message.headers && loaded[headersName(message, service)]),
    ]),
  );
  const diagnostics = [
    ...(await checkPatterns(service, { depth: "errors" })),
    ...exampleFindings(service, (schema) => schemas.get(schema)),
  ];
  const files = [
    emitModels(service, contract),
    ...validators,
    emitMessages(service, contract, { validators: loaded }),
    emitConformance(service, contract, payloads),
  ];
  return { files, diagnostics };
}

const textOf = (files: readonly OutputFile[], path: string): string =>
  files.find((file) => file.path === path)?.text ?? "";

const pair = (
  name: string | undefined,
  validate: Validate<unknown> | undefined,
): readonly [string, Validate<unknown>][] =>
  name === undefined || validate === undefined ? [] : [[name, validate]];
