import type { Diagnostic, Source } from "../../diagnostic/diagnostic.js";
import { parsePointer } from "../../json/pointer.js";
import { splitReference } from "../../read/reference.js";
import { type Nouns, nounsOf } from "../../specification/nouns.js";
import { documentPlace, type Place, placeWithin } from "../../specification/place.js";
import type { Version } from "../../specification/version.js";
import { lookInto, type MapTree, stepInto, type Tree } from "../tree.js";
import { bundleCodes } from "./codes.js";
import { groupsOf } from "./dereference-graph.js";

/** A document without the `$ref`s that could be taken out, and why others are still there. */
interface Dereferenced {
  readonly tree: Tree;
  /** With a refusal among them the tree is what was given. */
  readonly diagnostics: readonly Diagnostic[];
}

/** More nodes than a document of the largest size has. */
const maxNodes = 500_000;
/** Levels that the content of one `$ref` may have; the reader takes 256 of a schema and 64 of the rest. */
const maxLevels = { schema: 128, other: 32 } as const;

/**
 * Puts what each `$ref` leads to in its place. What contains itself is still referred to, and so is what the
 * specification wants referred to: the channel and the messages of an operation. All `$ref`s have to be local.
 */
export function dereference(tree: Tree, version: Version): Dereferenced {
  const work = new Dereference(tree, nounsOf(version));
  const expanded = work.run();
  if (expanded.nodes <= maxNodes) return { tree: expanded.tree, diagnostics: work.diagnostics };
  const source = tree.source ?? { file: "", pointer: "" };
  return { tree, diagnostics: [bundleCodes.diagnose("bundle-too-large", { limit: maxNodes }, source)] };
}

/** Something with its content put in place. */
interface Expanded {
  readonly tree: Tree;
  readonly nodes: number;
  readonly levels: number;
}

/** A `$ref` to be replaced. */
interface Found {
  readonly to: Tree;
  readonly text: string;
}

class Dereference {
  readonly diagnostics: Diagnostic[] = [];
  readonly #root: Tree;
  readonly #nouns: Nouns;
  /** What each object with a `$ref` leads to. */
  readonly #found = new Map<Tree, Found>();
  readonly #places = new Map<Tree, Place>();
  readonly #edges = new Map<Tree, Tree[]>();
  /** What may stand in the place of a `$ref`. */
  readonly #expanded = new Map<Tree, Expanded>();
  constructor(root: Tree, nouns: Nouns) {
    this.#root = root;
    this.#nouns = nouns;
  }

