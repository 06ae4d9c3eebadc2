import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { convertCodes } from "../rewrite/convert/codes.js";
import type { Difference } from "../rewrite/convert/difference.js";
import { type Language, languageOf, printTree } from "../rewrite/print.js";
import { findVersion, shortVersion, type TargetVersion, targetVersions } from "../specification/version.js";
import type { RewriteResult } from "./bundle.js";
import { convertDocument } from "./conversion.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { read } from "./pipeline.js";
import { softenErrors, toResult, undecidedAtBest, verdictOf } from "./result.js";

/** What a document is brought to. */
export interface ConvertOptions extends DocumentOptions {
  /** `3.0` or `3.1`. Default: `3.0`. */
  readonly to?: string | undefined;
  /** Default: that of the document. */
  readonly language?: Language | undefined;
}

/** The document in a newer version, read again and compared; findings say what that version cannot say. */
export async function convert(
  document: DocumentSource,
  options: ConvertOptions = {},
): Promise<RewriteResult> {
  const to = toTarget(options.to);
  const input = toInput(document, options);
  const { document: found, diagnostics, files: sources, rootFolder } = await read(input);
  const softened = softenErrors(diagnostics);
  if (found === undefined || verdictOf(softened, false) !== "valid")
    return undecidedAtBest(toResult({ diagnostics: softened, rootFolder, sources }, input));
  input.signal?.throwIfAborted();
  const converted = await convertDocument(found, { to, limits: input.limits });
  const source = { file: found.root.path, pointer: "" };
  const all = [...softened, ...converted.diagnostics, ...differ(converted.differences, source)];
  const result = toResult({ diagnostics: all, rootFolder, sources }, input);
  if (result.verdict !== "valid") return result;
  const language = options.language ?? languageOf(found.root);
  return { ...result, language, text: printTree(converted.tree, { language, files: found.files }) };
}

/** As many differences as somebody reads. */
const shownDifferences = 10;

function differ(differences: readonly Difference[], source: Diagnostic["source"]): readonly Diagnostic[] {
  const more = differences.length - shownDifferences;
  return [
    ...differences
      .slice(0, shownDifferences)
      .map((one) => convertCodes.diagnose("convert-differs", { ...one }, source)),
    ...(more > 0 ? [convertCodes.diagnose("convert-differs-more", { count: more }, source)] : []),
  ];
}

function toTarget(given = "3.0"): TargetVersion {
  const target = findVersion(given, targetVersions);
  if (target !== undefined) return target;
  throw UsageError.of("usage", {
    reason: `\`--to ${given}\` is no version that documents are converted to`,
    hint: `There is ${targetVersions.map(shortVersion).join(" and ")}.`,
  });
}
