/** One reason why a value is not what the contract says. */
export interface Issue {
  /** JSON pointer (RFC 6901) of the offending value; `""` is the whole payload. */
  readonly path: string;
  /** The JSON Schema keyword that failed, such as `required` or `minLength`. */
  readonly keyword: string;
  /** What should have stood there, in words: `a string of at least 1 character`. */
  readonly expected: string;
  /** A whole sentence: `/data/sender must be a string of at least 1 character`. */
  readonly message: string;
}

/** The outcome of a validation. It never throws. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Looks at an unknown value. The value itself is returned, not a copy. */
export type Validate<T> = (value: unknown) => Result<T>;