  run(): Expanded {
    this.#places.set(this.#root, documentPlace);
    for (const group of groupsOf([this.#root], (one) => this.#edgesOf(one))) {
      const [one] = group;
      if (one === undefined || one === this.#root) continue;
      const isCycle = group.length > 1 || this.#edgesOf(one).includes(one);
      if (isCycle) this.#sayCycle(group);
      else this.#expandTarget(one);
    }
    return this.#expand(this.#root, documentPlace);
  }

  #expandTarget(target: Tree): void {
    const place = this.#places.get(target) ?? { kind: "unknown" };
    const expanded = this.#expand(target, place);
    const limit = place.kind === "object" && place.noun === "schema" ? maxLevels.schema : maxLevels.other;
    if (expanded.levels <= limit) this.#expanded.set(target, expanded);
    else
      this.diagnostics.push(
        bundleCodes.diagnose("dereference-deep", { name: nameOf(target), limit }, sourceOf(target)),
      );
  }

  /** What the `$ref`s in a target lead to. They are looked up once. */
  #edgesOf(target: Tree): readonly Tree[] {
    const known = this.#edges.get(target);
    if (known !== undefined) return known;
    const edges: Tree[] = [];
    this.#edges.set(target, edges);
    const stack = [{ tree: target, place: this.#places.get(target) ?? documentPlace }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { tree, place } = at;
      const found = this.#look(tree, place);
      if (found !== undefined) {
        edges.push(found.to);
        if (!this.#places.has(found.to)) this.#places.set(found.to, place);
      }
      for (const [key, inner] of membersOf(tree))
        if (inner.kind !== "scalar") stack.push({ tree: inner, place: this.#within(tree, place, key) });
    }
    return edges;
  }

  #look(tree: Tree, place: Place): Found | undefined {
    if (tree.kind !== "map" || !isReplaced(place)) return undefined;
    const known = this.#found.get(tree);
    if (known !== undefined) return known;
    const text = referenceOf(tree);
    const to = text === undefined ? undefined : resolve(this.#root, text, 0);
    // The whole document holds every `$ref` to it.
    if (text === undefined || to === undefined || to === tree || to === this.#root) return undefined;
    const found = { to, text };
    this.#found.set(tree, found);
    return found;
  }

  #within(tree: Tree, place: Place, key: string): Place {
    return placeWithin(this.#nouns, place, key, lookInto(tree));
  }

  #expand(tree: Tree, place: Place): Expanded {
    const content = this.#content(tree, place);
    if (content !== undefined) return content;
    if (tree.kind === "scalar") return { tree, nodes: 1, levels: 1 };
    let nodes = 1;
    let levels = 0;
    const inner = (key: string, item: Tree): Tree => {
      const one = this.#expand(item, this.#within(tree, place, key));
      nodes += one.nodes;
      levels = Math.max(levels, one.levels);
      return one.tree;
    };
    const copy: Tree =
      tree.kind === "list"
        ? { ...tree, items: tree.items.map((item, index) => inner(String(index), item)) }
        : { ...tree, entries: new Map([...tree.entries].map(([key, item]) => [key, inner(key, item)])) };
    return { tree: copy, nodes, levels: levels + 1 };
  }

  #content(tree: Tree, place: Place): Expanded | undefined {
    const found = this.#look(tree, place);
    const expanded = found && this.#expanded.get(found.to);
    if (expanded === undefined || tree.kind !== "map" || expanded.tree.kind !== "map") return expanded;
    const beside = [...tree.entries].filter(([key]) => annotations.has(key) || key.startsWith("x-"));
    if (beside.length === 0) return expanded;
    const entries = new Map([...expanded.tree.entries, ...beside]);
    return { ...expanded, tree: { ...expanded.tree, entries } };
  }

  #sayCycle(group: readonly Tree[]): void {
    const names = group.map(nameOf).sort();
    const [first = group[0]] = group.filter((one) => nameOf(one) === names[0]);
    if (first === undefined) return;
    const shown = names.length > 8 ? [...names.slice(0, 8), "..."] : names;
    this.diagnostics.push(
      bundleCodes.diagnose(
        "dereference-recursion",
        { names: shown.map((name) => `\`${name}\``).join(", ") },
        sourceOf(first),
      ),
    );
  }
}

/** Members that say something about what a `$ref` leads to where it stands. All others are not read there. */
const annotations = new Set([
  "title",
  "summary",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

const isReplaced = ({ kind }: Place): boolean =>
  kind !== "reference" && kind !== "references" && kind !== "extension" && kind !== "data";

function referenceOf(tree: MapTree): string | undefined {
  const text = tree.entries.get("$ref");
  return text?.kind === "scalar" && typeof text.value === "string" && text.value.startsWith("#")
    ? text.value
    : undefined;
}

/** References that lead through references: real documents have a few. */
const maxDetours = 64;

/** What a `$ref` leads to, itself perhaps a `$ref`; undefined where it leads to nothing. */
function resolve(root: Tree, text: string, detours: number): Tree | undefined {
  let at: Tree | undefined = root;
  for (const key of parsePointer(splitReference("", text).fragment) ?? ["?"]) {
    let next: Tree | undefined = at && stepInto(at, key);
    for (let turn = detours; next === undefined && at?.kind === "map" && turn < maxDetours; turn += 1) {
      const through: string | undefined = referenceOf(at);
      at = through === undefined ? undefined : resolve(root, through, turn + 1);
      next = at && stepInto(at, key);
    }
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

const membersOf = (tree: Tree): readonly (readonly [string, Tree])[] =>
  tree.kind === "map"
    ? [...tree.entries]
    : tree.kind === "list"
      ? tree.items.map((item, index) => [String(index), item] as const)
      : [];

const sourceOf = (tree: Tree): Source => tree.source ?? { file: "", pointer: "" };

const nameOf = (tree: Tree): string => parsePointer(sourceOf(tree).pointer)?.at(-1) ?? sourceOf(tree).file;
