/** The AsyncAPI versions that are read. */
export const versions = [
  "2.0.0",
  "2.1.0",
  "2.2.0",
  "2.3.0",
  "2.4.0",
  "2.5.0",
  "2.6.0",
  "3.0.0",
  "3.1.0",
] as const;

/** An AsyncAPI version. */
export type Version = (typeof versions)[number];

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
