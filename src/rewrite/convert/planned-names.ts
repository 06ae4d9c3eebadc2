import type { Contract, Message } from "../../contract/contract.js";
import { contentHash } from "../../contract/draft.js";
import { channelStyle, messageStyle, operationStyle } from "../../contract/names.js";
import { toPascal } from "../../contract/spelling.js";
import type { Source } from "../../diagnostic/diagnostic.js";
import { parsePointer } from "../../json/pointer.js";
import { child, type Node, referenceOf } from "../../read/node.js";
import type { Schema } from "../../schema/schema.js";
import type { Conversion } from "./conversion.js";

/**
 * The keys that AsyncAPI 3 wants where AsyncAPI 2 had addresses and ids. They are the names that the contract of the
 * document has already, so that the contract of the converted one, and the code generated from it, has the same.
 */
export interface Names {
  readonly channel: (address: string) => string;
  readonly operation: (node: Node, verb: string, address: string) => string;
  /** For an operation that several channels share: its id is not its own. */
  readonly sharedOperation: (verb: string, address: string) => string;
  readonly message: (definition: Node, place: readonly string[]) => string;
}

/** Reads the names out of the contract of the document. */
export function planNames(conversion: Conversion, contract: Contract): Names {
  const known = collect(contract);
  const operation = (verb: string, address: string) =>
    known.operations.get(`${verb} ${address}`) ?? operationKey(verb, address);
  return {
    channel: (address) => (isPlain(address) ? address : channelKey(address, known.channels.get(address))),
    operation: (node, verb, address) => textAt(node, "operationId") ?? operation(verb, address),
    sharedOperation: operation,
    message: (definition, place) =>
      known.messages.get(placeKey(conversion.sourceOf(definition))) ?? guessMessage(definition, place),
  };
}

/** The first of the wishes that is not taken; with a hash behind the first when all are taken. */
export function claim(taken: Set<string>, wishes: readonly string[], identity: string): string {
  const free = wishes.find((wish) => wish !== "" && !taken.has(wish));
  let name = free ?? `${wishes[0]}_${contentHash(identity)}`;
  while (taken.has(name)) name += "_";
  taken.add(name);
  return name;
}

/** True for text that can be a key of the components. */
export const isComponentKey = (text: string): boolean => /^[\w.-]+$/.test(text);

/** What an operation of AsyncAPI 2 is in AsyncAPI 3: who publishes to the application makes it receive. */
export const action = (verb: string): "receive" | "send" => (verb === "publish" ? "receive" : "send");

/** An operation that has nothing but its place. */
export const operationKey = (verb: string, address: string): string =>
  operationStyle.spell([action(verb), address]);

interface Known {
  /** By address. */
  readonly channels: Map<string, string>;
  /** By verb and address. */
  readonly operations: Map<string, string>;
  /** By place. */
  readonly messages: Map<string, string>;
}

/** A thing of several services keeps the name of the first. */
function collect({ services }: Contract): Known {
  const known: Known = { channels: new Map(), operations: new Map(), messages: new Map() };
  const note = (names: Map<string, string>, key: string, name: string) => {
    if (!names.has(key)) names.set(key, name);
  };
  for (const { channels, operations, messages, schemas } of services) {
    for (const { address, name } of channels) if (address !== null) note(known.channels, address, name);
    for (const { kind, channel, name } of operations)
      note(known.operations, `${kind === "receive" ? "publish" : "subscribe"} ${channel.key}`, name);
    for (const message of messages)
      note(known.messages, placeKey(message.source), messageKey(message, schemas));
  }
  return known;
}

/** The name of the channel; spelt like a type where only that gives types the name that the address gave them. */
function channelKey(address: string, name = channelStyle.spell([address])): string {
  const type = toPascal([address]);
  const key = toPascal([name]) !== type && channelStyle.spell([type]) === name ? type : name;
  return nonEmpty(key, address);
}

/** The key that the message has, where its name comes of that; else its name, or that of the type of its payload. */
function messageKey({ name, key, payload, source }: Message, schemas: readonly Schema[]): string {
  if (isComponentKey(key) && nameOf(key) === name) return key;
  const type = schemas.find((schema) => schema.name === payload?.$ref);
  const isOwn = type?.source.file === source.file && type.source.pointer === `${source.pointer}/payload`;
  return type !== undefined && isOwn && toPascal([name]) !== type.name && nameOf(type.name) === name
    ? type.name
    : name;
}

/** A message that no contract has: one of a channel without operations, say. */
function guessMessage(definition: Node, place: readonly string[]): string {
  const payload = child(definition, "payload");
  const reference = payload && referenceOf(payload);
  const ways = [
    textAt(definition, "messageId"),
    definition.path.at(-2) === "messages" ? definition.path.at(-1) : undefined,
    textAt(definition, "name"),
    textAt(definition, "title"),
    reference === undefined ? undefined : parsePointer(reference.slice(1))?.at(-1),
  ];
  const own = ways.find((way) => way !== undefined && way !== "");
  if (own !== undefined && isComponentKey(own)) return own;
  return nonEmpty(messageStyle.spell(own === undefined ? [...place, "message"] : [own]), place.join(" "));
}

const placeKey = ({ file, pointer }: Source): string => `${file}#${pointer}`;

/** The name that a key has in code where no other wants it. */
function nameOf(key: string): string {
  const name = messageStyle.spell([key]);
  return messageStyle.reserved.has(name) ? name + messageStyle.suffix : name;
}

const isPlain = (address: string): boolean => /^[A-Za-z_][\w-]*$/.test(address);

const nonEmpty = (name: string, text: string): string => (name === "" ? `_${contentHash(text)}` : name);

function textAt(node: Node, key: string): string | undefined {
  const value = child(node, key)?.value;
  return typeof value === "string" ? value : undefined;
}
