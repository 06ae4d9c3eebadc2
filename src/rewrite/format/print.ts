import type { Entry, FormatBlock, FormatCollection, FormatNode, FormatScalar, FormatTree } from "./tree.js";

/** Beyond this column, collections in brackets are written as blocks. */
export const lineWidth = 110;

/** The YAML text of a tree: two spaces, lists indented below their key, LF, one line feed at the end. */
export function printYaml({ prologue, start, top }: FormatTree): string {
  const out: string[] = [];
  printLines(out, prologue, 0);
  if (start !== undefined) out.push(start === "" ? "---" : `--- ${start}`);
  if (top.entries.length === 0) {
    printLines(out, top.head, 0);
    out.push(top.kind === "map" ? "{}" : "[]");
    printLines(out, top.trailing, 0);
  } else printCollection(out, top, 0);
  while (out.at(-1) === "" && !endsInKeptBlock(top)) out.pop();
  return `${out.join("\n")}\n`;
}

/** The one line of a node in brackets, or of a scalar; undefined where there is none or it is too long. */
export function flatten(node: FormatNode): string | undefined {
  if (node.kind === "scalar") return node.lines.length === 1 ? node.lines[0] : undefined;
  if (node.kind === "block") return undefined;
  const known = flat.get(node);
  if (known !== undefined) return known.text;
  const text = flattenCollection(node);
  flat.set(node, { text });
  return text;
}

const flat = new WeakMap<FormatCollection, { readonly text: string | undefined }>();

function flattenCollection(node: FormatCollection): string | undefined {
  const { kind, style, entries } = node;
  if (style === "block" || [...node.head, ...node.trailing].some(isComment)) return undefined;
  const [open, close] = kind === "map" ? ["{", "}"] : ["[", "]"];
  if (entries.length === 0) return `${open}${close}`;
  // A member with a line of its own was given it on purpose; a list of words was only too long, or is not any more.
  if (style === "many-lines" && (kind === "map" || entries.some(({ value }) => value?.kind !== "scalar")))
    return undefined;
  const parts: string[] = [];
  let length = 0;
  for (const entry of entries) {
    const part = flattenEntry(entry);
    if (part === undefined) return undefined;
    parts.push(part);
    length += part.length + 2;
    if (length > lineWidth) return undefined;
  }
  const inner = parts.join(", ");
  return kind === "map" ? `{ ${inner} }` : `[${inner}]`;
}

function flattenEntry(entry: Entry): string | undefined {
  const { key, colon, props, value } = entry;
  if (hasComment(entry)) return undefined;
  const text = value === undefined ? "" : flatten(value);
  // An empty value before a comma reads differently from tool to tool.
  if (text === undefined || (value === undefined && (colon || key === undefined))) return undefined;
  const label = key === undefined ? [] : [colon ? `${key.text}:` : key.text];
  return [...label, ...props, ...(text === "" ? [] : [text])].join(" ");
}

const hasComment = ({ before, beside, between, behind, after }: Entry): boolean =>
  beside !== undefined || behind !== undefined || [...before, ...between, ...after].some(isComment);

const isComment = (line: string): boolean => line !== "";

/** Prints as a block. With a `lead` the first entry goes on the line of a dash, and its comments are printed already. */
function printCollection(out: string[], node: FormatCollection, indent: number, lead?: string): void {
  if (lead === undefined) printLines(out, node.head, indent, "start");
  for (const [index, entry] of node.entries.entries()) {
    const isLed = index === 0 && lead !== undefined;
    if (!isLed)
      printLines(out, entry.before, indent, index === 0 && node.head.length === 0 ? "start" : "inside");
    const start = isLed ? lead : pad(indent);
    printEntry(out, entry, indent, entry.key === undefined ? `${start}-` : `${start}${entry.key.text}:`);
    printLines(out, entry.after, indent + 2);
  }
  printLines(out, node.trailing, indent);
}

function printEntry(out: string[], entry: Entry, indent: number, label: string): void {
  const { value, beside, behind, props } = entry;
  const begun = [label, ...props].join(" ");
  if (value === undefined) {
    out.push(withComment(begun, beside ?? behind));
    if (beside !== undefined && behind !== undefined) out.push(`${pad(indent + 2)}${behind}`);
    printLines(out, entry.between, indent + 2);
    return;
  }
  switch (value.kind) {
    case "scalar":
      printScalar(out, entry, { value, begun, indent });
      break;
    case "block":
      printBlock(out, entry, { value, begun, indent });
      break;
    case "map":
    case "list":
      printNested(out, entry, { value, begun, indent });
      break;
    default:
      value satisfies never;
  }
}

