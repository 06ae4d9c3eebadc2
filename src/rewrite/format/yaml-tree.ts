import { CST, Parser } from "../yaml-nodes.js";
import { CommentKeeper } from "./comments.js";
import { blockOf, linesOf } from "./scalar.js";
import {
  type Entry,
  type FormatCollection,
  type FormatNode,
  type FormatTree,
  Unformattable,
} from "./tree.js";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** An entry while its comments are still being found. */
type EntryDraft = Writable<Entry> & { before: string[]; between: string[]; props: string[]; after: string[] };

/** Lays open a YAML text that our reader takes; line feeds only. Throws `Unformattable`. */
export function readYamlTree(text: string): FormatTree {
  return new YamlReader(text).read();
}

class YamlReader {
  readonly #text: string;
  readonly #comments = new CommentKeeper();
  readonly #anchorUses: { name: string; anchors: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): FormatTree {
    const comments = this.#comments;
    let prologue: string[] = [];
    let start: string | undefined;
    let top: FormatCollection | undefined;
    for (const token of new Parser().parse(this.#text)) {
      if (token.type === "directive") comments.comment(token.source, 0);
      else if (token.type === "document") {
        if (top !== undefined) throw new Unformattable("there are several documents in it");
        const line: { beside?: string } = {};
        for (const part of token.start) {
          if (part.type === "doc-start") {
            prologue = comments.settle();
            start = "";
            comments.content(line, "beside");
          } else if (part.type === "anchor" || part.type === "tag")
            throw new Unformattable("the whole has an anchor or a tag");
          else this.#trivia([part]);
        }
        top = this.#top(token.value);
        if (start !== undefined) start = line.beside ?? "";
        this.#trivia(token.end ?? []);
      } else if (token.type === "doc-end") this.#trivia(token.end ?? []);
      else if (isSourceToken(token)) this.#trivia([token]);
      else throw new Unformattable("its layout is not understood");
    }
    if (top === undefined) throw new Unformattable("it holds no map and no list");
    const rest = comments.settle();
    return {
      prologue,
      ...(start !== undefined && { start }),
      top: { ...withHead(top), trailing: [...top.trailing, ...rest] },
      anchorUses: this.#anchorUses,
    };
  }

  #top(value: CST.Token | undefined): FormatCollection {
    const entry = draft([], this.#anchorUses.length);
    if (value?.type === "flow-collection") {
      const head = this.#comments.settle();
      const node = this.#flow(value);
      this.#comments.content(entry);
      this.#trivia(value.end.slice(1));
      const behind = entry.behind === undefined ? [] : [entry.behind];
      return { ...node, head: [...head, ...node.head], trailing: [...node.trailing, ...behind] };
    }
    if (value?.type === "block-map" || value?.type === "block-seq") return this.#block(value, -1);
    throw new Unformattable("it holds no map and no list");
  }

  #block(token: CST.BlockMap | CST.BlockSequence, parentIndent: number): FormatCollection {
    const { indent } = token;
    const entries: EntryDraft[] = [];
    const trailing: string[] = [];
    for (const item of token.items) {
      if (token.type === "block-map" ? item.key === undefined && item.sep === undefined : isBare(item)) {
        this.#trivia(item.start);
        continue;
      }
      const entry = token.type === "block-map" ? this.#member(item) : this.#item(item);
      entries.push(entry);
      const props = token.type === "block-map" ? (item.sep ?? []) : afterDash(item.start);
      this.#value(entry, props, item.value, indent);
      entry.anchorUses = [entry.anchorUses[0], this.#anchorUses.length];
      // Below a block scalar, a comment as far in as its text would become text.
      if (entry.value?.kind !== "block") this.#comments.close(indent + 1, entry.after);
    }
    // The dashes of a list may stand right below the key; a comment there is about the next key.
    this.#comments.close(indent === parentIndent ? indent + 1 : indent, trailing);
    return { kind: token.type === "block-map" ? "map" : "list", style: "block", head: [], entries, trailing };
  }

  /** Begins a member of a block map, up to its key. */
  #member(item: CST.CollectionItem): EntryDraft {
    const { key, sep = [] } = item;
    let before: string[] | undefined;
    const from = this.#anchorUses.length;
    const props: string[] = [];
    for (const token of item.start) {
      if (token.type === "explicit-key-ind") throw new Unformattable("it has a key with a `?`");
      if (token.type === "anchor" || token.type === "tag") {
        before ??= this.#comments.settle();
        props.push(this.#prop(token));
      } else this.#trivia([token]);
    }
    if (!sep.some(({ type }) => type === "map-value-ind")) throw new Unformattable("a key has no colon");
    const entry = draft(before ?? this.#comments.settle(), from);
    entry.key = keyOf(key, props);
    this.#comments.content(entry, "beside");
    return entry;
  }

  /** Begins an item of a block list, up to its dash. */
  #item(item: CST.CollectionItem): EntryDraft {
    const dash = item.start.findIndex(({ type }) => type === "seq-item-ind");
    this.#trivia(item.start.slice(0, dash));
    const entry = draft(this.#comments.settle(), this.#anchorUses.length);
    this.#comments.content(entry, "beside");
    return entry;
  }

  /** The value of an entry and what stands between it and its key or dash. */
  #value(
    entry: EntryDraft,
    props: readonly CST.SourceToken[],
    value: CST.Token | undefined,
    indent: number,
  ): void {
    const comments = this.#comments;
    for (const token of props) {
      if (token.type === "map-value-ind") comments.content(entry, "beside");
      else if (token.type === "anchor" || token.type === "tag") {
        entry.between.push(...comments.settle().filter(isComment));
        entry.props.push(this.#prop(token));
        comments.content(entry, "beside");
      } else this.#trivia([token]);
    }
    if (value === undefined || isEmpty(value)) return;
    entry.ownLine = comments.isFreshLine;
    if (value.type === "block-map" || value.type === "block-seq") {
      entry.value = this.#block(value, indent);
      return;
    }
    entry.between.push(...comments.settle().filter(isComment));
    entry.value = this.#leaf(entry, value);
  }

  #leaf(entry: EntryDraft, value: CST.Token): FormatNode {
    const comments = this.#comments;
    switch (value.type) {
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        if (value.type === "alias") this.#anchorUses.push({ name: value.source.slice(1), anchors: false });
        comments.content(entry);
        this.#trivia(value.end ?? []);
        return { kind: "scalar", lines: linesOf(value) };
      case "block-scalar": {
        const block = blockOf(value);
        if (block.comment !== undefined) entry.behind = block.comment;
        comments.content();
        comments.feed();
        if (block.blankBelow) comments.feed();
        return block.node;
      }
      case "flow-collection": {
        const node = this.#flow(value);
        comments.content(entry);
        this.#trivia(value.end.slice(1));
        return node;
      }
      default:
        throw new Unformattable("its layout is not understood");
    }
  }

