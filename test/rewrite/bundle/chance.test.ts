import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { isMapping } from "../../../src/json/value.js";
import { defaultLimits } from "../../../src/limits.js";
import type { SourceDocument, SourceFile } from "../../../src/read/document.js";
import { children, follow, type Node, referenceOf, top } from "../../../src/read/node.js";
import { parseText } from "../../../src/read/syntax.js";
import { bundle } from "../../../src/rewrite/bundle/bundle.js";
import { dereference } from "../../../src/rewrite/bundle/dereference.js";
import { printTree } from "../../../src/rewrite/print.js";
import { type Tree, toValue } from "../../../src/rewrite/tree.js";
import { randomFrom } from "../random.js";

const rounds = 80;

test("documents of many files by chance mean the same as one, and stay as they are when bundled again", () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const random = randomFrom(seed);
  for (let round = 0; round < rounds; round += 1) {
    const where = `seed ${seed}, round ${round}`;
    const document = grow(random);
    const { tree } = bundle(document);
    const one = documentOf({ "a.yaml": toValue(tree) }, document);
    expect(
      referencesOf(tree).filter((text) => !text.startsWith("#") && !isBroken(text)),
      where,
    ).toEqual([]);
    expect(isDeepStrictEqual(within(unfold(one), unfold(document)), unfold(document)), where).toBe(true);
    const text = printTree(tree, { language: "yaml", files: document.files });
    const read = { path: "a.yaml", text, value: parseText(text, "a.yaml", defaultLimits).value };
    const again = { ...document, root: read, files: new Map([["a.yaml", read]]) };
    expect(printTree(bundle(again).tree, { language: "yaml", files: again.files }), where).toBe(text);
    const without = documentOf({ "a.yaml": toValue(dereference(tree, "3.0.0").tree) }, document);
    expect(
      isDeepStrictEqual(within(unfold(without, 3), unfold(document, 3)), unfold(document, 3)),
      where,
    ).toBe(true);
  }
});

const names = ["A", "B", "a b", "message", "C"];
const paths = ["f.yaml", "d/f.yaml", "d/g.yaml"];

function grow(random: () => number): SourceDocument {
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];
  const pointer = (): string => {
    const name = pick(["A", "B", "a%20b", "message", "C"]);
    return pick([`#/${name}`, `#/${name}`, `#/${name}/properties/p`, `#/${name}/items`, "", "#/none"]);
  };
  const reference = (from: string) => {
    const file = pick(["f.yaml", "d/f.yaml", "d/g.yaml", "a.yaml"]);
    const path = from.startsWith("d/") ? (file.startsWith("d/") ? file.slice(2) : `../${file}`) : file;
    const text =
      file === "a.yaml" ? `${path}#/components/schemas/R` : `${pick(["", "./"])}${path}${pointer()}`;
    return random() < 0.15 ? { $ref: text, description: "beside" } : { $ref: text };
  };
  const schema = (from: string, depth: number): unknown => {
    if (depth === 0 || random() < 0.15) return { type: pick(["string", "number"]) };
    if (random() < 0.35) return reference(from);
    return {
      properties: { p: schema(from, depth - 1), q: schema(from, depth - 1) },
      ...(random() < 0.5 && { items: schema(from, depth - 1) }),
      ...(random() < 0.2 && { default: { $ref: "data" } }),
    };
  };
  const message = (from: string) => (random() < 0.5 ? reference(from) : { payload: schema(from, 2) });
  const root = {
    asyncapi: "3.0.0",
    info: { title: "T", version: "1" },
    channels: {
      one:
        random() < 0.5 ? { messages: { m: message("a.yaml"), A: message("a.yaml") } } : reference("a.yaml"),
      two: { messages: { m: message("a.yaml"), B: message("a.yaml") } },
    },
    components: {
      schemas: { R: schema("a.yaml", 3), A: schema("a.yaml", 1) },
      messages: { A: message("a.yaml") },
    },
  };
  const others = paths.map((path) => [
    path,
    Object.fromEntries(names.map((name) => [name, schema(path, 3)])),
  ]);
  return documentOf({ "a.yaml": root, ...Object.fromEntries(others) });
}

function documentOf(values: Readonly<Record<string, unknown>>, like?: SourceDocument): SourceDocument {
  const files = Object.entries(values).map(
    ([path, value]): SourceFile => ({ path, text: JSON.stringify(value), value }),
  );
  const [root] = files;
  if (root === undefined) throw new Error("a document has a root");
  return { version: like?.version ?? "3.0.0", root, files: new Map(files.map((file) => [file.path, file])) };
}

const isBroken = (text: string): boolean => /#\/|\.yaml$/.test(text) || text === "data";

/** What a document says, every `$ref` followed, so many levels deep. */
function unfold(document: SourceDocument, levels = 7): unknown {
  const walk = (node: Node, depth: number): unknown => {
    if (typeof node.value !== "object" || node.value === null) return node.value;
    if (depth === 0) return "deeper";
    const isReference = referenceOf(node) !== undefined;
    const end = isReference ? follow(document, node) : node;
    if (end === undefined) return "nothing";
    const entries = children(end)
      .filter(([key]) => key !== "description")
      .map(([key, inner]) => [key, key === "default" ? inner.value : walk(inner, depth - 1)]);
    if (Array.isArray(end.value)) return entries.map(([, value]) => value);
    return isMapping(end.value) ? Object.fromEntries(entries) : end.value;
  };
  return walk(top(document.root), levels);
}

/** Without what bundling adds to `components`. */
function within(value: unknown, like: unknown): unknown {
  const { components, ...rest } = Object(value);
  const kept = Object.entries(Object(like).components).map(([section, list]) => [
    section,
    Object.fromEntries(Object.keys(Object(list)).map((name) => [name, components?.[section]?.[name]])),
  ]);
  return { ...rest, components: Object.fromEntries(kept) };
}

const referencesOf = (tree: Tree): readonly string[] =>
  tree.kind === "scalar"
    ? []
    : [...(tree.kind === "list" ? tree.items.entries() : tree.entries)].flatMap(([key, item]) =>
        key === "$ref" && item.kind === "scalar" ? [String(item.value)] : referencesOf(item),
      );
