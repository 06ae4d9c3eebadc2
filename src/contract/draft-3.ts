import { isMapping } from "../json/value.js";
import { child, follow, type Node, top } from "../read/node.js";
import { channelWords } from "./channel-words.js";
import {
  type Draft,
  type DraftChannel,
  type DraftMessage,
  type DraftOperation,
  type DraftReply,
  type DraftSecurity,
  type DraftServer,
  defined,
  entries,
  idOf,
  type Reading,
  resolved,
  splitAddress,
  splitQuery,
  textAt,
  textOf,
  uniqueMessages,
} from "./draft.js";
import { toMessage, withTraits } from "./draft-message.js";

/** Reads an AsyncAPI 3.x document. */
export function draft3(reading: Reading): Draft {
  const root = top(reading.document.root);
  const info = resolved(reading, root, "info");
  const components = resolved(reading, root, "components");
  const servers = new Map(
    entries(reading, root, "servers").map(([key, node]) => [idOf(node), toServer(reading, key, node)]),
  );
  const items = entries(reading, root, "channels");
  const words = channelWords(items.map(([key]) => key));
  const channels = new Map(
    items.map(([key, node]) => [
      idOf(node),
      toChannel(reading, { key, words: words.get(key) ?? key, node }, servers),
    ]),
  );
  const used = new Map(
    [...channels.values()].flatMap(({ messages }) => messages.map((one) => [one.id, one])),
  );
  const operations = entries(reading, root, "operations").flatMap(([key, node]) => {
    const operation = toOperation(reading, { key, node }, { channels, messages: used });
    return operation === undefined ? [] : [operation];
  });
  const known = new Set([
    ...used.keys(),
    ...operations.flatMap(({ messages, reply }) =>
      [...messages, ...(reply?.messages ?? [])].map(({ id }) => id),
    ),
  ]);
  return {
    title: textAt(info, "title") ?? "",
    version: textAt(info, "version") ?? "",
    ...defined({
      description: textAt(info, "description"),
      defaultContentType: textAt(root, "defaultContentType"),
    }),
    root,
    servers: [...servers.values()],
    channels: [...channels.values()],
    operations,
    spareMessages: entries(reading, components, "messages")
      .filter(([, message]) => !known.has(idOf(message)))
      .map(([, , own]) => readMessage(reading, own, [])),
    components: entries(reading, components, "schemas").map(([, , own]) => own),
  };
}

const readMessage = (reading: Reading, node: Node, place: readonly string[]): DraftMessage =>
  toMessage(reading, {
    node,
    parts: withTraits(reading, follow(reading.document, node) ?? node, "object"),
    place,
  });

function toServer(reading: Reading, key: string, node: Node): DraftServer {
  const { host, pathname } = splitAddress(textAt(node, "host") ?? "");
  const own = textAt(node, "pathname");
  const { search } = splitQuery(pathname);
  const query = search === undefined || splitQuery(own ?? "").search !== undefined ? "" : `?${search}`;
  return {
    key,
    node,
    host,
    pathname: own === undefined ? pathname : `${own}${query}`,
    security: securityOf(reading, node),
  };
}

/** In 3.x a requirement is the scheme, or a `$ref` to it. */
const securityOf = (reading: Reading, node: Node): readonly DraftSecurity[] =>
  entries(reading, node, "security").map(([index, scheme]) => {
    const key = scheme.path.at(-1) ?? "";
    return { key: key === index ? (keyOfCopy(reading, scheme) ?? key) : key, node: scheme };
  });

/** The component that a scheme in place is a copy of, but for the scopes that are asked for. */
function keyOfCopy(reading: Reading, scheme: Node): string | undefined {
  const components = resolved(reading, top(reading.document.root), "components");
  const text = schemeText(scheme);
  return entries(reading, components, "securitySchemes").find(([, one]) => schemeText(one) === text)?.[0];
}

const schemeText = ({ value }: Node): string =>
  JSON.stringify(isMapping(value) ? Object.entries(value).filter(([key]) => key !== "scopes") : value);

function toChannel(
  reading: Reading,
  { key, words, node }: Pick<DraftChannel, "key" | "words" | "node">,
  servers: ReadonlyMap<string, DraftServer>,
): DraftChannel {
  const chosen = entries(reading, node, "servers").flatMap(([, server]) => servers.get(idOf(server)) ?? []);
  const address = child(node, "address");
  return {
    id: idOf(node),
    key,
    words,
    node,
    address: textOf(address) ?? null,
    servers: chosen.length > 0 ? chosen : [...servers.values()],
    messages: uniqueMessages(
      entries(reading, node, "messages").map(([, , own]) => readMessage(reading, own, [words])),
    ),
  };
}

interface Known {
  readonly channels: ReadonlyMap<string, DraftChannel>;
  readonly messages: ReadonlyMap<string, DraftMessage>;
}

/** What a map of the document has under a key. */
interface Keyed {
  readonly key: string;
  readonly node: Node;
}

function toOperation(reading: Reading, { key, node }: Keyed, known: Known): DraftOperation | undefined {
  const parts = withTraits(reading, node, "object");
  const channel = channelAt(reading, node, known);
  if (channel === undefined) return undefined;
  const reply = resolved(reading, node, "reply");
  return {
    id: idOf(node),
    key,
    spellings: [[key]],
    action: textAt(node, "action") === "receive" ? "receive" : "send",
    node,
    parts,
    channel,
    messages: messagesAt(reading, node, known) ?? channel.messages,
    ...(reply === undefined || !isMapping(reply.value)
      ? {}
      : { reply: toReply(reading, reply, { ...known, own: channel }) }),
    security: parts.flatMap((part) => securityOf(reading, part)),
  };
}

/** `own` is the channel of the request. */
function toReply(reading: Reading, node: Node, known: Known & { readonly own: DraftChannel }): DraftReply {
  const { own } = known;
  const channel = channelAt(reading, node, known) ?? own;
  const address = textAt(resolved(reading, node, "address"), "location");
  return {
    channel,
    ...defined({ address }),
    messages: messagesAt(reading, node, known) ?? (channel === own ? [] : channel.messages),
  };
}

/** The channel that a `channel` member refers to; one outside `channels` (of `components`, say) is read in passing. */
function channelAt(reading: Reading, node: Node, known: Known): DraftChannel | undefined {
  const found = resolved(reading, node, "channel");
  if (found === undefined || !isMapping(found.value)) return undefined;
  const key = found.path.at(-1) ?? "channel";
  return known.channels.get(idOf(found)) ?? toChannel(reading, { key, words: key, node: found }, new Map());
}

/** The messages that a `messages` member lists, or undefined where there is none. */
function messagesAt(reading: Reading, node: Node, known: Known): readonly DraftMessage[] | undefined {
  if (child(node, "messages") === undefined) return undefined;
  return uniqueMessages(
    entries(reading, node, "messages").map(
      ([, message, own]) => known.messages.get(idOf(message)) ?? readMessage(reading, own, []),
    ),
  );
}
