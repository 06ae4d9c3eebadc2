/**
 * A text as its author laid it out: what is printed again, only in another order and at another indentation. Scalars and
 * comments are pieces of the text, never values.
 */
export interface FormatTree {
  /** Directives and comments above `---`. */
  readonly prologue: readonly string[];
  /** The comment beside `---`, or `""`; undefined where there is no `---`. */
  readonly start?: string;
  readonly top: FormatCollection;
  /** Anchors and aliases, in the order of the text. */
  readonly anchorUses: readonly AnchorUse[];
}

/** An anchor or an alias. */
export interface AnchorUse {
  readonly name: string;
  readonly anchors: boolean;
}

export type FormatNode = FormatScalar | FormatBlock | FormatCollection;

/** A plain or quoted scalar, or an alias: its lines, without their indentation. */
export interface FormatScalar {
  readonly kind: "scalar";
  readonly lines: readonly string[];
}

/** A literal or folded scalar: its lines, without their indentation. */
export interface FormatBlock {
  readonly kind: "block";
  readonly header: string;
  readonly lines: readonly string[];
}

export interface FormatCollection {
  readonly kind: "map" | "list";
  /** `one-line` and `many-lines` are in brackets. */
  readonly style: "block" | "one-line" | "many-lines";
  /** Comments that stay at its head, whatever comes first. Here and below, `""` is a blank line. */
  readonly head: readonly string[];
  readonly entries: readonly Entry[];
  /** Comments after its last entry. */
  readonly trailing: readonly string[];
}

/** A member of a map, or an item of a list (without a key), with the comments that move with it. */
export interface Entry {
  /** Above it. */
  readonly before: readonly string[];
  readonly key?: Key;
  /** False for `{ a }`: a key without a colon. */
  readonly colon: boolean;
  /** Beside its colon or dash, where the value stands on the lines below. */
  readonly beside?: string | undefined;
  /** Anchor and tag of the value. */
  readonly props: readonly string[];
  /** Between the key and a value on a line of its own. */
  readonly between: readonly string[];
  /** True when the value stands on a line of its own. */
  readonly ownLine: boolean;
  /** Absent for an empty value. */
  readonly value?: FormatNode;
  /** Behind the value. */
  readonly behind?: string | undefined;
  /** Below it, further in than the key. */
  readonly after: readonly string[];
  /** Its stretch of the anchorUses. */
  readonly anchorUses: readonly [from: number, to: number];
}

export interface Key {
  /** As written, with its anchor or tag. */
  readonly text: string;
  /** As read. */
  readonly name: string;
}

/** Ends the reading of a text that cannot be laid out without doubt. */
export class Unformattable extends Error {}

/** The scalar text of a node that stands on one line; undefined for anything else. */
export const textOf = (node: FormatNode | undefined): string | undefined =>
  node?.kind === "scalar" && node.lines.length === 1 ? node.lines[0] : undefined;
