/** Every bound on what is read, with its default. `limits` in the configuration raises or lowers any of them. */
export interface Limits {
  /** Bytes of one document file. */
  readonly documentBytes: number;
  /** Levels of nesting outside schemas. */
  readonly depth: number;
  /** Levels of nesting within one schema. */
  readonly schemaDepth: number;
  /** Files reached through `$ref`. */
  readonly files: number;
  /** Nodes after each YAML alias is counted as a copy. */
  readonly aliasNodes: number;
  /** Members of one `enum`. */
  readonly enumValues: number;
  /** Bytes of one `description`. */
  readonly descriptionBytes: number;
  /** Named schemas of one document. */
  readonly schemas: number;
  /** Milliseconds to wait for standard input. */
  readonly stdinMs: number;
  /** Milliseconds to wait for a remote file. */
  readonly remoteMs: number;
  /** Bytes of one remote file, after decompression. */
  readonly remoteBytes: number;
}

/** The limits that hold when nothing is configured. */
export const defaultLimits: Limits = {
  documentBytes: 10 * 1024 * 1024,
  depth: 64,
  schemaDepth: 256,
  files: 1_000,
  aliasNodes: 100_000,
  enumValues: 20_000,
  descriptionBytes: 64 * 1024,
  schemas: 10_000,
  stdinMs: 60_000,
  remoteMs: 5_000,
  remoteBytes: 1024 * 1024,
};
