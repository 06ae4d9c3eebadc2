import type { Message } from "../contract/contract.js";
import { frameOf } from "../description/media.js";
import { nearest } from "../diagnostic/nearest.js";
import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import { AsyncApiError } from "../runtime/wire/error.js";
import { listMessages } from "../runtime/wire/vocabulary.js";
import type { ServedService } from "./serve-service.js";

/** A channel on which the server says something of its own accord. */
interface Stage {
  readonly service: ServedService;
  readonly channel: string;
  /** Names of messages. */
  readonly messages: readonly string[];
  /** Events travel in the answers of polls, not as frames. */
  readonly isPolled: boolean;
}

/** What came of a push. */
export type Pushed =
  | { readonly ok: true; readonly message: string; readonly listeners: number }
  | { readonly ok: false; readonly reason: string };

/** Sends what the server would send. */
interface Pusher {
  /** The next message of each channel, in turn, to everybody who is there. */
  next(): readonly Pushed[];
  /** `{"message": …, "payload"?: …, "channel"?: …}`. Never throws. */
  send(order: Order): Pushed;
  /** `productflo ws: notificationMessage, fileUpdate`, one for each channel. */
  readonly list: readonly string[];
}

export function createPusher(services: readonly ServedService[]): Pusher {
  const stages = services.flatMap(stagesOf);
  const turns = new Map<Stage, number>();
  return {
    next: () =>
      stages.flatMap((stage) => {
        if (listenersOf(stage) === 0 || stage.messages.length === 0) return [];
        const turn = turns.get(stage) ?? 0;
        turns.set(stage, turn + 1);
        const name = stage.messages[turn % stage.messages.length] ?? "";
        return [push(stage, name, undefined)];
      }),
    send: (order) => pushOrder(stages, order),
    list: stages.map(
      ({ service, channel, messages }) => `${service.description.name} ${channel}: ${messages.join(", ")}`,
    ),
  };
}

/** The channels with messages that are sent without being asked for; those that mirror them hear the same. */
function stagesOf(service: ServedService): readonly Stage[] {
  const { channels, operations } = service.description;
  return Object.entries(channels).flatMap(([channel, { poll }]): readonly Stage[] => {
    if (poll !== undefined) {
      const messages = listMessages(poll.events.elements).map(({ name }) => name);
      return [{ service, channel, messages, isPolled: true }];
    }
    const messages = Object.values(operations)
      .filter((one) => one.channel === channel && (one.kind === "send" || one.kind === "request"))
      .flatMap((one) => one.messages.map(({ name }) => name));
    return messages.length === 0
      ? []
      : [{ service, channel, messages: [...new Set(messages)], isPolled: false }];
  });
}

const listenersOf = ({ service, channel, isPolled }: Stage): number =>
  isPolled ? service.sessions.count(channel) : service.server.everybody(channel).members.length;

/** Sends a payload, or what the contract shows of the message. */
function push(stage: Stage, name: string, payload: Json | undefined): Pushed {
  const { service, channel, isPolled } = stage;
  const message = service.gallery.messageNamed(name);
  if (message === undefined) return { ok: false, reason: `there is no message \`${name}\`` };
  const exhibit = payload === undefined ? service.gallery.showOf(message, service.example) : undefined;
  const shown = payload ?? exhibit?.payload;
  if (shown === undefined) return { ok: false, reason: `\`${name}\` has no example, and none could be made` };
  const sent = service.gallery.sent(message, shown);
  if (exhibit !== undefined) service.note(sent, exhibit);
  const result = service.validators.of(message.payload?.$ref, frameOf(message, service.contract))(sent);
  if (!result.ok)
    return { ok: false, reason: `\`${name}\`: ${result.issues.map((issue) => issue.message).join("; ")}` };
  const listeners = listenersOf(stage);
  try {
    if (isPolled) service.sessions.push(channel, sent);
    else service.server.everybody(channel).send(name, sent);
  } catch (thrown) {
    return { ok: false, reason: AsyncApiError.from(thrown).reason };
  }
  return { ok: true, message: name, listeners };
}

function pushOrder(stages: readonly Stage[], { message: wanted, channel, payload }: Order): Pushed {
  const here = stages.filter((stage) => channel === undefined || isChannel(stage, channel));
  if (here.length === 0 && channel !== undefined) {
    const near = nearest(
      channel,
      stages.map((stage) => stage.channel),
    );
    return { ok: false, reason: `there is no channel \`${channel}\` to send on${hint(near)}` };
  }
  const found = here.flatMap((stage) => {
    const name = sendable(stage).find((one) => isMessage(stage.service.gallery.messageNamed(one), wanted));
    return name === undefined ? [] : [{ stage, name }];
  });
  if (found.length === 0) {
    const near = nearest(wanted, here.flatMap(sendable));
    return { ok: false, reason: `there is no message \`${wanted}\` to send${hint(near)}` };
  }
  const pushed = found.map(({ stage, name }) => push(stage, name, payload));
  const fault = pushed.find((one) => !one.ok);
  if (fault !== undefined) return fault;
  const listeners = pushed.reduce((sum, one) => sum + (one.ok ? one.listeners : 0), 0);
  return { ok: true, message: found[0]?.name ?? wanted, listeners };
}

/** Answers can be sent unasked as well, where somebody wants to see that. */
function sendable({ service, channel, messages, isPolled }: Stage): readonly string[] {
  return isPolled ? messages : [...(service.plan.channels.get(channel)?.sends.keys() ?? messages)];
}

const hint = (near: string | undefined): string => (near === undefined ? "" : `; did you mean \`${near}\`?`);

/** What to send, and where. */
export interface Order {
  readonly message: string;
  readonly channel?: string;
  readonly payload?: Json;
}

/** An order as a line of JSON; or what is wrong with it. Never throws. */
export function readOrder(text: string): Order | string {
  try {
    // What JSON.parse returns is JSON.
    const value = JSON.parse(text) as Json;
    if (!isMapping(value)) return "it is not a JSON object";
    const { message, channel, payload } = value;
    if (typeof message !== "string") return "it has no `message`";
    if (channel !== undefined && typeof channel !== "string") return "`channel` is not a text";
    return { message, ...(channel !== undefined && { channel }), ...(payload !== undefined && { payload }) };
  } catch {
    return "it is not JSON";
  }
}

const isMessage = (message: Message | undefined, wanted: string): boolean =>
  message !== undefined && [message.name, message.key, message.wire].includes(wanted);

const isChannel = ({ service, channel }: Stage, wanted: string): boolean =>
  [
    channel,
    `${service.description.name}.${channel}`,
    service.description.channels[channel]?.address,
  ].includes(wanted);
