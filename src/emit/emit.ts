import type { OutputFile } from "../code/file.js";
import type { Contract, Service } from "../contract/contract.js";
import { describeService } from "../description/description.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { exampleFindings } from "../example/examples.js";
import type { Validate } from "../runtime/wire/validation.js";
import { loadValidators } from "../validator/load.js";
import { checkPatterns } from "../validator/pattern.js";
import { emitClient } from "./client/client.js";
import { emitConformance } from "./conformance/conformance.js";
import { emitContractData } from "./contract/contract.js";
import { emitMessages } from "./messages/messages.js";
import { emitPackage, type PackageOptions } from "./package/package.js";
import { runtimeFiles } from "./package/runtime.js";
import { checkName, headersName } from "./scope/validator-names.js";
import { emitServer } from "./server/server.js";
import { emitSocketIoEvents } from "./socketio-events/socketio-events.js";
import { emitModels } from "./types/models.js";
import { emitValidators } from "./validators/validators.js";

/** The files of a contract, and what was noticed while they were made. */
export interface Emitted {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes every file of a contract. */
export async function emitContract(contract: Contract, options: PackageOptions = {}): Promise<Emitted> {
  const emitted: Emitted[] = [];
  for (const service of contract.services) {
    if (service.messages.length + service.schemas.length > 0)
      emitted.push(await emitService(service, contract));
  }
  const own = emitted.flatMap((one) => one.files);
  const files = [...runtimeFiles, ...own];
  return {
    files: own.length === 0 ? [] : [...emitPackage(contract, files, options), ...files],
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
  const description = describeService(service);
  const files = [
    emitModels(service, contract),
    ...validators,
    emitMessages(service, contract, { validators: loaded }),
    emitContractData(service, contract, description.service),
    emitClient(service, contract, description),
    emitServer(service, contract, description),
    ...emitSocketIoEvents(service, contract, description),
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
