import type { Contract, Service } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Validate } from "../runtime/validation.js";
import { emitClient } from "./client.js";
import { emitConformance } from "./conformance.js";
import { emitContractData } from "./contract.js";
import { describeService } from "./description.js";
import { exampleFindings } from "./examples.js";
import type { OutputFile } from "./file.js";
import { emitMessages } from "./messages.js";
import { emitModels } from "./models.js";
import { emitPackage, type PackageOptions } from "./package.js";
import { checkPatterns } from "./pattern.js";
import { runtimeFiles } from "./runtime.js";
import { emitServer } from "./server.js";
import { emitSocketIoEvents } from "./socketio-events.js";
import { loadValidators } from "./validator-load.js";
import { checkName, emitValidators, headersName } from "./validators.js";

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
