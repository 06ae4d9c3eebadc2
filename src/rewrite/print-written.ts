import type { Source } from "../diagnostic/diagnostic.js";
import { escapeStep, parsePointer } from "../json/pointer.js";
import type { SourceFile } from "../read/document.js";
import { looksLikeJson } from "../read/syntax.js";
import {
  type Entry,
  type FormatCollection,
  type FormatNode,
  type FormatTree,
  Unformattable,
} from "./format/tree.js";
import { readYamlTree } from "./format/yaml-tree.js";

/** How something is written in its file. */
export interface Written {
  readonly node: FormatNode | undefined;
  /** The member or item that it is the value of, with its comments; undefined for a whole file. */
  readonly entry: Entry | undefined;
  /** What is read there. */
  readonly value: unknown;
}

/** How the nodes of a document's files are written. JSON says nothing about that, nor does a file that cannot be laid open. */
export class WrittenFiles {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #trees = new Map<string, FormatTree | undefined>();
  readonly #known = new Map<string, Map<string, Written>>();
  readonly #anchors = new Map<FormatTree, Map<string, Entry>>();
  readonly #members = new WeakMap<FormatCollection, Map<string, Entry>>();
  constructor(files: ReadonlyMap<string, SourceFile>) {
    this.#files = files;
  }

  /** A whole file; undefined where nothing is known about its layout. */
  tree(path: string): FormatTree | undefined {
    if (!this.#trees.has(path)) this.#trees.set(path, layOpen(this.#files.get(path)));
    return this.#trees.get(path);
  }

  at({ file, pointer }: Source): Written | undefined {
    const known = this.#known.get(file) ?? new Map<string, Written>();
    this.#known.set(file, known);
    const found = known.get(pointer) ?? this.#find(file, pointer);
    // Only what others stand in is asked for again and again.
    if (found?.node !== undefined && found.node.kind !== "scalar") known.set(pointer, found);
    return found;
  }

  /** The entry of something that stands elsewhere now. The first of a file takes the comment above it along. */
  moved(source: Source): Entry | undefined {
    const entry = this.at(source)?.entry;
    const top = this.tree(source.file)?.top;
    if (entry === undefined || top?.entries[0] !== entry || entry.before.length > 0) return entry;
    return { ...entry, before: top.head.slice(top.head.lastIndexOf("") + 1) };
  }

  #find(file: string, pointer: string): Written | undefined {
    const tree = this.tree(file);
    if (tree === undefined) return undefined;
    const source = this.#files.get(file);
    if (pointer === "") return { node: tree.top, entry: undefined, value: source?.value };
    const cut = pointer.lastIndexOf("/");
    const [step = ""] = parsePointer(pointer.slice(cut)) ?? [];
    const above = this.at({ file, pointer: pointer.slice(0, cut) });
    const holder = above && this.#behindAlias(tree, above.node);
    if (above === undefined || holder === undefined || holder.kind === "scalar" || holder.kind === "block")
      return undefined;
    const entry = this.#member(tree, holder, step);
    if (entry === undefined) return undefined;
    return { node: this.#behindAlias(tree, entry.value), entry, value: valueAt(above.value, step) };
  }

  #member(tree: FormatTree, holder: FormatCollection, step: string): Entry | undefined {
    if (holder.kind === "list") return holder.entries[Number(step)];
    const members =
      this.#members.get(holder) ?? new Map(holder.entries.map((entry) => [entry.key?.name ?? "", entry]));
    this.#members.set(holder, members);
    const own = members.get(step);
    const merged = own === undefined ? this.#behindAlias(tree, members.get("<<")?.value) : undefined;
    return own ?? (merged?.kind === "map" ? merged.entries.find(({ key }) => key?.name === step) : undefined);
  }

  /** What an alias stands for. */
  #behindAlias(tree: FormatTree, node: FormatNode | undefined): FormatNode | undefined {
    const name = node?.kind === "scalar" ? /^\*(.+)$/.exec(node.lines[0] ?? "")?.[1] : undefined;
    return name === undefined ? node : this.#anchorsOf(tree).get(name)?.value;
  }

  #anchorsOf(tree: FormatTree): Map<string, Entry> {
    const known = this.#anchors.get(tree);
    if (known !== undefined) return known;
    const found = new Map<string, Entry>();
    const stack: FormatNode[] = [tree.top];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at.kind !== "map" && at.kind !== "list") continue;
      for (const entry of at.entries) {
        const anchor = entry.props.find((prop) => prop.startsWith("&"));
        if (anchor !== undefined) found.set(anchor.slice(1), entry);
        if (entry.value !== undefined) stack.push(entry.value);
      }
    }
    this.#anchors.set(tree, found);
    return found;
  }
}

/** The source of a member. */
export const within = ({ file, pointer }: Source, key: string): Source => ({
  file,
  pointer: `${pointer}/${escapeStep(key)}`,
});

function layOpen(file: SourceFile | undefined): FormatTree | undefined {
  if (file === undefined || typeof file.value !== "object" || isJson(file.text)) return undefined;
  try {
    return readYamlTree(file.text.replaceAll("\r\n", "\n"));
  } catch (cause) {
    if (cause instanceof Unformattable) return undefined;
    throw cause;
  }
}

/** True for a text that is JSON, not only YAML. */
export function isJson(text: string): boolean {
  if (!looksLikeJson(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
