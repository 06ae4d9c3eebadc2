import type { Builder, Range } from "../../read/builder.js";
import { parseJson } from "../../read/json-parser.js";
import { flatten, lineWidth } from "./print.js";
import type { Entry, FormatCollection, FormatNode, FormatTree, Key } from "./tree.js";

/** Lays open a JSON text that our reader takes: every token as it is spelled. Undefined for a lone scalar. */
export function readJsonTree(text: string): FormatTree | undefined {
  const builder = new TreeBuilder(text);
  parseJson(text, builder, { maxDepth: Number.POSITIVE_INFINITY, faults: [] });
  const { top } = builder;
  return top === undefined || top.kind === "scalar" || top.kind === "block"
    ? undefined
    : { prologue: [], top, anchorUses: [] };
}

/** The JSON text of a tree. What stood on one line and fits stays on one. */
export function printJson({ top }: FormatTree): string {
  const out: string[] = [];
  printNode(out, top, { indent: 0, begun: "", end: "" });
  return `${out.join("\n")}\n`;
}

interface Place {
  readonly indent: number;
  /** The line so far. */
  readonly begun: string;
  /** A comma, or nothing. */
  readonly end: string;
}

function printNode(out: string[], node: FormatNode, { indent, begun, end }: Place): void {
  const text = flatten(node);
  const isCollection = node.kind === "map" || node.kind === "list";
  if (text !== undefined && (!isCollection || `${begun}${text}${end}`.length <= lineWidth)) {
    out.push(`${begun}${text}${end}`);
    return;
  }
  if (!isCollection) return;
  const [open, close] = node.kind === "map" ? ["{", "}"] : ["[", "]"];
  if (node.entries.length === 0) {
    out.push(`${begun}${open}${close}${end}`);
    return;
  }
  out.push(`${begun}${open}`);
  const pad = " ".repeat(indent + 2);
  for (const [index, { key, value }] of node.entries.entries()) {
    const label = key === undefined ? pad : `${pad}${key.text}: `;
    const comma = index < node.entries.length - 1 ? "," : "";
    if (value !== undefined) printNode(out, value, { indent: indent + 2, begun: label, end: comma });
  }
  out.push(`${" ".repeat(indent)}${close}${end}`);
}

interface Frame {
  readonly kind: "map" | "list";
  readonly start: number;
  readonly entries: Entry[];
  key: Key | undefined;
}

class TreeBuilder implements Builder {
  readonly #text: string;
  readonly #stack: Frame[] = [];
  top: FormatNode | undefined;
  /** JSON's own parser knows. */
  readonly wantsKey = false;

  constructor(text: string) {
    this.#text = text;
  }

  openMapping(start: number): void {
    this.#stack.push({ kind: "map", start, entries: [], key: undefined });
  }

  openSequence(start: number): void {
    this.#stack.push({ kind: "list", start, entries: [], key: undefined });
  }

  key(name: string, { start, end }: Range): void {
    const frame = this.#stack.at(-1);
    if (frame !== undefined) frame.key = { text: this.#text.slice(start, end), name };
  }

  scalar(_value: unknown, { start, end }: Range): void {
    this.#add({ kind: "scalar", lines: [this.#text.slice(start, end)] });
  }

  alias(): void {
    throw new Error("JSON has no aliases");
  }

  close(end: number): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const { kind, start, entries } = frame;
    const isOneLine = entries.length === 0 || !this.#text.slice(start, end).includes("\n");
    const node: FormatCollection = {
      kind,
      style: isOneLine ? "one-line" : "block",
      head: [],
      entries,
      trailing: [],
    };
    this.#add(node);
  }

  #add(value: FormatNode): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) this.top = value;
    else frame.entries.push({ ...bare, ...(frame.key && { key: frame.key }), value });
  }
}

const bare = {
  before: [],
  colon: true,
  props: [],
  between: [],
  ownLine: false,
  after: [],
  anchorUses: [0, 0],
} as const;
