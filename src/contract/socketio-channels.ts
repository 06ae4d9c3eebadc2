import { diagnose } from "../diagnostic/diagnostic.js";
import { sourceOf } from "../read/node.js";
import { protocolOf } from "../specification/protocols.js";
import {
  type Draft,
  type DraftChannel,
  type DraftMessage,
  type DraftServer,
  type DraftSocketIo,
  defined,
  type Reading,
  textAt,
  uniqueMessages,
} from "./draft.js";
import { readSocketIoRules } from "./extension-reading.js";
import { extensionsOf } from "./server.js";

/**
 * Decides how the channels of a draft use Socket.IO. Those that share a namespace become one channel: there is one
 * connection to it, on which each of them is an event.
 */
export function draftSocketIo(reading: Reading, draft: Draft): Draft {
  const given = new Map(draft.channels.map((channel) => [channel, withSocketIo(reading, channel)]));
  const joined = new Map(
    [...groupsOf([...given.values()]).values()].flatMap((channels) => [...joinChannels(channels)]),
  );
  const placeOf = (channel: DraftChannel): Joined => {
    const own = given.get(channel) ?? withSocketIo(reading, channel);
    return joined.get(own) ?? { channel: own, messageOf: (message) => message };
  };
  return {
    ...draft,
    channels: [...new Set(draft.channels.map((channel) => placeOf(channel).channel))],
    operations: draft.operations.map((operation) => {
      const { channel, messageOf } = placeOf(operation.channel);
      const reply = operation.reply && { ...operation.reply, place: placeOf(operation.reply.channel) };
      return {
        ...operation,
        channel,
        messages: operation.messages.map(messageOf),
        ...(reply && {
          reply: {
            ...defined({ address: reply.address }),
            channel: reply.place.channel,
            messages: reply.messages.map(reply.place.messageOf),
          },
        }),
      };
    }),
  };
}

/** Where the messages of a channel are now. */
interface Joined {
  readonly channel: DraftChannel;
  readonly messageOf: (message: DraftMessage) => DraftMessage;
}

const isSocketIo = ({ node }: DraftServer): boolean =>
  protocolOf(textAt(node, "protocol") ?? "").family === "socketio";

/**
 * What `x-socketio` says; where the channel has none, an address that begins with `/` is its namespace, and any other
 * its event.
 */
function withSocketIo(reading: Reading, channel: DraftChannel): DraftChannel {
  if (!channel.servers.some(isSocketIo)) return channel;
  const rules = readSocketIoRules(extensionsOf([channel.node]));
  const address = channel.address ?? "/";
  const isNamespace = address.startsWith("/");
  const event = rules === undefined && !isNamespace ? address : undefined;
  const [path = ""] = address.split("?");
  const namespace = (rules?.namespace ?? (isNamespace ? path : "/")).replace(/^(?!\/)/, "/");
  if (rules === undefined && address !== "/")
    reading.report(
      diagnose(
        "socketio-address",
        event === undefined
          ? { address, role: "namespace", advice: `x-socketio: { namespace: ${namespace} }` }
          : { address, role: "event", advice: `x-socketio: { namespace: /, event: "${event}" }` },
        sourceOf(channel.node),
      ),
    );
  const socketio: DraftSocketIo = {
    namespace,
    ...defined({ event: rules?.event ?? event, wrap: rules?.wrap }),
    isWhole: rules?.event !== undefined,
    replies: rules?.replies ?? "ack",
  };
  return { ...channel, socketio };
}

/** Channels that are one connection. */
function groupsOf(channels: readonly DraftChannel[]): ReadonlyMap<string, readonly DraftChannel[]> {
  const groups = new Map<string, readonly DraftChannel[]>();
  for (const channel of channels) {
    const group = groupOf(channel);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), channel]);
  }
  return groups;
}

/** Equal for channels that are one connection; undefined for those that stay by themselves. */
function groupOf({ socketio, servers }: DraftChannel): string | undefined {
  if (socketio === undefined || !servers.every(isSocketIo)) return undefined;
  const { namespace, wrap = "", replies } = socketio;
  return JSON.stringify([namespace, wrap, replies, ...servers.map(({ key }) => key).sort()]);
}

function joinChannels(group: readonly DraftChannel[]): ReadonlyMap<DraftChannel, Joined> {
  const channels = [...group].sort((one, other) => (one.key < other.key ? -1 : 1));
  const [first, second] = channels;
  if (first?.socketio === undefined || second === undefined) return new Map();
  const { namespace, wrap, replies } = first.socketio;
  const events = new Map<string, { readonly event: string; readonly isWhole: boolean }>();
  const places = channels.map((channel) => {
    const copies = new Map(
      channel.messages.map((message) => [message.id, copyOf(message, channel, channels)]),
    );
    const { event, isWhole = false } = channel.socketio ?? {};
    if (event !== undefined) for (const { id } of copies.values()) events.set(id, { event, isWhole });
    const messageOf = (message: DraftMessage) => copies.get(message.id) ?? message;
    return { channel, messages: [...copies.values()], messageOf };
  });
  const named = channels.find(({ node }) => textAt(node, "x-ts-name") !== undefined) ?? first;
  const joined: DraftChannel = {
    id: named.id,
    key: namespace,
    words: namespace === "/" ? "root" : namespace,
    node: named.node,
    more: channels.flatMap(({ node }) => (node === named.node ? [] : [node])),
    // It may have a query.
    address: channels.find(({ address }) => address?.split("?")[0] === namespace)?.address ?? namespace,
    servers: first.servers,
    messages: uniqueMessages(places.flatMap(({ messages }) => messages)),
    socketio: { namespace, ...defined({ wrap }), replies, isWhole: false, events },
  };
  return new Map(places.map(({ channel, messageOf }) => [channel, { channel: joined, messageOf }]));
}

/** A message that is several events of a namespace is as many messages. */
function copyOf(
  message: DraftMessage,
  { key, socketio }: DraftChannel,
  channels: readonly DraftChannel[],
): DraftMessage {
  const events = channels
    .filter(({ messages }) => messages.some(({ id }) => id === message.id))
    .map((channel) => channel.socketio?.event);
  if (new Set(events).size < 2 || socketio === undefined) return message;
  return {
    ...message,
    id: `${message.id} ${socketio.event ?? ""}`,
    isCopy: true,
    wanted: [key, ...message.wanted],
    longer: () => message.longer().map((words) => [key, ...words]),
  };
}
