import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isMapping } from "../json/value.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, follow, type Node, sourceOf } from "../read/node.js";

/**
 * What the two builders (2.x and 3.x) hand to the rest: the nouns of the specification, still pointing into the
 * document. Beyond it nobody knows the version.
 */
export interface Draft {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly defaultContentType?: string;
  readonly root: Node;
  readonly servers: readonly DraftServer[];
  readonly channels: readonly DraftChannel[];
  readonly operations: readonly DraftOperation[];
  /** Messages under `components` that no channel uses. */
  readonly spareMessages: readonly DraftMessage[];
  /** Schemas under `components`, used or not. */
  readonly components: readonly Node[];
}

export interface DraftServer {
  readonly key: string;
  readonly node: Node;
  readonly host: string;
  readonly pathname: string;
  readonly security: readonly DraftSecurity[];
}

export interface DraftSecurity {
  readonly key: string;
  readonly node: Node;
}

export interface DraftChannel {
  /** Where it is defined; where it is listed, if several channels share a definition. */
  readonly id: string;
  readonly key: string;
  /** What it is called where its key would say too much. */
  readonly words: string;
  readonly node: Node;
  readonly address: string | null;
  readonly servers: readonly DraftServer[];
  readonly messages: readonly DraftMessage[];
  /** Other channels of the document that are the same connection. */
  readonly more?: Parts;
  /** Where one of its servers speaks Socket.IO. */
  readonly socketio?: DraftSocketIo;
}

/** How a channel uses Socket.IO. */
export interface DraftSocketIo {
  readonly namespace: string;
  /** The one event of the channel. */
  readonly event?: string;
  /** A payload that is a tuple is one argument of the event, not all of them. */
  readonly isWhole: boolean;
  readonly wrap?: string;
  readonly replies: "ack" | "event";
  /** The events of messages whose channel has one, by the id of the message, where the channel joins others. */
  readonly events?: ReadonlyMap<string, { readonly event: string; readonly isWhole: boolean }>;
}

/** An object and its traits, in the order in which a member is looked for. */
export type Parts = readonly Node[];

export interface DraftMessage {
  /** Where it is defined, after all `$ref`s. */
  readonly id: string;
  /** The definition itself, among its traits. */
  readonly node: Node;
  readonly parts: Parts;
  /** How to name it: a list of parts. */
  readonly wanted: readonly string[];
  /** Other ways to name it, best first. */
  readonly longer: () => readonly (readonly string[])[];
  readonly key: string;
  /** A lower rank keeps a name that two want. */
  readonly rank: number;
  /** Nothing in the document names it. */
  readonly unnamed: boolean;
  /** It is one of several that the same definition stands for. */
  readonly isCopy?: true;
}

export interface DraftOperation {
  readonly id: string;
  readonly key: string;
  readonly spellings: readonly (readonly string[])[];
  readonly action: "send" | "receive";
  /** The definition itself, among its traits. */
  readonly node: Node;
  readonly parts: Parts;
  readonly channel: DraftChannel;
  readonly messages: readonly DraftMessage[];
  readonly reply?: DraftReply;
  readonly security: readonly DraftSecurity[];
}

export interface DraftReply {
  readonly channel: DraftChannel;
  readonly address?: string;
  readonly messages: readonly DraftMessage[];
}

/** What every builder needs: the document, and a place to put what it finds. */
export interface Reading {
  readonly document: SourceDocument;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Unique within a document. */
export const idOf = (node: Node): string => {
  const { file, pointer } = sourceOf(node);
  return `${file}#${pointer}`;
};

/** Six hexadecimal digits that depend on a value of the document, not on where it stands. */
export const contentHash = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("hex")
    .slice(0, 6);

/** The first of the parts that has the member; its `$ref` is not followed. */
export function member(parts: Parts, key: string): Node | undefined {
  for (const part of parts) {
    const found = child(part, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every part's member of that name, `$ref`s not followed. */
export const members = (parts: Parts, key: string): readonly Node[] =>
  parts.flatMap((part) => child(part, key) ?? []);

/** A member, its `$ref`s followed. */
export function resolved(reading: Reading, node: Node | undefined, key: string): Node | undefined {
  const found = node && child(node, key);
  return found && follow(reading.document, found);
}

/** The mappings in a map or list of the document, their `$ref`s followed; what is no mapping is left out. */
export function entries(
  reading: Reading,
  node: Node | undefined,
  key: string,
): readonly (readonly [key: string, node: Node, own: Node])[] {
  const map = resolved(reading, node, key);
  if (map === undefined) return [];
  const found: [key: string, node: Node, own: Node][] = [];
  for (const [name, own] of children(map)) {
    const end = follow(reading.document, own);
    if (end !== undefined && isMapping(end.value)) found.push([name, end, own]);
  }
  return found;
}

/** The messages without those that were there before. */
export const uniqueMessages = (messages: readonly DraftMessage[]): readonly DraftMessage[] => [
  ...new Map(messages.map((message) => [message.id, message])).values(),
];

/** An object with only the members that are not undefined. */
export function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(members)) if (value !== undefined) found[key] = value;
  return found as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** Takes an address apart; a scheme in front is dropped, since the server has a `protocol`. */
export function splitAddress(address: string): { readonly host: string; readonly pathname: string } {
  const rest = address.replace(/^(?:[a-z][a-z\d+.-]*|\{[^{}/]*\}):\/\//i, "");
  const [host = ""] = /^(?:\{[^{}]*\}|[^/?])*/.exec(rest) ?? [];
  return { host, pathname: rest.slice(host.length).replace(/^\?/, "/?") };
}

/** An address up to its `?`, and what follows; a `?` in braces is part of a name. */
export function splitQuery(address: string): { readonly path: string; readonly search?: string } {
  const [path = ""] = /^(?:\{[^{}]*\}|[^?])*/.exec(address) ?? [];
  const search = address.slice(path.length + 1);
  return search === "" ? { path } : { path, search };
}

/** The member as text, or undefined when it is something else. */
export function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === "string" ? node.value : undefined;
}

/** The text under a key of a node. */
export const textAt = (node: Node | undefined, key: string): string | undefined =>
  textOf(node && child(node, key));
