/** A file of the output, in memory. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Ends with one line feed. */
  readonly text: string;
}
