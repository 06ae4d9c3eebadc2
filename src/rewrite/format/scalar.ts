import type { CST } from "../yaml-nodes.js";
import { type FormatBlock, Unformattable } from "./tree.js";

/** The lines of a plain or quoted scalar. Indentation and blanks at line ends mean nothing in them. */
export function linesOf({ type, source }: CST.FlowScalar): readonly string[] {
  const lines = source.split("\n");
  const last = lines.length - 1;
  return lines.map((line, index) => {
    const from = index === 0 ? line : line.replace(/^[ \t]+/, "");
    if (index === last) return from;
    const trimmed = from.replace(/[ \t]+$/, "");
    // `\ ` at the end of a line is an escaped blank, `\` alone joins two lines.
    return type === "double-quoted-scalar" && /(^|[^\\])(\\\\)*\\$/.test(trimmed)
      ? from.slice(0, trimmed.length + 1)
      : trimmed;
  });
}

/** A block scalar without its indentation, the comment beside its header, and whether a blank line follows it. */
export function blockOf({ props, source, indent }: CST.BlockScalar): {
  readonly node: FormatBlock;
  readonly comment: string | undefined;
  readonly blankBelow: boolean;
} {
  let header = "";
  let comment: string | undefined;
  for (const token of props) {
    if (!("source" in token)) throw new Unformattable("its layout is not understood");
    if (token.type === "block-scalar-header") header = token.source;
    else if (token.type === "comment") comment = token.source.trimEnd();
  }
  const lines = source.split("\n");
  if (lines.at(-1)?.trim() === "") lines.pop();
  const digit = /[1-9]/.exec(header)?.[0];
  const first = lines.find((line) => /[^ ]/.test(line)) ?? "";
  const width = digit === undefined ? first.length - first.trimStart().length : indent + Number(digit);
  const isKept = header.includes("+");
  const body = lines.map((line) => (/^ *$/.test(line) && line.length <= width ? "" : line.slice(width)));
  let blankBelow = false;
  while (!isKept && body.length > 0 && /^ *$/.test(body.at(-1) ?? "")) {
    body.pop();
    blankBelow = true;
  }
  const written = digit === undefined ? header : header.replace(digit, "2");
  return { node: { kind: "block", header: written, lines: body }, comment, blankBelow };
}
