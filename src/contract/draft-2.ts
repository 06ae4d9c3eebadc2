import { isMapping } from "../json/value.js";
import { child, children, follow, type Node, top } from "../read/node.js";
import { channelWords } from "./channel-words.js";
import {
  contentHash,
  type Draft,
  type DraftChannel,
  type DraftMessage,
  type DraftOperation,
  type DraftSecurity,
  type DraftServer,
  defined,
  entries,
  idOf,
  member,
  type Reading,
  resolved,
  splitAddress,
  textAt,
  uniqueMessages,
} from "./draft.js";
import { toMessage, withTraits } from "./draft-message.js";

/** Reads an AsyncAPI 2.0 to 2.6 document. What others `publish` the application receives; they `subscribe` to what it sends. */
export function draft2(reading: Reading): Draft {
  const root = top(reading.document.root);
  const info = resolved(reading, root, "info");
  const components = resolved(reading, root, "components");
  const servers = entries(reading, root, "servers").map(([key, node]) => toServer(components, key, node));
  const found = listChannels(reading, root, servers);
  const byChannel = new Map(found.map((channel) => [channel, operationsOf(reading, components, channel)]));
  const operations = [...byChannel.values()].flat();
  const channels = found.map((channel) => ({
    ...channel,
    messages: uniqueMessages((byChannel.get(channel) ?? []).flatMap(({ messages }) => messages)),
  }));
  const channelOf = new Map(found.map((channel, index) => [channel, channels[index] ?? channel]));
  const used = new Set(operations.flatMap(({ messages }) => messages.map(({ id }) => id)));
  const spare = uniqueMessages(
    entries(reading, components, "messages").flatMap(([key, , own]) => messagesOf(reading, own, [key])),
  ).filter((message) => !used.has(message.id));
  return {
    title: textAt(info, "title") ?? "",
    version: textAt(info, "version") ?? "",
    ...defined({
      description: textAt(info, "description"),
      defaultContentType: textAt(root, "defaultContentType"),
    }),
    root,
    servers,
    channels,
    operations: operations.map((operation) => ({
      ...operation,
      channel: channelOf.get(operation.channel) ?? operation.channel,
    })),
    spareMessages: spare,
    components: entries(reading, components, "schemas").map(([, , own]) => own),
  };
}

function listChannels(
  reading: Reading,
  root: Node,
  servers: readonly DraftServer[],
): readonly DraftChannel[] {
  const items = entries(reading, root, "channels");
  const words = channelWords(items.map(([key]) => key));
  const uses = new Map<string, number>();
  for (const [, node] of items) uses.set(idOf(node), (uses.get(idOf(node)) ?? 0) + 1);
  return items.map(([key, node, own]) => {
    const isShared = (uses.get(idOf(node)) ?? 0) > 1;
    return toChannel({ id: idOf(isShared ? own : node), key, words: words.get(key) ?? key, node }, servers);
  });
}

function toChannel(
  named: Pick<DraftChannel, "id" | "key" | "words" | "node">,
  servers: readonly DraftServer[],
): DraftChannel {
  const { key, node } = named;
  const wanted = child(node, "servers")?.value;
  const chosen = Array.isArray(wanted) ? servers.filter((server) => wanted.includes(server.key)) : [];
  return { ...named, address: key, servers: chosen.length > 0 ? chosen : servers, messages: [] };
}

function operationsOf(
  reading: Reading,
  components: Node | undefined,
  channel: DraftChannel,
): DraftOperation[] {
  const verbs = [
    ["publish", "receive"],
    ["subscribe", "send"],
  ] as const;
  return verbs.flatMap(([verb, action]) => {
    const node = resolved(reading, channel.node, verb);
    if (node === undefined || !isMapping(node.value)) return [];
    const parts = withTraits(reading, node, "traits");
    const id = textAt(node, "operationId");
    const place = id === undefined ? [action, channel.words] : [id];
    const isShared = channel.id !== idOf(channel.node);
    return {
      id: isShared ? `${channel.id}/${verb}` : idOf(node),
      key: id ?? `${verb} ${channel.key}`,
      spellings: [place, [...place, verb], [channel.key, ...place, verb]],
      action,
      node,
      parts,
      channel,
      messages: messagesOf(
        reading,
        member(parts, "message"),
        id === undefined ? [channel.words, verb] : [id],
      ),
      security: securityOf(components, member(parts, "security")),
    };
  });
}

/** One message, each of a `oneOf`, or none. A `oneOf` that leads back to itself is opened once. */
function messagesOf(
  reading: Reading,
  node: Node | undefined,
  place: readonly string[],
): readonly DraftMessage[] {
  const found: DraftMessage[] = [];
  const opened = new Set<unknown>();
  const waiting = node === undefined ? [] : [node];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const definition = follow(reading.document, at);
    if (definition === undefined || !isMapping(definition.value)) continue;
    const several = child(definition, "oneOf");
    if (several === undefined) {
      found.push(toMessage(reading, { node: at, parts: withTraits(reading, definition, "traits"), place }));
    } else if (!opened.has(definition.value)) {
      opened.add(definition.value);
      waiting.push(...[...children(several)].reverse().map(([, one]) => one));
    }
  }
  return uniqueMessages(mergeUnnamed(found));
}

/** Members of a `oneOf` that have no name and say the same are one message. */
function mergeUnnamed(messages: readonly DraftMessage[]): readonly DraftMessage[] {
  const known = new Set<string>();
  return messages.filter(({ unnamed, node }) => {
    const hash = unnamed ? contentHash(node.value) : undefined;
    if (hash === undefined) return true;
    const isNew = !known.has(hash);
    known.add(hash);
    return isNew;
  });
}

const toServer = (components: Node | undefined, key: string, node: Node): DraftServer => ({
  key,
  node,
  ...splitAddress(textAt(node, "url") ?? ""),
  security: securityOf(components, child(node, "security")),
});

/** In 2.x a requirement names schemes of `components/securitySchemes`. */
function securityOf(components: Node | undefined, node: Node | undefined): readonly DraftSecurity[] {
  const schemes = components && child(components, "securitySchemes");
  if (node === undefined || schemes === undefined) return [];
  return children(node).flatMap(([, requirement]) =>
    children(requirement).flatMap(([key]) => {
      const scheme = child(schemes, key);
      return scheme === undefined ? [] : [{ key, node: scheme }];
    }),
  );
}
