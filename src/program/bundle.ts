import { type Diagnostic, isRefusal } from "../diagnostic/diagnostic.js";
import { bundle as bundleDocument } from "../rewrite/bundle/bundle.js";
import { type Language, languageOf, printTree } from "../rewrite/print.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { keepNames } from "./kept-names.js";
import { read } from "./pipeline.js";
import { type Result, softenErrors, toResult, undecidedAtBest, verdictOf } from "./result.js";

/** How a document is written as one. */
export interface BundleOptions extends DocumentOptions {
  /** Puts what a `$ref` leads to in its place: for readers, not for `generate`. Default: false. */
  readonly dereference?: boolean | undefined;
  /** Default: that of the document. */
  readonly language?: Language | undefined;
}

/** A document that was written anew. */
export interface RewriteResult extends Result {
  /** Absent unless the verdict is `valid`. */
  readonly text?: string;
  readonly language?: Language;
}

/** A document of many files as one, from which the same code is generated. */
export async function bundle(document: DocumentSource, options: BundleOptions = {}): Promise<RewriteResult> {
  const input = toInput(document, options);
  const { document: found, diagnostics, files: sources, rootFolder } = await read(input);
  const softened = softenErrors(diagnostics);
  if (found === undefined || verdictOf(softened, false) !== "valid")
    return undecidedAtBest(toResult({ diagnostics: softened, rootFolder, sources }, input));
  const bundled = bundleDocument(found, { dereference: options.dereference === true });
  // Written out in several places, a message has several names.
  const isComparable = !options.dereference && !bundled.diagnostics.some(isRefusal);
  const nothing: readonly Diagnostic[] = [];
  const kept = isComparable
    ? keepNames(found, bundled.tree, input.names)
    : { tree: bundled.tree, diagnostics: nothing };
  const all = softenErrors([...diagnostics, ...bundled.diagnostics, ...kept.diagnostics]);
  const result = toResult({ diagnostics: all, rootFolder, sources }, input);
  if (result.verdict !== "valid") return result;
  const language = options.language ?? languageOf(found.root);
  return { ...result, language, text: printTree(kept.tree, { language, files: found.files }) };
}
