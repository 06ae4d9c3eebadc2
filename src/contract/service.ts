import { diagnose } from "../diagnostic/diagnostic.js";
import { child, follow, type Node, sourceOf, target } from "../read/node.js";
import type { Schema, SchemaJson } from "../schema/schema.js";
import { protocolOf } from "../specification/protocols.js";
import type { Channel, Direction, Dispatch, Extensions, Message, Operation, Service } from "./contract.js";
import { ambiguities, planDispatch, wireValues } from "./dispatch.js";
import {
  contentHash,
  type DraftChannel,
  type DraftMessage,
  defined,
  entries,
  idOf,
  type Reading,
  textAt,
  textOf,
} from "./draft.js";
import {
  readGreeting,
  readSender,
  readSocketIoRules,
  readTsName,
  readUndocumented,
} from "./extension-reading.js";
import { batchOf, buildMessage, refinedBy } from "./message.js";
import {
  channelStyle,
  messageStyle,
  type Nameable,
  type NameStyle,
  operationStyle,
  planNames,
} from "./names.js";
import { buildOperation } from "./operation.js";
import { bindingsOf, buildParameter, buildServer, extensionsOf } from "./server.js";
import {
  descriptionOf,
  type NameOverrides,
  overrideOf,
  type ServiceInput,
  type ServicePlan,
} from "./service-plan.js";
import { buildSchemas } from "./service-schemas.js";
import { toPascal } from "./spelling.js";
import { type Tags, tagsOf } from "./tags.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Builds one service: names first, then schemas, messages, channels and operations. */
export function buildService(input: ServiceInput): Service {
  const { reading, draft, plan } = input;
  const name = <T>(things: readonly T[], style: NameStyle, toNameable: (thing: T) => Nameable) => {
    const { names, diagnostics } = planNames(things.map(toNameable), style);
    for (const diagnostic of diagnostics) reading.report(diagnostic);
    return names;
  };
  const drafts = bestDrafts(plan);
  const messageNames = name([...drafts.values()], messageStyle, (one) => messageNameable(one, input.names));
  const { schemas, payloadOf, headersOf, queryOf } = buildSchemas(input, [...drafts.values()], messageNames);
  const directions = directionsOf(plan);
  const messages = new Map<string, Mutable<Message>>();
  for (const one of drafts.values()) {
    const built = buildMessage(reading, {
      draft: one,
      name: messageNames.get(one.id) ?? one.id,
      direction: directions.get(one.id) ?? "none",
      ...defined({
        payload: payloadOf(one),
        headers: headersOf(one),
        defaultContentType: draft.defaultContentType,
      }),
    });
    messages.set(one.id, built);
    if (one.unnamed) reading.report(diagnose("message-unnamed", { name: built.name }, built.source));
  }
  const tags = tagTable(schemas);
  linkMessages(reading, drafts, messages, tags);
  const messageOf = (one: DraftMessage): Message => found(messages.get(one.id), one.id);
  const servers = plan.servers.map((server) => buildServer(reading, server));
  const serverOf = new Map(plan.servers.map((server, index) => [server, servers[index]]));
  const channelNames = name(channelsOf(plan), channelStyle, (one) =>
    nameable(one.node, [one.key], input.names),
  );
  const channels = new Map<string, Mutable<Channel>>();
  for (const one of channelsOf(plan)) {
    channels.set(idOf(one.node), {
      name: channelNames.get(idOf(one.node)) ?? one.key,
      key: one.key,
      address: one.address,
      ...defined({ title: textAt(one.node, "title"), description: textAt(one.node, "description") }),
      parameters: entries(reading, one.node, "parameters").map(([key, node]) =>
        buildParameter(reading, key, node),
      ),
      ...defined({ query: queryOf(one) }),
      servers: one.servers.flatMap((server) => serverOf.get(server) ?? []),
      messages: byName(one.messages.map(messageOf)),
      bindings: bindingsOf(reading, [one.node]),
      ...channelExtensions(extensionsOf([one.node]), one.messages.map(messageOf)),
      source: sourceOf(one.node),
    });
  }
  linkMirrors(reading, channelsOf(plan), channels);
  const channelOf = (one: DraftChannel): Channel => found(channels.get(idOf(one.node)), one.key);
  const operationNames = name(plan.operations, operationStyle, (one) => ({
    ...nameable(one.node, one.spellings[0] ?? [one.key], input.names),
    longer: () => one.spellings.slice(1),
  }));
  const operations = plan.operations.map((one) =>
    buildOperation(reading, one, {
      name: operationNames.get(idOf(one.node)) ?? one.key,
      channelOf,
      messageOf,
      query: queryOf(one),
    }),
  );
  const traffic = trafficOf(operations);
  for (const channel of channels.values())
    addDispatch(reading, channel, { traffic: traffic.get(channel), tags });
  const wires = wireNames(channels.values());
  for (const message of messages.values())
    if (message.wire === message.key) message.wire = wires.get(message) ?? message.wire;
  return {
    name: plan.name,
    typeName: toPascal([plan.name]),
    title: plan.servers.length === 0 || input.alone ? draft.title : plan.name,
    ...defined({ description: input.alone ? draft.description : descriptionOf(plan) }),
    servers,
    channels: byName([...channels.values()]),
    operations: byName(operations),
    messages: byName([...messages.values()]),
    schemas,
    source:
      input.alone || plan.servers[0] === undefined ? sourceOf(draft.root) : sourceOf(plan.servers[0].node),
  };
}

