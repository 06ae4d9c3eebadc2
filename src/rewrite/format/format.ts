import type { Limits } from "../../limits.js";
import type { SourceDocument, SourceFile } from "../../read/document.js";
import { isRemote } from "../../read/reference.js";
import { parseText } from "../../read/syntax.js";
import { nounsOf } from "../../specification/nouns.js";
import type { Version } from "../../specification/version.js";
import { findDamage } from "./damage.js";
import { printJson, readJsonTree } from "./json-tree.js";
import { findKinds, type Kinds } from "./kinds.js";
import { orderTree } from "./order.js";
import { printYaml } from "./print.js";
import { Unformattable } from "./tree.js";
import { readYamlTree } from "./yaml-tree.js";

/** What a text is a part of. */
interface FormatOptions {
  /** What the file is called: `.json` is never YAML. */
  readonly path: string;
  readonly version: Version;
  /** Which object of the specification stands where; places without one keep the order of their members. */
  readonly kinds: Kinds;
  readonly limits: Limits;
}

/** A text in form, or why it has to stay as it is. */
export type Formatted =
  | { readonly kind: "formatted"; readonly text: string }
  | { readonly kind: "unsafe"; readonly reason: string };

/**
 * Brings a YAML or JSON text into form. The result reads back to the same value but for the order of members, has every
 * comment of the text, and stays as it is when it is formatted again: where this does not hold, there is none.
 */
export function formatText(text: string, options: FormatOptions): Formatted {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const { path, limits } = options;
  const parsed = parseText(plain, path, limits);
  if (!("value" in parsed)) return { kind: "unsafe", reason: "it cannot be read" };
  try {
    const once = layOut(plain, parsed.language, options);
    if (once === plain) return { kind: "formatted", text: once };
    const damage = findDamage({ text: plain, parsed, path, limits }, once);
    if (damage !== undefined) return { kind: "unsafe", reason: damage };
    const twice = layOut(once, parsed.language, options);
    if (twice !== once) return { kind: "unsafe", reason: "a second run would change it again" };
    return { kind: "formatted", text: once };
  } catch (cause) {
    if (!(cause instanceof Unformattable)) throw cause;
    return { kind: "unsafe", reason: cause.message };
  }
}

/** Every local file of a document that holds YAML or JSON, in form. */
export function formatDocument(document: SourceDocument, limits: Limits): ReadonlyMap<string, Formatted> {
  const kinds = findKinds(document);
  const formatted = new Map<string, Formatted>();
  for (const file of document.files.values()) {
    if (!isFormattable(file)) continue;
    const { path } = file;
    const options = { path, version: document.version, kinds: kinds.get(path) ?? new Map(), limits };
    formatted.set(path, formatText(file.text, options));
  }
  return formatted;
}

/** True for local files of data; a referenced Protobuf file is its text. */
const isFormattable = ({ path, value }: SourceFile): boolean =>
  !isRemote(path) && typeof value === "object" && value !== null;

function layOut(text: string, language: "json" | "yaml", { version, kinds }: FormatOptions): string {
  const tree = language === "json" ? readJsonTree(text) : readYamlTree(text);
  if (tree === undefined) return text;
  const top = orderTree(tree.top, { nouns: nounsOf(version), kinds, anchorUses: tree.anchorUses });
  const ordered = { ...tree, top };
  return language === "json" ? printJson(ordered) : printYaml(ordered);
}
