/** What a parser reports, in document order, to what is built from it. Offsets count UTF-16 units. */
export interface Builder {
  /** True when the next node is a key of a mapping. */
  readonly wantsKey: boolean;
  openMapping(start: number, anchor?: string): void;
  openSequence(start: number, anchor?: string): void;
  /** A key; `merge` for an unquoted `<<` of YAML. */
  key(text: string, range: Range, options?: KeyOptions): void;
  scalar(value: Scalar, range: Range, anchor?: string): void;
  alias(name: string, range: Range): void;
  /** Ends the innermost open mapping or sequence; `end` is where it ends, or -1 when the parser does not know. */
  close(end: number): void;
}

/** A piece of text, by offsets; the end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How a key of YAML is written. */
export interface KeyOptions {
  readonly merge?: true;
  readonly anchor?: string;
}

/** A value without members. */
export type Scalar = string | number | boolean | null;

/** A fault that a parser or a builder found, with its place. */
export type Fault =
  | { readonly kind: "syntax"; readonly reason: string; readonly range: Range }
  | { readonly kind: "depth"; readonly limit: number; readonly range: Range }
  | { readonly kind: "duplicate"; readonly key: string; readonly first: Range; readonly range: Range }
  | { readonly kind: "tag"; readonly tag: string; readonly range: Range }
  | { readonly kind: "alias"; readonly name: string; readonly reason: string; readonly range: Range }
  | { readonly kind: "documents"; readonly range: Range }
  | { readonly kind: "number"; readonly text: string; readonly range: Range }
  | { readonly kind: "rounded"; readonly text: string; readonly value: string; readonly range: Range };

/** Ends a parse at once; what was found before stays in the list of faults. */
export class Stop extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}