/** What the `x-` members of a channel say, and all of them as they stand. */
function channelExtensions(
  extensions: Extensions,
  messages: readonly Message[],
): Partial<Channel> & Pick<Channel, "extensions"> {
  const greeting = readGreeting(extensions).flatMap(
    (key) => messages.find((one) => one.key === key || one.name === key) ?? [],
  );
  return {
    ...defined({
      socketio: readSocketIoRules(extensions),
      sender: readSender(extensions),
      greeting: greeting.length === 0 ? undefined : greeting,
      isUndocumented: readUndocumented(extensions),
    }),
    extensions,
  };
}

/** A message that is reached in several ways keeps its best name, whichever way comes first. */
function bestDrafts(plan: ServicePlan): ReadonlyMap<string, DraftMessage> {
  const all = [
    ...plan.messages,
    ...plan.channels.flatMap(({ messages }) => messages),
    ...plan.operations.flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])]),
  ];
  const best = new Map<string, DraftMessage>();
  for (const one of all) {
    const known = best.get(one.id);
    if (known === undefined || one.rank < known.rank || (one.rank === known.rank && one.key < known.key)) {
      best.set(one.id, one);
    }
  }
  return new Map([...best].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const messageNameable = (draft: DraftMessage, overrides: NameOverrides): Nameable => ({
  ...nameable(draft.node, [draft.key], overrides),
  wanted: draft.wanted,
  longer: draft.longer,
  rank: draft.rank,
});

function nameable(node: Node, words: readonly string[], overrides: NameOverrides): Nameable {
  const source = sourceOf(node);
  const fixed = overrideOf(overrides, source, words.length === 1 ? words[0] : undefined) ?? readTsName(node);
  return {
    id: idOf(node),
    ...(fixed === undefined ? {} : { fixed }),
    wanted: words,
    longer: () => [
      [source.file.replace(/\.\w+$/, ""), ...words],
      [...words, contentHash(node.value)],
    ],
    rank: 0,
    source,
  };
}

/** Channels of the service and those that only replies use. */
function channelsOf(plan: ServicePlan): readonly DraftChannel[] {
  const all = [
    ...plan.channels,
    ...plan.operations.flatMap(({ channel, reply }) => [channel, ...(reply ? [reply.channel] : [])]),
  ];
  return [...new Map(all.map((channel) => [idOf(channel.node), channel])).values()];
}

function directionsOf(plan: ServicePlan): ReadonlyMap<string, Direction> {
  const directions = new Map<string, Direction>();
  const note = (messages: readonly DraftMessage[], direction: "send" | "receive") => {
    for (const { id } of messages) {
      const before = directions.get(id);
      directions.set(id, before === undefined || before === direction ? direction : "both");
    }
  };
  for (const { action, messages, reply } of plan.operations) {
    note(messages, action);
    note(reply?.messages ?? [], action === "send" ? "receive" : "send");
  }
  return directions;
}

function tagTable(schemas: readonly Schema[]): (message: Message) => Tags {
  const byName = new Map<string, SchemaJson>(schemas.map((schema) => [schema.name, schema.json]));
  const known = new Map<string, Tags>();
  return (message) => {
    const tags = known.get(message.name) ?? tagsOf(message.payload, (name) => byName.get(name));
    known.set(message.name, tags);
    return tags;
  };
}

function linkMessages(
  reading: Reading,
  drafts: ReadonlyMap<string, DraftMessage>,
  messages: ReadonlyMap<string, Mutable<Message>>,
  tags: (message: Message) => Tags,
): void {
  const byNode = (node: Node) => messages.get(idOf(node));
  const linked = [...drafts.values()].map((draft) => ({
    message: found(messages.get(draft.id), draft.id),
    general: refinedBy(reading, draft, byNode),
    batch: batchOf(reading, draft, byNode),
  }));
  for (const { message, general } of linked) if (general !== undefined) message.refines = general;
  for (const { message, batch } of linked) {
    if (batch === undefined) continue;
    message.batch = { ...batch, dispatch: planDispatch(batch.messages, tags) };
    for (const element of batch.messages)
      if (element.direction === "none") element.direction = message.direction;
  }
}

/** A channel that mirrors itself, or one that mirrors another, is taken to mirror none. */
function linkMirrors(
  reading: Reading,
  drafts: readonly DraftChannel[],
  channels: ReadonlyMap<string, Mutable<Channel>>,
): void {
  const mirrored = new Map(drafts.map(({ node }) => [idOf(node), mirroredBy(reading, node)]));
  for (const [id, channel] of channels) {
    const other = mirrored.get(id);
    if (other === undefined || mirrored.get(other) !== undefined) continue;
    const name = channels.get(other)?.name;
    if (name !== undefined) channel.mirrors = name;
  }
}

function mirroredBy({ document }: Reading, node: Node): string | undefined {
  const own = child(node, "x-mirrors");
  const reference = own && (textOf(own) ?? textAt(own, "$ref"));
  const first = own && reference !== undefined ? target(document, own, reference) : undefined;
  const found = first && follow(document, first);
  return found && idOf(found);
}

/** What the application receives and sends on a channel. */
interface Traffic {
  readonly receives: Set<Message>;
  readonly sends: Set<Message>;
}

/** The traffic of each channel. HTTP operations are told apart by method and status, not by payload. */
function trafficOf(operations: readonly Operation[]): ReadonlyMap<Channel, Traffic> {
  const traffic = new Map<Channel, Traffic>();
  const note = (channel: Channel, way: keyof Traffic, messages: readonly Message[]) => {
    const known = traffic.get(channel) ?? { receives: new Set(), sends: new Set() };
    traffic.set(channel, known);
    for (const message of messages) known[way].add(message);
  };
  for (const operation of operations) {
    if (operation.method !== undefined) continue;
    const isFirst = operation.kind === "send" || operation.kind === "request";
    note(operation.channel, isFirst ? "sends" : "receives", operation.messages);
    if ("reply" in operation)
      note(operation.reply.channel, isFirst ? "receives" : "sends", operation.reply.messages);
  }
  return traffic;
}

/** What tells messages apart on a channel. */
function addDispatch(
  reading: Reading,
  channel: Mutable<Channel>,
  { traffic, tags }: { readonly traffic: Traffic | undefined; readonly tags: (message: Message) => Tags },
): void {
  const receives = dispatchOf(traffic?.receives ?? [], tags);
  const sends = dispatchOf(traffic?.sends ?? [], tags);
  if (receives !== undefined) channel.receives = receives;
  if (sends !== undefined) channel.sends = sends;
  if (isToldApartByEvent(channel)) return;
  for (const group of [receives, sends].flatMap((one) => (one === undefined ? [] : ambiguities(one)))) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    const names = group.map(({ key }) => `\`${key}\``).join(", ");
    reading.report(
      diagnose(
        "messages-indistinguishable",
        { messages: names, channel: channel.key },
        first.source,
        others.map((other) => ({ message: `\`${other.key}\``, source: other.source })),
      ),
    );
  }
}

function dispatchOf(messages: Iterable<Message>, tags: (message: Message) => Tags): Dispatch | undefined {
  const sorted = byName([...messages]);
  return sorted.length === 0 ? undefined : planDispatch(sorted, tags);
}

/** On Socket.IO the event's name is the message's, unless the document gives all one event. */
function isToldApartByEvent({ servers, socketio }: Channel): boolean {
  const isNamed = servers.length > 0 && servers.every(({ protocol }) => protocolOf(protocol).hasMessageNames);
  return isNamed && socketio === undefined && servers.every((one) => one.socketio === undefined);
}

/** What tells each message apart on the first channel where something does: what it is called if it has no `name`. */
function wireNames(channels: Iterable<Channel>): ReadonlyMap<Message, string> {
  const names = new Map<Message, string>();
  for (const { receives, sends } of channels) {
    for (const dispatch of [receives, sends]) {
      for (const [message, values] of dispatch === undefined ? [] : wireValues(dispatch))
        if (values.length > 0 && !names.has(message)) names.set(message, values.map(String).join(" "));
    }
  }
  return names;
}

const byName = <T extends { readonly name: string }>(things: readonly T[]): readonly T[] =>
  [...things].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not planned: ${what}`);
  return value;
}
