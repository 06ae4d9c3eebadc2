import { buildContract } from "../contract/build.js";
import { type Diagnostic, isRefusal } from "../diagnostic/diagnostic.js";
import type { Limits } from "../limits.js";
import type { SourceDocument } from "../read/document.js";
import { checkStructure } from "../read/meta-schema.js";
import { readText } from "../read/read.js";
import { bundle } from "../rewrite/bundle/bundle.js";
import { convertCodes } from "../rewrite/convert/codes.js";
import { convert } from "../rewrite/convert/convert.js";
import { compareContracts, type Difference } from "../rewrite/convert/difference.js";
import { mendBindings } from "../rewrite/convert/mend.js";
import { nearestSource, type Tree, toValue } from "../rewrite/tree.js";
import { checkRules } from "../rules/rules.js";
import { isVersion2, shortVersion, type TargetVersion } from "../specification/version.js";
import { keepNames } from "./kept-names.js";

/** A converted document that was read again, and what was found in it. */
export interface Conversion {
  readonly tree: Tree;
  /** An error among them means that there is no valid result. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the contract is not what it was; empty where the result could not be read. */
  readonly differences: readonly Difference[];
}

/** Bindings are checked again after one fault was moved aside, since it can hide another. */
const maxRounds = 8;

/** Converts a document, reads the result again, and compares what the two mean. */
export async function convertDocument(
  document: SourceDocument,
  { to, limits }: { readonly to: TargetVersion; readonly limits: Limits },
): Promise<Conversion> {
  const bundled = bundle(document);
  if (bundled.diagnostics.some(isRefusal)) return { ...bundled, differences: [] };
  const { contract } = buildContract(document);
  const named = keepNames(document, bundled.tree);
  const converted = convert(named.tree, { from: document.version, to, contract });
  const diagnostics = [...bundled.diagnostics, ...named.diagnostics, ...converted.diagnostics];
  let { tree } = converted;
  for (let round = 0; ; round += 1) {
    const read = await readAgain(tree, limits);
    const errors = read.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0 && read.document !== undefined) {
      const differences = compareContracts(contract, buildContract(read.document).contract);
      return { tree, diagnostics, differences };
    }
    // Bindings of AsyncAPI 2 were not held against anything. Those of 3 were: what is wrong with them is a reason to refuse.
    const mended = isVersion2(document.version)
      ? mendBindings(tree, errors, { to })
      : { tree, diagnostics: [] };
    if (mended.tree === tree || round >= maxRounds)
      return { tree, diagnostics: [...diagnostics, ...failures(tree, errors, to)], differences: [] };
    tree = mended.tree;
    diagnostics.push(...mended.diagnostics);
  }
}

/** Reads a document that exists in memory only, as if it came from a file. */
async function readAgain(tree: Tree, limits: Limits) {
  const read = await readText(JSON.stringify(toValue(tree)), { limits });
  const structure =
    read.document === undefined
      ? []
      : [...(await checkStructure(read.document)), ...checkRules(read.document)];
  return { document: read.document, diagnostics: [...read.diagnostics, ...structure] };
}

const failures = (tree: Tree, errors: readonly Diagnostic[], to: TargetVersion): readonly Diagnostic[] =>
  errors.map(({ message, source }) =>
    convertCodes.diagnose(
      "convert-failed",
      { version: shortVersion(to), reason: message },
      nearestSource(tree, source.pointer) ?? source,
    ),
  );
