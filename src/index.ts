import type { BundleOptions, RewriteResult } from "./program/bundle.js";
import type { ConvertOptions } from "./program/convert.js";
import type { DocumentOptions, DocumentSource } from "./program/document.js";
import type { FormatResult } from "./program/format.js";
import type { GenerateOptions, GenerateResult } from "./program/generate.js";
import type { InspectOptions, InspectResult } from "./program/inspect.js";
import type { MockOptions, MockResult } from "./program/mock.js";
import type { SiteOptions, SiteResult } from "./program/site.js";
import type { ValidateOptions, ValidateResult } from "./program/validate.js";

// What each function needs is loaded when it is called.

export { type Config, defineConfig, type Perspective } from "./config/config.js";
export type { Finding } from "./diagnostic/report/finding.js";

export type { Limits } from "./limits.js";
export type { BundleOptions, RewriteResult } from "./program/bundle.js";
export type { ConvertOptions } from "./program/convert.js";
export type { DocumentOptions, DocumentSource, TextFile } from "./program/document.js";
export type { FormatResult, FormattedFile } from "./program/format.js";
export type { GenerateOptions, GenerateResult } from "./program/generate.js";
export type { InspectOptions, InspectResult } from "./program/inspect.js";
export type { MockOptions, MockResult, RunningMock } from "./program/mock.js";
export type { Result, SourceText, Verdict } from "./program/result.js";
export type { SiteOptions, SiteResult } from "./program/site.js";
export type { ValidateOptions, ValidateResult } from "./program/validate.js";
export { isUsageError, type UsageError } from "./program/wrong-call.js";

/** Checks a document: structure, references, rules, schemas, examples. */
export const validate = async (
  document: DocumentSource,
  options?: ValidateOptions,
): Promise<ValidateResult> => (await import("./program/validate.js")).validate(document, options);

/** The files that are generated from a document, in memory. */
export const generate = async (
  document: DocumentSource,
  options?: GenerateOptions,
): Promise<GenerateResult> => (await import("./program/generate.js")).generate(document, options);

/** The contract in a document: who sends what to whom, with every name decided. */
export const inspect = async (document: DocumentSource, options?: InspectOptions): Promise<InspectResult> =>
  (await import("./program/inspect.js")).inspect(document, options);

/** A document of many files as one. */
export const bundle = async (document: DocumentSource, options?: BundleOptions): Promise<RewriteResult> =>
  (await import("./program/bundle.js")).bundle(document, options);

/** A document of AsyncAPI 2 in 3, or of one 3.x in another. */
export const convert = async (document: DocumentSource, options?: ConvertOptions): Promise<RewriteResult> =>
  (await import("./program/convert.js")).convert(document, options);

/** The files of a document in one form: order of keys, indentation. */
export const format = async (document: DocumentSource, options?: DocumentOptions): Promise<FormatResult> =>
  (await import("./program/format.js")).format(document, options);

/** The files of the documentation site of a document, in memory. */
export const buildSite = async (document: DocumentSource, options?: SiteOptions): Promise<SiteResult> =>
  (await import("./program/site.js")).buildSite(document, options);

/** Serves every service of a document, with its examples for answers, until it is closed. */
export const mock = async (document: DocumentSource, options?: MockOptions): Promise<MockResult> =>
  (await import("./program/mock.js")).mock(document, options);