  #flow(token: CST.FlowCollection): FormatCollection {
    const comments = this.#comments;
    const kind = token.start.source === "{" ? "map" : "list";
    const end = token.end[0]?.offset ?? this.#text.length;
    const style = this.#text.slice(token.start.offset, end).includes("\n") ? "many-lines" : "one-line";
    comments.content();
    const entries: EntryDraft[] = [];
    for (const item of token.items) {
      const props: CST.SourceToken[] = [];
      let before: string[] | undefined;
      for (const part of item.start) {
        if (part.type === "explicit-key-ind") throw new Unformattable("it has a key with a `?`");
        if (part.type === "comma") comments.content(entries.at(-1));
        else if (part.type === "anchor" || part.type === "tag") {
          before ??= comments.settle();
          props.push(part);
          comments.content();
        } else this.#trivia([part]);
      }
      if (isBare(item) && props.length === 0) continue;
      entries.push(this.#flowEntry(item, { kind, props, before: before ?? comments.settle() }));
    }
    const trailing = comments.settle();
    return { kind, style, head: [], entries, trailing };
  }

  #flowEntry(
    item: CST.CollectionItem,
    { kind, props, before }: { kind: "map" | "list"; props: readonly CST.SourceToken[]; before: string[] },
  ): EntryDraft {
    const { key, sep = [], value } = item;
    const entry = draft(before, this.#anchorUses.length);
    const colon = sep.some(({ type }) => type === "map-value-ind");
    if (kind === "list" && !colon) {
      entry.props.push(...props.map((token) => this.#prop(token)));
      this.#value(entry, sep, value ?? key ?? undefined, -1);
    } else {
      const member = kind === "map" ? entry : draft([], this.#anchorUses.length);
      member.key = keyOf(
        key,
        props.map((token) => this.#prop(token)),
      );
      member.colon = colon;
      this.#comments.content(member, colon ? "beside" : "behind");
      this.#value(member, sep, value, -1);
      member.anchorUses = [member.anchorUses[0], this.#anchorUses.length];
      if (member !== entry)
        entry.value = { kind: "map", style: "one-line", head: [], entries: [member], trailing: [] };
    }
    entry.anchorUses = [entry.anchorUses[0], this.#anchorUses.length];
    return entry;
  }

  #prop(token: CST.SourceToken): string {
    if (token.type === "anchor") this.#anchorUses.push({ name: token.source.slice(1), anchors: true });
    return token.source;
  }

  #trivia(tokens: readonly CST.SourceToken[]): void {
    for (const { type, source, offset } of tokens) {
      if (type === "newline") this.#comments.feed();
      else if (type === "comment")
        this.#comments.comment(source, offset - this.#text.lastIndexOf("\n", offset - 1) - 1);
    }
  }
}

const draft = (before: string[], from: number): EntryDraft => ({
  before,
  colon: true,
  props: [],
  between: [],
  ownLine: false,
  after: [],
  anchorUses: [from, from],
});

function keyOf(key: CST.Token | null | undefined, props: readonly string[]) {
  if (key === null || key === undefined || !CST.isScalar(key) || key.type === "block-scalar" || isEmpty(key))
    throw new Unformattable("a key is not plain text");
  if (key.source.includes("\n")) throw new Unformattable("a key stands on several lines");
  const name = CST.resolveAsScalar(key, false, () => {
    throw new Unformattable("a key has an unknown escape");
  }).value;
  return { text: [...props, key.source].join(" "), name };
}

/** In brackets, `{ a: , b }` has a scalar without text. */
const isEmpty = (token: CST.Token): boolean => token.type === "scalar" && token.source === "";

const afterDash = (start: readonly CST.SourceToken[]): readonly CST.SourceToken[] =>
  start.slice(start.findIndex(({ type }) => type === "seq-item-ind") + 1);

const isBare = ({ start, key, sep, value }: CST.CollectionItem): boolean =>
  key === undefined &&
  sep === undefined &&
  value === undefined &&
  !start.some(({ type }) => type === "seq-item-ind");

const isComment = (line: string): boolean => line !== "";

const isSourceToken = (token: CST.Token): token is CST.SourceToken =>
  token.type === "comment" ||
  token.type === "newline" ||
  token.type === "space" ||
  token.type === "byte-order-mark";

/** What stands above the first entry of the whole file stays at its head. */
function withHead(top: FormatCollection): FormatCollection {
  const [first, ...others] = top.entries;
  if (first === undefined || top.style !== "block") return top;
  return { ...top, head: [...top.head, ...first.before], entries: [{ ...first, before: [] }, ...others] };
}
