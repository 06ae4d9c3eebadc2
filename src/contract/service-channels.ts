import { child, follow, type Node, sourceOf, target } from "../read/node.js";
import type { Channel, Extensions, Message, Parameter, Server } from "./contract.js";
import { mapDispatch } from "./dispatch-fold.js";
import {
  type DraftChannel,
  type DraftServer,
  type DraftSocketIo,
  defined,
  entries,
  idOf,
  member,
  type Parts,
  type Reading,
  textAt,
  textOf,
} from "./draft.js";
import type { SocketIoUse } from "./extension.js";
import { readGreeting, readSender, readUndocumented } from "./extension-reading.js";
import { bindingsOf, buildParameter, extensionsOf } from "./server.js";
import type { ChannelDispatches } from "./service-dispatch.js";
import { type Names, nameChannels } from "./service-names.js";
import type { ServiceInput, ServicePlan } from "./service-plan.js";
import type { ServiceSchemas } from "./service-schemas.js";

/** What the channels of a service lead to. */
interface ChannelParts {
  readonly servers: ReadonlyMap<DraftServer, Server>;
  /** By id. */
  readonly messageOf: (id: string) => Message;
  /** By the id of the channel. */
  readonly dispatches: ReadonlyMap<string, ChannelDispatches>;
  readonly schemas: ServiceSchemas;
}

/** Builds the channels of a service, by their ids. */
export function buildChannels(input: ServiceInput, parts: ChannelParts): ReadonlyMap<string, Channel> {
  const drafts = channelsOf(input.plan);
  const names = nameChannels(input, drafts);
  const mirrors = mirrorsOf(input.reading, drafts);
  return new Map(
    drafts.map((draft) => {
      const { id } = draft;
      return [id, buildChannel(input.reading, draft, { ...parts, names, mirrors: mirrors.get(id) })];
    }),
  );
}

interface ChannelDecisions extends ChannelParts {
  readonly names: Names;
  /** The id of the channel that it mirrors. */
  readonly mirrors: string | undefined;
}

function buildChannel(
  reading: Reading,
  draft: DraftChannel,
  { servers, messageOf, dispatches, schemas, names, mirrors }: ChannelDecisions,
): Channel {
  const { id, node, key, address, socketio } = draft;
  const parts = [node, ...(draft.more ?? [])];
  const messages = draft.messages.map((message) => messageOf(message.id));
  const { receives, sends } = dispatches.get(id) ?? {};
  return {
    name: names.get(id) ?? key,
    key,
    address,
    ...defined({ title: textOf(member(parts, "title")), description: descriptionOf(parts) }),
    parameters: parametersOf(reading, draft),
    ...defined({ query: schemas.queryOf(draft) }),
    servers: draft.servers.flatMap((server) => servers.get(server) ?? []),
    messages: sortByName(messages),
    bindings: bindingsOf(reading, parts),
    ...channelExtensions(extensionsOf(parts), messages),
    source: sourceOf(node),
    ...defined({
      socketio: socketio && buildSocketIo(socketio, messageOf),
      mirrors: mirrors === undefined ? undefined : names.get(mirrors),
      receives: receives && mapDispatch(receives, messageOf),
      sends: sends && mapDispatch(sends, messageOf),
    }),
  };
}

/** What each part says, once. */
function descriptionOf(parts: Parts): string | undefined {
  const texts = new Set(parts.flatMap((part) => textAt(part, "description") ?? []));
  return texts.size === 0 ? undefined : [...texts].join("\n\n");
}

function buildSocketIo(
  { namespace, event, wrap, replies, isWhole, events }: DraftSocketIo,
  messageOf: (id: string) => Message,
): SocketIoUse {
  const own = [...(events ?? [])].map(([id, one]) => [messageOf(id).name, one] as const);
  const wholes = own.flatMap(([, one]) => (one.isWhole ? [one.event] : []));
  return {
    namespace,
    ...defined({
      event,
      events: own.length === 0 ? undefined : Object.fromEntries(own.map(([name, one]) => [name, one.event])),
    }),
    wholes: isWhole && event !== undefined ? [event] : [...new Set(wholes)],
    ...defined({ wrap }),
    replies,
  };
}

/** Those that the channel declares, then those that only its address names: any text. */
function parametersOf(reading: Reading, { node, address, more = [] }: DraftChannel): readonly Parameter[] {
  const all = [node, ...more].flatMap((part) => entries(reading, part, "parameters"));
  const once = all.filter(([name], at) => all.findIndex(([other]) => other === name) === at);
  const declared = once.map(([name, one]) => buildParameter(reading, name, one));
  const named = [...(address ?? "").matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const others = new Set(named.filter((name) => declared.every((one) => one.name !== name)));
  return [...declared, ...[...others].map((name) => ({ name, examples: [], source: sourceOf(node) }))];
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
      sender: readSender(extensions),
      greeting: greeting.length === 0 ? undefined : greeting,
      isUndocumented: readUndocumented(extensions),
    }),
    extensions,
  };
}

/** Channels of the service and those that only replies use. */
function channelsOf(plan: ServicePlan): readonly DraftChannel[] {
  const all = [
    ...plan.channels,
    ...plan.operations.flatMap(({ channel, reply }) => [channel, ...(reply ? [reply.channel] : [])]),
  ];
  return [...new Map(all.map((channel) => [channel.id, channel])).values()];
}

/** The channel that each one mirrors, by id. One that mirrors itself, or a mirror, is taken to mirror none. */
function mirrorsOf(reading: Reading, drafts: readonly DraftChannel[]): ReadonlyMap<string, string> {
  const ids = new Set(drafts.map(({ id }) => id));
  const mirrored = new Map(
    drafts.map(({ id, node }) => [id, mirroredBy(reading, node).find((one) => ids.has(one))]),
  );
  return new Map(
    [...mirrored].flatMap(([id, other]) =>
      other === undefined || mirrored.get(other) !== undefined ? [] : [[id, other] as const],
    ),
  );
}

/** The ids that what a channel mirrors can have: of the place that it names, and of what stands there. */
function mirroredBy({ document }: Reading, node: Node): readonly string[] {
  const own = child(node, "x-mirrors");
  const reference = own && (textOf(own) ?? textAt(own, "$ref"));
  const first = own && reference !== undefined ? target(document, own, reference) : undefined;
  const found = first && follow(document, first);
  return [first, found].flatMap((one) => (one === undefined ? [] : [idOf(one)]));
}

/** Sorted by name. */
export const sortByName = <T extends { readonly name: string }>(things: Iterable<T>): readonly T[] =>
  [...things].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
