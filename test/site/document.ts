import { buildContract } from "../../src/contract/build.js";
import type { Contract } from "../../src/contract/contract.js";
import { defaultLimits } from "../../src/limits.js";
import { readDocument, readText } from "../../src/read/read.js";

/** The contract of a document in a file. */
export async function contractOf(path: string): Promise<Contract> {
  const { document, diagnostics } = await readDocument({ path, limits: defaultLimits });
  if (document === undefined) throw new Error(`cannot read ${path}: ${diagnostics[0]?.message}`);
  return buildContract(document).contract;
}

/** The contract of a document in a text. */
export async function contractIn(text: string): Promise<Contract> {
  const { document, diagnostics } = await readText(text, { limits: defaultLimits });
  if (document === undefined) throw new Error(`cannot read it: ${diagnostics[0]?.message}`);
  return buildContract(document).contract;
}