interface Begun<N> {
  readonly value: N;
  /** The line so far: key or dash, anchor, tag. */
  readonly begun: string;
  /** Of the entry. */
  readonly indent: number;
}

function printScalar(out: string[], entry: Entry, { value, begun, indent }: Begun<FormatScalar>): void {
  const [first = "", ...others] = value.lines;
  const isLong = others.length > 0 || `${begun} ${first}`.length > lineWidth;
  const stays = entry.ownLine && isLong && entry.key !== undefined;
  const lines = others.map((line) => (line === "" ? "" : `${pad(indent + 2)}${line}`));
  const start = stays || isParted(entry) ? beginBelow(out, entry, { begun, indent }) : `${begun} ${first}`;
  const all = [start === undefined ? `${pad(indent + 2)}${first}` : start, ...lines];
  const last = all.pop() ?? "";
  out.push(...all, withComment(last, entry.behind));
}

/** True when comments keep the value from the line of its key. */
const isParted = ({ beside, between }: Entry): boolean => beside !== undefined || between.length > 0;

/** Prints the line of the key alone. */
function beginBelow(out: string[], entry: Entry, { begun, indent }: Omit<Begun<never>, "value">): undefined {
  out.push(withComment(begun, entry.beside));
  printLines(out, entry.between, indent + 2);
}

function printBlock(out: string[], entry: Entry, { value, begun, indent }: Begun<FormatBlock>): void {
  const { beside, behind } = entry;
  const above = [...(beside !== undefined && behind !== undefined ? [beside] : []), ...entry.between];
  printLines(out, above, leadingSpaces(begun));
  out.push(withComment(`${begun} ${value.header}`, behind ?? beside));
  for (const line of value.lines) out.push(line === "" ? "" : `${pad(indent + 2)}${line}`);
}

function printNested(out: string[], entry: Entry, { value, begun, indent }: Begun<FormatCollection>): void {
  const text = flatten(value);
  if (text !== undefined) {
    const fits = `${begun} ${text}`.length <= lineWidth || value.entries.length === 0;
    if (fits && !isParted(entry)) {
      out.push(withComment(`${begun} ${text}`, entry.behind));
      return;
    }
    if (
      (entry.ownLine || isParted(entry)) &&
      entry.key !== undefined &&
      indent + 2 + text.length <= lineWidth
    ) {
      beginBelow(out, entry, { begun, indent });
      out.push(withComment(`${pad(indent + 2)}${text}`, entry.behind));
      return;
    }
  }
  const notes = [entry.beside, entry.behind].filter((note) => note !== undefined);
  if (value.entries.length === 0) {
    const inner = [...entry.between, ...value.head, ...value.trailing].filter(isComment);
    printLines(out, [...inner, ...notes.slice(1)], leadingSpaces(begun));
    out.push(withComment(`${begun} ${value.kind === "map" ? "{}" : "[]"}`, notes[0]));
    return;
  }
  if (entry.key === undefined && entry.props.length === 0 && notes.length === 0) {
    // What stands above the first member moves above the dash.
    const above = [...entry.between, ...value.head, ...(value.entries[0]?.before ?? [])];
    printLines(out, above.filter(isComment), leadingSpaces(begun));
    printCollection(out, value, indent + 2, `${begun} `);
    return;
  }
  out.push(withComment(begun, notes[0]));
  printLines(out, [...notes.slice(1), ...entry.between], indent + 2);
  printCollection(out, value, indent + 2);
}

/** Prints comments and blank lines, never two blank ones; none at the start of a block. */
function printLines(
  out: string[],
  lines: readonly string[],
  indent: number,
  at: "start" | "inside" = "inside",
): void {
  let isStart = at === "start";
  for (const line of lines) {
    if (line !== "") out.push(`${pad(indent)}${line}`);
    else if (!isStart && out.length > 0 && out.at(-1) !== "") out.push("");
    isStart &&= line === "";
  }
}

const withComment = (line: string, comment: string | undefined): string =>
  comment === undefined ? line : `${line} ${comment}`;

const leadingSpaces = (line: string): number => line.length - line.trimStart().length;

const pad = (indent: number): string => " ".repeat(indent);

/** True when the last thing of a text is a block scalar that keeps its blank lines. */
function endsInKeptBlock(top: FormatCollection): boolean {
  let at: FormatNode | undefined = top;
  while (at?.kind === "map" || at?.kind === "list") at = at.entries.at(-1)?.value;
  return at?.kind === "block" && at.header.includes("+");
}
