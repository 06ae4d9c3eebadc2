import type { Version } from "../specification/version.js";

/** One file that was read: its text and the plain value parsed from it. */
export interface SourceFile {
  /** Relative to the root folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Plain data: objects without a meaningful prototype, arrays, strings, numbers, booleans, null. */
  readonly value: unknown;
}

/** A document and every file that its `$ref`s reach, all read and within the limits. */
export interface SourceDocument {
  readonly version: Version;
  readonly root: SourceFile;
  /** Every file read, the root among them, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
}
