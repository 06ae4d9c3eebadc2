import type { Json } from "../json/value.js";
import { child, type Node, sourceOf } from "../read/node.js";
import type { SchemaReference } from "../schema/schema.js";
import { familyOf } from "../specification/protocols.js";
import type { Channel, Message, Operation } from "./contract.js";
import {
  type DraftChannel,
  type DraftMessage,
  type DraftOperation,
  defined,
  member,
  type Parts,
  type Reading,
  resolved,
  textAt,
  textOf,
} from "./draft.js";
import { readLongPoll, readReplyRules, readUndocumented } from "./extension-reading.js";
import { bindingsOf, buildSecurity, extensionsOf } from "./server.js";

/** What the service has built before its operations. */
interface OperationInput {
  readonly name: string;
  readonly channelOf: (draft: DraftChannel) => Channel;
  readonly messageOf: (draft: DraftMessage) => Message;
  readonly query: SchemaReference | undefined;
}

/** One of the four kinds: who speaks first, and whether an answer comes. */
export function buildOperation(reading: Reading, draft: DraftOperation, input: OperationInput): Operation {
  const { parts, action, reply } = draft;
  const text = (key: string) => textOf(member(parts, key));
  const bindings = bindingsOf(reading, parts);
  const extensions = extensionsOf(parts);
  const base = {
    name: input.name,
    key: draft.key,
    ...defined({
      title: text("title"),
      summary: text("summary"),
      description: text("description"),
      method: requestMethod(reading, draft),
      query: input.query,
    }),
    deprecated: member(parts, "deprecated")?.value === true,
    channel: input.channelOf(draft.channel),
    messages: draft.messages.map(input.messageOf),
    security: draft.security.map(buildSecurity),
    ...defined({
      longPoll: readLongPoll(extensions),
      isIdempotent: extensions["x-idempotent"] === true || undefined,
      isUndocumented: readUndocumented(extensions),
    }),
    bindings,
    extensions,
    source: sourceOf(draft.node),
  };
  if (reply === undefined) return { ...base, kind: action };
  return {
    ...base,
    kind: action === "send" ? "request" : "respond",
    reply: {
      channel: input.channelOf(reply.channel),
      ...defined({ address: reply.address }),
      messages: reply.messages.map(input.messageOf),
      ...defined({ rules: readReplyRules(extensions) }),
    },
  };
}

/** The method of an HTTP request; undefined for other operations, and where no server could be asked over HTTP. */
export function requestMethod(reading: Reading, { parts, channel }: DraftOperation): string | undefined {
  const families = channel.servers.map(({ node }) => familyOf({ protocol: textAt(node, "protocol") ?? "" }));
  const isForeign = families.length > 0 && families.every((family) => family === "other");
  return isForeign ? undefined : methodOf(bindingsOf(reading, parts).http);
}

/** The method that an HTTP binding names; upper case. */
function methodOf(http: Json | undefined): string | undefined {
  if (typeof http !== "object" || http === null || !("method" in http)) return undefined;
  return typeof http.method === "string" ? http.method.toUpperCase() : undefined;
}

/** The schema of an operation's query, from its HTTP binding; or of a channel's, from its WebSocket binding. */
export const queryNode = (reading: Reading, parts: Parts, protocol: "http" | "ws"): Node | undefined =>
  parts
    .map((part) => resolved(reading, resolved(reading, part, "bindings"), protocol))
    .flatMap((binding) => (binding && child(binding, "query")) ?? [])[0];
