import { isMapping } from "../json/value.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, follow, type Node, top } from "../read/node.js";
import { isVersion2 as isMajor2 } from "../specification/version.js";

/** An entry of a map of the document: its name, where it is listed, and what its references lead to. */
export interface Entry {
  readonly name: string;
  readonly listed: Node;
  readonly node: Node;
}

/** True for a document of AsyncAPI 2. */
export const isVersion2 = (document: SourceDocument): boolean => isMajor2(document.version);

/** The node at the end of a path from the top of the document, references followed. */
export function find(document: SourceDocument, ...path: readonly string[]): Node | undefined {
  let at: Node | undefined = top(document.root);
  for (const key of path) at = at && step(document, at, key);
  return at;
}

/** One step down, and on through references. */
export function step(document: SourceDocument, node: Node, key: string): Node | undefined {
  const inner = child(node, key);
  return inner && follow(document, inner);
}

/** The mappings in a map or list, references followed. */
export function entriesOf(document: SourceDocument, node: Node | undefined): readonly Entry[] {
  if (node === undefined || typeof node.value !== "object") return [];
  return children(node).flatMap(([name, listed]) => {
    if (name.startsWith("x-") && !Array.isArray(node.value)) return [];
    const there = follow(document, listed);
    return there !== undefined && isMapping(there.value) ? [{ name, listed, node: there }] : [];
  });
}

/** The names in a map. */
export const namesOf = (node: Node | undefined): readonly string[] =>
  node !== undefined && isMapping(node.value) ? Object.keys(node.value) : [];

/** The text of a member, if it is one. */
export function textOf(node: Node, key: string): string | undefined {
  const value = child(node, key)?.value;
  return typeof value === "string" ? value : undefined;
}

/** The names in braces of an address. */
export const variablesOf = (address: string): readonly string[] => [
  ...new Set([...address.matchAll(/\{(.+?)\}/g)].map(([, name]) => name ?? "")),
];

/** An operation of AsyncAPI 2 with its channel. */
interface Operation2 {
  readonly channel: Entry;
  readonly node: Node;
}

/** The `publish` and `subscribe` operations of the channels of an AsyncAPI 2 document. */
export const operations2 = (document: SourceDocument): readonly Operation2[] =>
  entriesOf(document, find(document, "channels")).flatMap((channel) =>
    ["subscribe", "publish"].flatMap((action) => {
      const node = step(document, channel.node, action);
      return node !== undefined && isMapping(node.value) ? [{ channel, node }] : [];
    }),
  );

/** The messages of an operation of AsyncAPI 2: one, or those under `oneOf`. */
export function messages2(document: SourceDocument, operation: Node): readonly Node[] {
  const message = step(document, operation, "message");
  if (message === undefined) return [];
  const choices = child(message, "oneOf");
  return choices === undefined ? [message] : entriesOf(document, choices).map(({ node }) => node);
}
