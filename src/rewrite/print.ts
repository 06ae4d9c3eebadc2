import { defaultLimits } from "../limits.js";
import type { SourceFile } from "../read/document.js";
import { parseText } from "../read/syntax.js";
import { printJson } from "./print-json.js";
import { isJson } from "./print-written.js";
import { renderYaml } from "./print-yaml.js";
import type { Tree } from "./tree.js";

/** The language of a document. */
export type Language = "yaml" | "json";

/** How a tree is printed. */
interface PrintOptions {
  readonly language: Language;
  /** The files that the tree came from, for its comments and its spelling. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/**
 * The text of a tree. Read again, it gives exactly the tree's value: what would not is spelt anew, without comments if
 * it has to be. A tree that is a whole file as it was read is printed as that file is written.
 */
export function printTree(tree: Tree, { language, files }: PrintOptions): string {
  const whole = tree.source?.pointer === "" ? files.get(tree.source.file) : undefined;
  if (whole !== undefined && languageOf(whole) === language && holds(whole.value, tree))
    return ended(whole.text);
  if (language === "json") return printJson(tree);
  const text = renderYaml(tree, files);
  if (readsBack(text, tree)) return text;
  const plain = renderYaml(tree, new Map());
  // JSON is YAML.
  return readsBack(plain, tree) ? plain : printJson(tree);
}

/** The language that a file is written in. */
export const languageOf = ({ text }: SourceFile): Language => (isJson(text) ? "json" : "yaml");

const ended = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);

function readsBack(text: string, tree: Tree): boolean {
  const limits = { ...defaultLimits, depth: 1_000, schemaDepth: 1_000 };
  const parsed = parseText(text, "result.yaml", limits);
  const isWrong = parsed.faults.some(({ kind }) => kind !== "rounded");
  return !isWrong && parsed.language === "yaml" && holds(parsed.value, tree);
}

/** True when a value that was read is the value of a tree; the order of members does not count. */
function holds(value: unknown, tree: Tree): boolean {
  switch (tree.kind) {
    case "scalar":
      return Object.is(value, tree.value);
    case "list":
      return (
        Array.isArray(value) &&
        value.length === tree.items.length &&
        tree.items.every((item, index) => holds(value[index], item))
      );
    case "map": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      const { entries } = tree;
      return (
        Object.keys(value).length === entries.size &&
        [...entries].every(([key, item]) => Object.hasOwn(value, key) && holds(Reflect.get(value, key), item))
      );
    }
    default:
      return tree satisfies never;
  }
}
