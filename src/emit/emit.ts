import type { OutputFile } from "../code/file.js";
import type { Contract } from "../contract/contract.js";
import { hasOnlyWebhooks } from "../description/description.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { exampleFindings } from "../example/examples.js";
import { checkPatterns } from "../validator/pattern.js";
import { emitClient } from "./client/client.js";
import { emitConformance } from "./conformance/conformance.js";
import { emitContractData } from "./contract/contract.js";
import { emitMessages } from "./messages/messages.js";
import { emitPackage, type PackageOptions } from "./package/package.js";
import { runtimeFiles } from "./package/runtime.js";
import { type EmitInput, type Emitter, prepareService } from "./scope/emitter.js";
import { emitServer } from "./server/server.js";
import { emitSocketIoEvents } from "./socketio-events/socketio-events.js";
import { emitModels } from "./types/models.js";
import { emitValidators } from "./validators/validators.js";
import { emitWebhooks } from "./webhooks/webhooks.js";

/** What makes the files of a service. A further emitter is a further line. */
export const emitters: readonly Emitter[] = [
  { name: "types", modules: ["models"], emit: (input) => [emitModels(input)] },
  { name: "validators", emit: emitValidators },
  { name: "messages", modules: ["messages"], emit: (input) => [emitMessages(input)] },
  { name: "contract", modules: ["contract"], emit: (input) => [emitContractData(input)] },
  {
    name: "client",
    modules: ["client"],
    emit: (input) => (hasOnlyWebhooks(input.description) ? [] : [emitClient(input)]),
  },
  {
    name: "server",
    modules: ["server"],
    emit: (input) => (hasOnlyWebhooks(input.description) ? [] : [emitServer(input)]),
  },
  { name: "webhooks", modules: ["webhooks", "webhook-sender"], emit: emitWebhooks },
  { name: "socketio-events", modules: ["socketio-events"], emit: emitSocketIoEvents },
  { name: "conformance", emit: (input) => [emitConformance(input)] },
];

/** The files of a contract, and what was noticed while they were made. */
export interface Emitted {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface EmitOptions {
  /** What the package of the output is called, in place of the document's title and version. */
  readonly package?: PackageOptions | undefined;
  readonly emitters?: readonly Emitter[];
}

/** Makes every file of a contract. */
export async function emitContract(contract: Contract, options: EmitOptions = {}): Promise<Emitted> {
  const services = contract.services
    .filter(({ messages, schemas }) => messages.length + schemas.length > 0)
    .map((service) => prepareService(service, contract));
  const using = options.emitters ?? emitters;
  const diagnostics: Diagnostic[] = [];
  const files = [...runtimeFiles];
  for (const input of services) {
    diagnostics.push(...(await checkPatterns(input.service, { depth: "errors" })), ...checkExamples(input));
    files.push(...using.flatMap((emitter) => emitter.emit(input)));
  }
  if (services.length === 0) return { files: [], diagnostics };
  const modules = using.flatMap((emitter) => emitter.modules ?? []).sort();
  const made = { services, modules, files };
  return { files: [...emitPackage(contract, made, options.package), ...files], diagnostics };
}

function checkExamples({ service, validators }: EmitInput): readonly Diagnostic[] {
  const bySchema = new Map(
    service.messages.flatMap(({ name, payload, headers }) => [
      [payload?.$ref, validators.payloads.get(name)] as const,
      [headers?.$ref, validators.headers.get(name)] as const,
    ]),
  );
  return exampleFindings(service, (schema) => bySchema.get(schema));
}
