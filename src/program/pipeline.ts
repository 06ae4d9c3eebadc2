import type { OutputFile } from "../code/file.js";
import { buildContract } from "../contract/build.js";
import type { Contract } from "../contract/contract.js";
import { findOtherSide } from "../contract/other-side.js";
import { flipContract } from "../contract/perspective.js";
import { findLeftOut } from "../description/left-out.js";
import { type Diagnostic, isRefusal, stopsGenerate } from "../diagnostic/diagnostic.js";
import { onePerCause } from "../diagnostic/one-per-cause.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { Limits } from "../limits.js";
import type { SourceDocument, SourceFile } from "../read/document.js";
import type { FileSystem } from "../read/file-system.js";
import { checkStructure } from "../read/meta-schema.js";
import { type ReadResult, readDocument } from "../read/read.js";
import { checkExamples } from "../rules/example.js";
import { checkRules } from "../rules/rules.js";

/** What a run works on. */
export interface Input {
  /** The document; `-` is standard input. */
  readonly path: string;
  /** Where local files are read from. Default: the disk, seen from the current folder of the process. */
  readonly fileSystem?: FileSystem;
  /** Standard input; that of the process when absent. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Stands in for what the file, or standard input, holds. */
  readonly text?: string;
  /** The folder that `$ref`s may not leave. Default: the document's. */
  readonly rootFolder?: string;
  /** The folder that findings name files from; undefined where the files are in memory. */
  readonly cwd?: string | undefined;
  readonly limits: Limits;
  /** Hosts from which `$ref`s may be fetched. */
  readonly allowRemote: readonly string[];
  /** Names in code, by JSON pointer. */
  readonly names: Readonly<Record<string, string>>;
  /** Whether a schema without `type` has that of its `properties` or `items`. Default: true. */
  readonly impliedTypes?: boolean;
  /** Whose document it is: `client` when it is written from the client's side. Undefined: the server's, as far as one knows. */
  readonly perspective: "server" | "client" | undefined;
  /** The services that are wanted; all when undefined. */
  readonly services?: readonly string[] | undefined;
  /** Treats warnings as errors. */
  readonly strict?: boolean;
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What the package of the output is called, in place of the document's title and version. */
  readonly package?: { readonly name?: string; readonly version?: string } | undefined;
  /** Called with the document as soon as it is read and not refused, before anything else is known about it. */
  readonly onRead?: (document: SourceDocument) => void;
}

/** What became of a run. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the input could not be read or was refused. */
  readonly document?: SourceDocument;
  /** Absent when there is no document, or its references are broken beyond use. */
  readonly contract?: Contract;
  /** Absolute; the names of files in diagnostics are relative to it. */
  readonly rootFolder: string;
  /** Every file that was read, those of a refused document too. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** read: the document with every file that it refers to, and what keeps it from being read. */
export const read = (input: Input): Promise<ReadResult> => readDocument(input);

/** read -> contract: the document and everything that is wrong with it. */
export async function inspect(input: Input): Promise<Outcome> {
  const { document, diagnostics, rootFolder, files: sources } = await read(input);
  if (document === undefined || diagnostics.some(isRefusal)) return { diagnostics, rootFolder, sources };
  input.onRead?.(document);
  const structure = [...(await checkStructure(document)), ...checkRules(document)];
  const built = buildContract(document, input);
  input.signal?.throwIfAborted();
  const own = input.perspective === "client" ? flipContract(built.contract) : built.contract;
  const contract = { ...own, services: own.services.filter((service) => isWanted(service.name, input)) };
  const doubts = input.perspective === undefined ? findOtherSide(contract) : [];
  const wrong = [...diagnostics, ...structure, ...built.diagnostics, ...doubts];
  // What is left out of code that is not made at all would only hide why.
  const leftOut = wrong.some(stopsGenerate) ? [] : findLeftOut(contract);
  return { document, contract, rootFolder, sources, diagnostics: onePerCause([...wrong, ...leftOut]) };
}

/** read -> contract: as `inspect`, and each example against its schema. */
export async function validate(input: Input): Promise<Outcome> {
  const outcome = await inspect(input);
  if (outcome.contract === undefined) return outcome;
  const examples = await checkExamples(outcome.contract);
  return { ...outcome, diagnostics: [...outcome.diagnostics, ...examples] };
}

/** read -> contract -> emit: the files of every service, or none when no sound code can be made. */
export async function generate(input: Input): Promise<Outcome & { readonly files: readonly OutputFile[] }> {
  const outcome = await inspect(input);
  assertServices(input, outcome);
  if (outcome.contract === undefined || outcome.diagnostics.some(stopsGenerate))
    return { ...outcome, files: [] };
  const { emitContract } = await import("../emit/emit.js");
  input.signal?.throwIfAborted();
  const { files, diagnostics } = await emitContract(outcome.contract, { package: input.package });
  const all = { ...outcome, diagnostics: [...outcome.diagnostics, ...diagnostics] };
  return { ...all, files: diagnostics.some(stopsGenerate) ? [] : files };
}

/** Throws a `UsageError` when a service is wanted that the document does not have. */
export function assertServices({ services }: Input, { contract }: Outcome): void {
  const missing = services?.find((name) => contract?.services.every((service) => service.name !== name));
  if (missing === undefined) return;
  throw UsageError.of("usage", {
    reason: `\`services\` names \`${missing}\`, which the document does not have`,
    hint: "`asyncwright inspect` shows its services.",
  });
}

const isWanted = (name: string, { services }: Input): boolean =>
  services === undefined || services.includes(name);
