import { createHash } from "node:crypto";
import type { Contract, Message, Service } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Validate } from "../runtime/validation.js";
import { build } from "../version.js";
import { emitConformance } from "./conformance.js";
import { exampleFindings } from "./examples.js";
import type { OutputFile } from "./file.js";
import { emitMessages } from "./messages.js";
import { emitModels } from "./models.js";
import { checkPatterns } from "./pattern.js";
import { runtimeFiles } from "./runtime.js";
import { loadValidators } from "./validator-load.js";
import { checkName, emitValidators, headersName } from "./validators.js";

/** A file; `from` is a key of what its whole service was made from. */
export interface EmittedFile extends OutputFile {
  readonly from?: string;
}

/** The files of a contract, and what was noticed while they were made. */
export interface Emitted {
  readonly files: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives back a file that an earlier run made and nobody changed since; its `from` has to be the same. */
export type Reuse = (path: string, from: string | undefined) => string | undefined;

/** Makes every file of a contract, or takes those of an earlier run where nothing has changed. */
export async function emitContract(contract: Contract, reuse: Reuse = () => undefined): Promise<Emitted> {
  const emitted: Emitted[] = [];
  for (const service of contract.services) {
    if (service.messages.length + service.schemas.length === 0) continue;
    const key = keyOf(service, contract);
    const kept = reuseService(service, key, reuse);
    emitted.push(
      kept === undefined ? await emitService(service, contract, key) : { files: kept, diagnostics: [] },
    );
  }
  const files = emitted.flatMap((one) => one.files);
  return {
    files: files.length === 0 ? [] : [...runtimeFiles, ...files],
    diagnostics: emitted.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function emitService(service: Service, contract: Contract, key: string): Promise<Emitted> {
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
  // A run with findings is made anew each time, so that they are printed each time.
  const keyed =
    diagnostics.length > 0
      ? files
      : files.map((file) => (isKeyed(file, service) ? { ...file, from: key } : file));
  return { files: keyed, diagnostics };
}

/** One file of a service carries its key; all are written in one go, so it speaks for the others. */
const isKeyed = ({ path }: OutputFile, service: Service): boolean => path === `${service.name}/validators.js`;

function reuseService(service: Service, key: string, reuse: Reuse): readonly EmittedFile[] | undefined {
  const files = ["models.ts", "validators.js", "validators.d.ts", "messages.ts", "conformance.test.ts"].map(
    (name) => {
      const path = `${service.name}/${name}`;
      const from = isKeyed({ path, text: "" }, service) ? key : undefined;
      return { path, from, text: reuse(path, from) };
    },
  );
  const kept = files.flatMap(({ path, from, text }) =>
    text === undefined ? [] : [from === undefined ? { path, text } : { path, text, from }],
  );
  return kept.length === files.length ? kept : undefined;
}

/** Equal for two services that give the same files. */
function keyOf(service: Service, { file }: Contract): string {
  const messages = new Set<unknown>(service.messages);
  const named = (_: string, value: unknown) => (messages.has(value) ? (value as Message).name : value);
  const facts = [
    build,
    file,
    service.name,
    service.schemas,
    service.messages.map((message) => ({ ...message })),
    service.channels.map((channel) => ({ ...channel, servers: [] })),
  ];
  return createHash("sha256").update(JSON.stringify(facts, named)).digest("base64url");
}

const textOf = (files: readonly OutputFile[], path: string): string =>
  files.find((file) => file.path === path)?.text ?? "";

const pair = (
  name: string | undefined,
  validate: Validate<unknown> | undefined,
): readonly [string, Validate<unknown>][] =>
  name === undefined || validate === undefined ? [] : [[name, validate]];
