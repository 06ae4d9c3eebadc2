import { diagnose } from "../diagnostic/diagnostic.js";
import type { Schema, SchemaJson } from "../schema/schema.js";
import { protocolOf } from "../specification/protocols.js";
import { eventOf } from "../specification/socketio.js";
import type { Channel, Dispatch, Message } from "./contract.js";
import { ambiguities, planDispatch, type Telling, wireValues } from "./dispatch.js";
import { type DraftChannel, type DraftMessage, defined, member, type Reading, textOf } from "./draft.js";
import { frameKindOf } from "./frame-kind.js";
import { requestMethod } from "./operation.js";
import type { MessageLinks } from "./service-messages.js";
import type { Names } from "./service-names.js";
import type { ServiceInput, ServicePlan } from "./service-plan.js";
import type { ServiceSchemas } from "./service-schemas.js";
import { type Tags, tagsOf } from "./tags.js";

/** How to tell apart what the application receives and sends on a channel, by the ids of the messages. */
export interface ChannelDispatches {
  readonly receives?: Dispatch<string>;
  readonly sends?: Dispatch<string>;
}

/** What is known of messages when they are told apart. */
interface Known {
  readonly drafts: ReadonlyMap<string, DraftMessage>;
  readonly schemas: ServiceSchemas;
  readonly links: ReadonlyMap<string, MessageLinks>;
  readonly defaultContentType: string | undefined;
}

/** What tells messages apart, by their ids. */
export function tellingOf({
  drafts,
  schemas: { schemas, payloadOf },
  links,
  defaultContentType,
}: Known): Telling<string> {
  const byName = new Map<string, SchemaJson>(schemas.map(({ name, json }: Schema) => [name, json]));
  const known = new Map<string, Tags>();
  return {
    refines: (id) => links.get(id)?.refines,
    frameOf(id) {
      const draft = drafts.get(id);
      const contentType = (draft && textOf(member(draft.parts, "contentType"))) ?? defaultContentType;
      return frameKindOf(contentType, draft && payloadOf(draft), (name) => byName.get(name));
    },
    tagsOf: (id) => {
      const draft = drafts.get(id);
      const tags = known.get(id) ?? tagsOf(draft && payloadOf(draft), (name) => byName.get(name));
      known.set(id, tags);
      return tags;
    },
  };
}

/** How to tell apart the messages that a payload carries, by the id of the message that it belongs to. */
export const planBatches = (
  links: ReadonlyMap<string, MessageLinks>,
  { tagsOf: tagsIn, refines }: Telling<string>,
): ReadonlyMap<string, Dispatch<string>> =>
  new Map(
    [...links].flatMap(([id, { batch }]) =>
      batch === undefined ? [] : [[id, planDispatch(batch.messages, { tagsOf: tagsIn, refines })] as const],
    ),
  );

/** How to tell apart what travels on each channel, by its id. */
export function planDispatches(
  { reading, plan }: ServiceInput,
  names: Names,
  telling: Telling<string>,
): ReadonlyMap<string, ChannelDispatches> {
  const dispatchOf = (messages: ReadonlySet<string>): Dispatch<string> | undefined => {
    const nameOf = (id: string) => names.get(id) ?? id;
    const sorted = [...messages].sort((one, other) =>
      nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0,
    );
    return sorted.length === 0 ? undefined : planDispatch(sorted, telling);
  };
  return new Map(
    [...trafficOf(reading, plan)].map(([channel, { receives, sends }]) => [
      channel,
      defined({ receives: dispatchOf(receives), sends: dispatchOf(sends) }),
    ]),
  );
}

/** The ids of what the application receives and sends on a channel. */
interface Traffic {
  readonly receives: Set<string>;
  readonly sends: Set<string>;
}

/** The traffic of each channel. HTTP operations are told apart by method and status, not by payload. */
function trafficOf(reading: Reading, { operations }: ServicePlan): ReadonlyMap<string, Traffic> {
  const traffic = new Map<string, Traffic>();
  const note = ({ id }: DraftChannel, way: keyof Traffic, messages: readonly DraftMessage[]) => {
    const known = traffic.get(id) ?? { receives: new Set(), sends: new Set() };
    traffic.set(id, known);
    for (const message of messages) known[way].add(message.id);
  };
  for (const operation of operations) {
    const { action, channel, messages, reply } = operation;
    if (requestMethod(reading, operation) !== undefined) continue;
    const isFirst = action === "send";
    note(channel, isFirst ? "sends" : "receives", messages);
    if (reply !== undefined) note(reply.channel, isFirst ? "receives" : "sends", reply.messages);
  }
  return traffic;
}

/** What tells each message apart on the first channel where something does: what it is called if it has no `name`. */
export function wireNames(dispatches: Iterable<ChannelDispatches>): Names {
  const names = new Map<string, string>();
  for (const { receives, sends } of dispatches)
    for (const dispatch of [receives, sends])
      for (const [message, values] of dispatch === undefined ? [] : wireValues(dispatch))
        if (values.length > 0 && !names.has(message)) names.set(message, values.map(String).join(" "));
  return names;
}

/**
 * The ids of the messages that are events of Socket.IO by their names. What tells them apart from others has no say in
 * that: it depends on what the others are.
 */
export function eventMessages({ operations }: ServicePlan): ReadonlySet<string> {
  const ids = new Set<string>();
  const note = ({ socketio }: DraftChannel, messages: readonly DraftMessage[]) => {
    if (socketio === undefined || socketio.event !== undefined) return;
    for (const { id } of messages) if (!socketio.events?.has(id)) ids.add(id);
  };
  for (const { channel, messages, reply } of operations) {
    note(channel, messages);
    if (channel.socketio?.replies === "event" && reply !== undefined) note(reply.channel, reply.messages);
  }
  return ids;
}

/** Reports the messages of a channel that nothing tells apart. */
export function reportAmbiguities(reading: Reading, channel: Channel): void {
  const dispatches = [channel.receives, channel.sends].filter((one) => one !== undefined);
  for (const [first, ...others] of dispatches.flatMap(ambiguities).flatMap((all) => byEvent(channel, all))) {
    if (first === undefined) continue;
    const names = [first, ...others].map(({ key }) => `\`${key}\``).join(", ");
    const related = others.map((other) => ({ message: `\`${other.key}\``, source: other.source }));
    const holes = { messages: names, channel: channel.key };
    reading.report(diagnose("messages-indistinguishable", holes, first.source, related));
  }
}

/** On Socket.IO the event tells messages apart, unless several have one. */
function byEvent(channel: Channel, messages: readonly Message[]): readonly (readonly Message[])[] {
  const { servers, socketio } = channel;
  if (socketio === undefined || !servers.every(({ protocol }) => protocolOf(protocol).hasMessageNames))
    return [messages];
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const event = eventOf(socketio, message);
    groups.set(event, [...(groups.get(event) ?? []), message]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
