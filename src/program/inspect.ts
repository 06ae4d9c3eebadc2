import type { Contract } from "../contract/contract.js";
import { flipContract } from "../contract/perspective.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { inspect as inspectInput } from "./pipeline.js";
import { type Result, softenErrors, toResult, undecidedAtBest } from "./result.js";

/** From whose side a document is looked at. */
export interface InspectOptions extends DocumentOptions {
  /** Default: the document's own. */
  readonly as?: "client" | "server" | undefined;
}

/** What a document says. */
export interface InspectResult extends Result {
  /** Absent where the document could not be read, or its references are broken beyond use. */
  readonly contract?: Contract;
  /** The application whose view the contract takes. */
  readonly side: "client" | "server";
}

/** The contract in a document: who sends what to whom, with every name decided. */
export async function inspect(
  document: DocumentSource,
  options: InspectOptions = {},
): Promise<InspectResult> {
  const input = toInput(document, options);
  const { contract, ...outcome } = await inspectInput(input);
  const result = toResult({ ...outcome, diagnostics: softenErrors(outcome.diagnostics) }, input);
  const side = options.as ?? input.perspective ?? "server";
  if (contract === undefined) return { ...undecidedAtBest(result), side };
  // The road gives the server's view, whoever wrote the document.
  return { ...result, side, contract: side === "server" ? contract : flipContract(contract) };
}
