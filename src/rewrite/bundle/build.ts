import { posix } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { isMapping } from "../../json/value.js";
import type { SourceDocument } from "../../read/document.js";
import { child, children, type Node, referenceOf, sourceOf } from "../../read/node.js";
import { isRemote, schemeOf, splitReference } from "../../read/reference.js";
import type { Nouns } from "../../specification/nouns.js";
import { lookAt, type Place, placeWithin } from "../../specification/place.js";
import type { MapTree, ScalarTree, Tree } from "../tree.js";
import { bundleCodes } from "./codes.js";
import type { Homes, Housed } from "./homes.js";
import { encode, type Resolution, type Resolve } from "./resolution.js";
import { idOf, type Target } from "./uses.js";

/** What the tree is built from. */
interface Parts {
  readonly document: SourceDocument;
  readonly nouns: Nouns;
  readonly resolve: Resolve;
  readonly targets: ReadonlyMap<string, Target>;
  readonly homes: Homes;
}

/** Builds the tree of a node, its `$ref`s made local. */
type Build = (node: Node, place: Place) => Tree;

/** What was built. */
interface BuiltTree {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
  /** The limit, where there would have been more nodes than that; the tree is not whole then. */
  readonly tooLarge?: number;
}

/** More nodes than a document of the largest size has. Aliases of many small files can make more. */
const maxNodes = 1_000_000;

/** Runs `make` with a function that builds nodes of the document, and notes what is said on the way. */
export function buildTree(parts: Parts, make: (build: Build) => Tree): BuiltTree {
  const builder = new Builder(parts);
  const tree = make((node, place) => builder.build(node, { place }));
  const { diagnostics, nodes } = builder;
  return { tree, diagnostics, ...(nodes > maxNodes && { tooLarge: maxNodes }) };
}

/** Extensions of ours whose value is a reference. */
const textReferences = new Set(["x-refines", "x-mirrors"]);

/** What a node is, and what it is a member of. */
interface At {
  readonly place: Place;
  /** The operation or reply around a list of references. */
  readonly around?: Node;
}

