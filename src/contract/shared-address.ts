import { diagnose } from "../diagnostic/diagnostic.js";
import { equal } from "../json/value.js";
import { child, sourceOf } from "../read/node.js";
import { familyOf } from "../specification/protocols.js";
import type { Extensions } from "./contract.js";
import type { Draft, DraftChannel, Parts, Reading } from "./draft.js";
import { textAt, uniqueMessages } from "./draft.js";
import { requestMethod } from "./operation.js";
import { bindingsOf, extensionsOf } from "./server.js";

/**
 * Channels that have one address on the same WebSocket servers are one connection, and so one channel: the first, with
 * what the others say. Those whose bindings or `x-` members contradict each other stay apart.
 */
export function joinChannels(reading: Reading, draft: Draft): Draft {
  // What mirrors, or is mirrored, is told apart by its channel.
  if (draft.channels.some(({ node }) => child(node, "x-mirrors") !== undefined)) return draft;
  const joined = new Map<string, DraftChannel>();
  for (const group of groupsOf(reading, draft))
    for (const [id, channel] of joinGroup(reading, group)) joined.set(id, channel);
  if (joined.size === 0) return draft;
  const channelOf = (channel: DraftChannel) => joined.get(channel.id) ?? channel;
  return {
    ...draft,
    channels: [...new Set(draft.channels.map(channelOf))],
    operations: draft.operations.map((operation) => ({
      ...operation,
      channel: channelOf(operation.channel),
      ...(operation.reply && {
        reply: { ...operation.reply, channel: channelOf(operation.reply.channel) },
      }),
    })),
  };
}

/** Channels that could be one, two or more together. */
function groupsOf(reading: Reading, { channels, operations }: Draft): readonly (readonly DraftChannel[])[] {
  const requests = new Set(
    operations.filter((one) => requestMethod(reading, one) !== undefined).map(({ channel }) => channel.id),
  );
  const groups = new Map<string, DraftChannel[]>();
  for (const channel of channels) {
    const { id, address, servers } = channel;
    const families = servers.map((server) => familyOf({ protocol: textAt(server.node, "protocol") ?? "" }));
    const isSocket = families.includes("websocket") && !families.includes("socketio");
    if (address === null || !isSocket || requests.has(id)) continue;
    const keys = servers.filter((_, at) => families[at] === "websocket").map(({ key }) => key);
    const place = JSON.stringify([address.replace(/^(?!\/)/, "/"), ...keys.sort()]);
    groups.set(place, [...(groups.get(place) ?? []), channel]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** By id: what each channel of the group is part of. */
function joinGroup(
  reading: Reading,
  [first, ...others]: readonly DraftChannel[],
): ReadonlyMap<string, DraftChannel> {
  if (first === undefined) return new Map();
  const alike = others.filter(({ node }) => agree(reading, [first.node, node]));
  if (alike.length === 0) return new Map();
  const all = [first, ...alike];
  const whole: DraftChannel = {
    ...first,
    more: alike.map(({ node }) => node),
    servers: [...new Set(all.flatMap(({ servers }) => servers))],
    messages: uniqueMessages(all.flatMap(({ messages }) => messages)),
  };
  for (const { key, node } of alike)
    reading.report(
      diagnose("channels-joined", { channel: first.key, other: key }, sourceOf(node), [
        { message: `\`${first.key}\``, source: sourceOf(first.node) },
      ]),
    );
  return new Map(all.map(({ id }) => [id, whole]));
}

/** Neither says of the connection what the other denies. */
function agree(reading: Reading, parts: Parts): boolean {
  const [one, other] = parts.map((part): Extensions => {
    const { ws } = bindingsOf(reading, [part]);
    return { ...extensionsOf([part]), ...(ws !== undefined && { ws }) };
  });
  return Object.entries(one ?? {}).every(([key, value]) => {
    const others = other?.[key];
    return others === undefined || equal(value, others);
  });
}
