import type { Channel, Contract, Extensions, Message, Operation, Service } from "../../contract/contract.js";
import { foldDispatch } from "../../contract/dispatch-fold.js";
import { isMapping, type Json, ownMember } from "../../json/value.js";
import type { SchemaJson } from "../../schema/schema.js";

/** A place where two contracts are not the same. */
export interface Difference {
  /** Names from the service down, such as `chat.messages.said.payload`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where the contract of a converted document differs from that of the document it comes from. Passed over is what the
 * two versions say in different words, so that nothing is lost by it:
 * - places in the files, and keys: what AsyncAPI 2 knows by address, title or place has a key in 3, with the same name;
 * - the version of a binding, and whether a part of it stands in the binding or in the extension beside it;
 * - the order of an `allOf`;
 * - the text of references and names in extensions, whose meaning the contract has in members of its own.
 */
export function compareContracts(before: Contract, after: Contract): readonly Difference[] {
  const found: Difference[] = [];
  compare(plainContract(before), plainContract(after), { path: [], found });
  return found;
}

interface Comparing {
  readonly path: readonly string[];
  readonly found: Difference[];
}

/** Plain data with names in place of objects that have their own place. */
type Plain = unknown;

function compare(before: Plain, after: Plain, { path, found }: Comparing): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, one] of before.entries())
      compare(one, after[index], { path: [...path, String(index)], found });
    return;
  }
  if (before instanceof WireName && after instanceof WireName && before.equals(after)) return;
  if (isMapping(before) && isMapping(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(ownMember(before, key), ownMember(after, key), { path: [...path, key], found });
    return;
  }
  found.push({ path: path.join("."), before: show(before), after: show(after) });
}

function show(value: unknown): string {
  const text = value === undefined ? "not there" : (JSON.stringify(value) ?? "");
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}

const plainContract = ({ title, version, description, license, services }: Contract): Plain => ({
  ...{ title, version, description, license },
  services: byName(services, plainService),
});

const plainService = (service: Service): Plain => ({
  ...service,
  source: undefined,
  servers: service.servers.map((server) => ({ ...strip(server), bindings: plainBindings(server.bindings) })),
  channels: byName(service.channels, plainChannel),
  operations: byName(service.operations, plainOperation),
  messages: byName(service.messages, plainMessage),
  schemas: byName(service.schemas, ({ json }) => plainSchema(json)),
});

function plainChannel(channel: Channel): Plain {
  const { servers, messages, receives, sends, ...rest } = channel;
  return {
    ...strip({ ...rest, key: undefined }),
    servers: servers.map(({ key }) => key),
    messages: names(messages),
    dispatch: [receives, sends].map((dispatch) =>
      dispatch === undefined ? undefined : plainDispatch(dispatch),
    ),
    bindings: plainBindings(channel.bindings),
    extensions: plainExtensions(channel.extensions),
  };
}

function plainOperation(operation: Operation): Plain {
  const { channel, messages, ...rest } = operation;
  return {
    ...strip({ ...rest, key: undefined, reply: undefined }),
    channel: channel.name,
    messages: names(messages),
    bindings: plainBindings(operation.bindings),
    extensions: plainExtensions(operation.extensions),
  };
}

function plainMessage(message: Message): Plain {
  const { refines, batch, key, wire, ...rest } = message;
  return {
    ...strip(rest),
    wire: new WireName(wire, wire === key),
    refines: refines?.name,
    batch: batch && { pointer: batch.pointer, messages: names(batch.messages) },
    bindings: plainBindings(message.bindings),
    extensions: plainExtensions(message.extensions),
  };
}

/** What a message is called on the wire; one that only its key says is the same as another such. */
class WireName {
  readonly name: string;
  readonly isKey: boolean;
  constructor(name: string, isKey: boolean) {
    this.name = name;
    this.isKey = isKey;
  }
  equals(other: WireName): boolean {
    return this.name === other.name || (this.isKey && other.isKey);
  }
}

const names = (messages: readonly Message[]): readonly string[] => messages.map(({ name }) => name).sort();

/** Which message is told apart by what; where nothing tells two apart, that they are these two. */
const plainDispatch = (dispatch: NonNullable<Channel["receives"]>): Plain =>
  foldDispatch<Message, Plain>(dispatch, {
    message: (message, refinements) => ({ message: message.name, refinements: names(refinements) }),
    ambiguous: (messages) => names(messages),
    switch: ({ path, cases, otherwise }) => ({ path, cases, otherwise }),
    frames: (parts) => ({ frames: parts }),
  });

/** Kafka's ids were text and are schemas; what says nothing of an exchange is an empty one. */
function plainBindingMember([key, value]: readonly [string, unknown]): readonly (readonly [string, Plain])[] {
  if (key === "bindingVersion") return [];
  if (isMapping(value) && Object.keys(value).length === 0) return [];
  return /^(group|client)Id$/.test(key) && typeof value === "string"
    ? [[key, { type: "string", enum: [value] }]]
    : [[key, value]];
}

/** The order of an `allOf` says nothing: headers of a message and its traits are put together so. */
function plainSchema(json: SchemaJson): Plain {
  if (typeof json === "boolean" || json.allOf === undefined) return json;
  const sorted = json.allOf.map((one) => JSON.stringify(one)).sort();
  return { ...json, allOf: sorted };
}

/** Each binding together with what stands in the extension beside it. */
function plainBindings(bindings: Extensions): Plain {
  const all = new Map<string, Plain>();
  for (const [name, value] of Object.entries(bindings)) {
    const protocol = name
      .replace(/^x-/, "")
      .replace(/^mqtt5$/, "mqtt")
      .replace(/_+$/, "");
    const members = isMapping(value) ? Object.entries(value).flatMap(plainBindingMember) : [];
    const before = all.get(protocol);
    all.set(protocol, { ...(isMapping(before) ? before : {}), ...Object.fromEntries(members) });
  }
  return Object.fromEntries(all);
}

const plainExtensions = (extensions: Extensions): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(extensions).filter(([key]) => !linking.has(key)));

const linking = new Set(["x-mirrors", "x-refines", "x-batch", "x-ts-name"]);

function byName<T extends { readonly name: string }>(
  things: readonly T[],
  plain: (thing: T) => Plain,
): Plain {
  return Object.fromEntries(things.map((thing) => [thing.name, plain(thing)]));
}

/** A thing without its `source`, nor those of its parts. */
function strip(value: unknown): Readonly<Record<string, unknown>> {
  return isMapping(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) =>
          key === "source" ? [] : [[key, stripped(one)] as const],
        ),
      )
    : {};
}

const stripped = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(stripped)
    : isMapping(value) && isSource(value.source)
      ? strip(value)
      : value;

const isSource = (value: unknown): boolean =>
  isMapping(value) && typeof value.file === "string" && typeof value.pointer === "string";
