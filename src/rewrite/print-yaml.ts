import type { Source } from "../diagnostic/diagnostic.js";
import type { SourceFile } from "../read/document.js";
import { printYaml } from "./format/print.js";
import type { Entry, FormatCollection, FormatNode, Key } from "./format/tree.js";
import { spellScalar, spellText } from "./print-scalar.js";
import { type Written, WrittenFiles, within } from "./print-written.js";
import type { ListTree, MapTree, ScalarTree, Tree } from "./tree.js";

/** The YAML text of a tree, with the comments, blank lines and spelling of the files that it came from. */
export function renderYaml(tree: Tree, files: ReadonlyMap<string, SourceFile>): string {
  if (tree.kind === "scalar") return `${spellText(String(tree.value))}\n`;
  const layout = new Layout(new WrittenFiles(files));
  const top = layout.collection(tree, tree.source && layout.written.at(tree.source));
  const { prologue = [], start } = (tree.source && layout.written.tree(tree.source.file)) ?? {};
  return printYaml({
    prologue: prologue.filter((line) => !line.startsWith("%")),
    ...(start !== undefined && { start }),
    top: spaced(top),
    anchorUses: [],
  });
}

class Layout {
  readonly written: WrittenFiles;
  constructor(written: WrittenFiles) {
    this.written = written;
  }

  /** How the author wrote it, as far as it is the same. */
  #node(tree: Tree, written: Written | undefined): FormatNode {
    return tree.kind === "scalar" ? scalarOf(tree, written) : this.collection(tree, written);
  }

  collection(tree: MapTree | ListTree, written: Written | undefined): FormatCollection {
    const node = written?.node?.kind === tree.kind ? written.node : undefined;
    const { style = "block", head = [], trailing = [] } = node ?? {};
    const entries =
      tree.kind === "map"
        ? [...tree.entries].map(([key, item]) => ({ ...this.#entry(tree, key, item), colon: true }))
        : tree.items.map((item, index) => this.#entry(tree, String(index), item));
    return { kind: tree.kind, style, head, entries, trailing };
  }

  #entry(holder: MapTree | ListTree, step: string, item: Tree): Entry {
    const place = holder.source && within(holder.source, step);
    const own = place && this.written.at(place);
    const key = holder.kind === "map" ? { key: keyOf(step, own?.entry?.key) } : {};
    const rest = { ...key, colon: false, props: [], anchorUses: [0, 0] } as const;
    if (item.source === undefined)
      return { ...joined(own?.entry, undefined), ...rest, value: this.#node(item, undefined) };
    if (isSamePlace(item.source, place))
      return { ...(own?.entry ?? none), ...rest, value: this.#node(item, own) };
    const comments = joined(own?.entry, this.written.moved(item.source));
    return { ...comments, ...rest, value: this.#node(item, this.written.at(item.source)) };
  }
}

function scalarOf({ value }: ScalarTree, written: Written | undefined): FormatNode {
  const node = written?.node;
  if (node === undefined || (node.kind !== "scalar" && node.kind !== "block")) return spellScalar(value);
  if (Object.is(written?.value, value) && hasNoTag(written)) return node;
  return spellScalar(value, node.kind === "scalar" ? node.lines[0]?.slice(0, 1) : undefined);
}

type Comments = Pick<Entry, "before" | "beside" | "between" | "ownLine" | "behind" | "after">;

const none: Comments = { before: [], between: [], ownLine: false, after: [] };

/** The comments of what stood at a place, and of what stands there now. */
function joined(own: Comments | undefined, moved: Comments | undefined): Comments {
  if (moved === undefined) return own === undefined ? none : { ...own, between: own.between, ownLine: false };
  if (own === undefined) return moved;
  const beside = [own.beside, own.behind].filter((comment) => comment !== undefined);
  return {
    ...moved,
    before: [...own.before, ...own.between, ...beside, ...moved.before.filter((line) => line !== "")],
    after: [...moved.after, ...own.after],
  };
}

const isSamePlace = (one: Source, other: Source | undefined): boolean =>
  one.file === other?.file && one.pointer === other.pointer;

const hasNoTag = (written: Written | undefined): boolean =>
  written?.entry?.props.every((prop) => !prop.startsWith("!")) ?? true;

/** A key as it was written, unless that has an anchor or a tag. */
const keyOf = (name: string, written: Key | undefined): Key =>
  written === undefined || written.name !== name || /^[&!*]/.test(written.text)
    ? { name, text: name === "<<" ? '"<<"' : spellText(name) }
    : written;

/** A blank line above what was added at the end of a document whose parts have one between them. */
function spaced(top: FormatCollection): FormatCollection {
  const isSpaced = top.entries.some(({ before }) => before.includes(""));
  if (!isSpaced || top.style !== "block") return top;
  const last = top.entries.length - 1;
  const entries = top.entries.map((entry, index) =>
    index === last && !entry.before.includes("") ? { ...entry, before: ["", ...entry.before] } : entry,
  );
  return { ...top, entries };
}
