/** A wrong call: an option or a folder is wrong, not the document. Functions reject with it. */
export interface UsageError extends Error {
  readonly name: "UsageError";
  /** Such as `usage`, `input-missing`; `asyncwright explain CODE` tells about it. */
  readonly code: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
}

/** True for a `UsageError`. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === "UsageError";