class Builder {
  readonly diagnostics: Diagnostic[] = [];
  nodes = 0;
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  build(node: Node, at: At): Tree {
    this.nodes += 1;
    const { value } = node;
    const source = sourceOf(node);
    if (this.nodes > maxNodes) return { kind: "scalar", value: null, source };
    if (Array.isArray(value))
      return {
        kind: "list",
        items: children(node).map(([key, item]) => this.build(item, this.#within(node, at, key))),
        source,
      };
    if (!isMapping(value)) return { kind: "scalar", value: toScalar(value), source };
    const text = at.place.kind === "data" ? undefined : referenceOf(node);
    return text === undefined ? this.#members(node, at) : this.#reference(node, at, text);
  }

  #members(node: Node, at: At, local?: string): MapTree {
    const entries = new Map<string, Tree>();
    for (const [key, item] of children(node)) {
      if (key === "$ref" && local !== undefined) {
        this.nodes += 1;
        entries.set(key, { kind: "scalar", value: local, source: sourceOf(item) });
      } else if (textReferences.has(key) && typeof item.value === "string") {
        entries.set(key, this.#textReference(item, item.value));
      } else entries.set(key, this.build(item, this.#within(node, at, key)));
    }
    return { kind: "map", entries, source: sourceOf(node) };
  }

  #reference(node: Node, at: At, text: string): Tree {
    const { homes, resolve } = this.#parts;
    const housed = at.place.kind === "extension" ? undefined : homes.byHolder.get(idOf(node));
    if (housed !== undefined) return this.#content(node, at, housed);
    const resolution = resolve(node, text);
    const local = this.#localise(at, resolution);
    if (local === undefined) this.#complain(node, at, text);
    const kept = local ?? (at.place.kind === "extension" ? text : fromRoot(this.#parts.document, node, text));
    return this.#members(node, at, kept === text ? undefined : kept);
  }

  /** What stands in the place of a `$ref`, and the members beside it that it does not have itself. */
  #content(node: Node, at: At, { target, place }: Housed): Tree {
    const tree = textOf(target.node) ?? this.build(target.node, { place });
    const { entries } = this.#members(node, at);
    if (tree.kind !== "map" || entries.size === 1) return tree;
    const beside = [...entries].filter(([key]) => key !== "$ref");
    return { ...tree, entries: new Map([...beside, ...tree.entries]) };
  }

  /** The `$ref` of the bundled document that leads where a resolution leads. */
  #localise(at: At, resolution: Resolution | undefined): string | undefined {
    if (resolution === undefined) return undefined;
    if (resolution.kind === "root") return `#${resolution.fragment}`;
    const { homes } = this.#parts;
    const { first, node: end } = resolution;
    const keepsName = at.place.kind === "reference" || at.place.kind === "extension";
    const named = keepsName ? homes.pointerTo(first) : undefined;
    const pointer = named?.startsWith("/channels/")
      ? named
      : (this.#inChannel(at, end) ?? named ?? homes.pointerTo(end));
    return pointer === undefined ? undefined : `#${encode(pointer)}`;
  }

  /** The entry of a channel that leads to a message, since operations have to name that; one of its own channel before any other. */
  #inChannel({ place, around }: At, message: Node): string | undefined {
    if (place.kind !== "reference" || place.noun !== "message") return undefined;
    const { targets, homes } = this.#parts;
    const entries = (targets.get(idOf(message))?.uses ?? []).flatMap(({ within, holder }) => {
      const pointer = within?.kind === "map" && within.of === "channel" ? homes.pointerTo(holder) : undefined;
      return pointer?.startsWith("/channels/") ? [pointer] : [];
    });
    const channel = around && this.#channelOf(around);
    return entries.find((pointer) => pointer.startsWith(`${channel}/`)) ?? entries[0];
  }

  #channelOf(operation: Node): string | undefined {
    const node = child(operation, "channel");
    const text = node && referenceOf(node);
    const resolution = text === undefined ? undefined : this.#parts.resolve(node ?? operation, text);
    return resolution?.kind === "node" ? this.#parts.homes.pointerTo(resolution.node) : resolution?.fragment;
  }

  /** A text that is resolved as a `$ref` is. */
  #textReference(node: Node, text: string): ScalarTree {
    this.nodes += 1;
    const at: At = { place: { kind: "extension" } };
    const local = this.#localise(at, this.#parts.resolve(node, text));
    if (local === undefined) this.#complain(node, at, text);
    return { kind: "scalar", value: local ?? text, source: sourceOf(node) };
  }

  /** The reader complains about every other `$ref` that leads to nothing. */
  #complain(node: Node, { place }: At, text: string): void {
    const isElsewhere = node.file !== this.#parts.document.root || !text.startsWith("#");
    if (place.kind !== "extension" || !isElsewhere || schemeOf(text) !== undefined) return;
    const { pointer } = node;
    const source = { file: node.file.path, pointer: isMapping(node.value) ? `${pointer}/$ref` : pointer };
    this.diagnostics.push(
      bundleCodes.diagnose("bundle-extension", { reference: text.slice(0, 200) }, source),
    );
  }

  #within(node: Node, { place, around }: At, key: string): At {
    const inner = placeWithin(this.#parts.nouns, place, key, lookAt(node.value));
    if (inner.kind === "references") return { place: inner, around: node };
    return inner.kind === "reference" && around !== undefined ? { place: inner, around } : { place: inner };
  }
}

/** The text of a file that holds no data (Protobuf, Markdown), even where it could be read as YAML. */
function textOf(node: Node): ScalarTree | undefined {
  const { file, pointer, value } = node;
  const isText = pointer === "" && typeof value === "string" && !/\.(ya?ml|json)$/i.test(file.path);
  return isText ? { kind: "scalar", value: file.text, source: sourceOf(node) } : undefined;
}

/** A `$ref` that leads to nothing, as the root file would write it: it must not lead to something there by chance. */
function fromRoot({ root }: SourceDocument, { file }: Node, text: string): string {
  const reference = splitReference(file.path, text);
  if (file === root || isRemote(reference.file)) return text;
  if (reference.file === root.path) return `#${reference.fragment}`;
  const path = posix.relative(posix.dirname(root.path), reference.file);
  return text.includes("#") ? `${path}#${encode(reference.fragment)}` : path;
}

const toScalar = (value: unknown): ScalarTree["value"] =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
