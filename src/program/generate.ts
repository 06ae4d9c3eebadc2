import type { OutputFile } from "../code/file.js";
import type { Contract } from "../contract/contract.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { generate as generateFiles, type Input } from "./pipeline.js";
import { type Result, softenErrors, toResult, undecidedAtBest } from "./result.js";
import { type Models, modelsOf } from "./wanted-models.js";

/** What is generated, and how it is called. */
export interface GenerateOptions extends DocumentOptions {
  /** Languages for which models are made, too, through @asyncapi/modelina. Default: none. */
  readonly models?: readonly string[] | undefined;
  /** What the package of the output is called. Default: the document's title and version. */
  readonly package?: { readonly name?: string; readonly version?: string } | undefined;
}

/** What was generated. */
export interface GenerateResult extends Result {
  /** By path in the output folder; none unless the verdict is `valid`. */
  readonly files: readonly OutputFile[];
  /** What they were made from; absent where the document could not be read. */
  readonly contract?: Contract;
}

/**
 * The files of every service of a document: models, validators, clients, servers, tests. Errors that do not make
 * sound code impossible are warnings. Rejects with a `UsageError` for a wrong call.
 */
export async function generate(
  document: DocumentSource,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const input = { ...toInput(document, options), package: options.package };
  const models = await modelsOf({ cwd: input.cwd ?? "", models: options.models ?? [] });
  const { contract, files, ...outcome } = await withModels(await generateFiles(input), models, input);
  const result = toResult({ ...outcome, diagnostics: softenErrors(outcome.diagnostics) }, input);
  if (contract === undefined) return { ...undecidedAtBest(result), files: [] };
  return { ...result, contract, files: result.verdict === "valid" ? files : [] };
}

type Generated = Awaited<ReturnType<typeof generateFiles>>;

/** The same with the models in other languages, where those are wanted and there is anything at all. */
async function withModels(
  outcome: Generated,
  models: Models | undefined,
  { signal }: Input,
): Promise<Generated> {
  if (models === undefined || outcome.contract === undefined || outcome.files.length === 0) return outcome;
  signal?.throwIfAborted();
  const { emitModelFiles } = await import("./models.js");
  const { files, diagnostics } = await emitModelFiles(outcome.contract, models);
  return {
    ...outcome,
    files: [...outcome.files, ...files],
    diagnostics: [...outcome.diagnostics, ...diagnostics],
  };
}
