import type { Channel } from "../contract/contract.js";
import type { LongPoll, PollingChannel } from "../runtime/wire/service-description.js";
import { isHttp, type KeptOperation } from "./operation-cover.js";
import type { Names } from "./plain.js";

/** What an operation that waits for events has to know (`x-long-poll`). */
export function describeLongPoll({ operation }: KeptOperation): LongPoll | undefined {
  if (operation.longPoll === undefined) return undefined;
  const { gone, unique, ...rest } = operation.longPoll;
  return { ...rest, ...(gone.length > 0 && { gone }), ...(unique.length > 0 && { unique }) };
}

/** A channel is a conversation where one operation waits for an answer that carries messages. */
export function describePolling(
  channel: Channel,
  kept: readonly KeptOperation[],
): PollingChannel<Names> | undefined {
  const here = kept.filter(({ operation }) => operation.channel === channel && isHttp(operation));
  const receive = here.find((one) => one.operation.longPoll !== undefined && answerBatch(one) !== undefined);
  const events = receive && answerBatch(receive);
  if (receive === undefined || events === undefined) return undefined;
  const send = here.find((one) => one !== receive && requestBatch(one) !== undefined);
  const sent = send && requestBatch(send);
  return {
    receive: receive.operation.name,
    events,
    ...(send && sent !== undefined && { send: send.operation.name, sent }),
  };
}

const answerBatch = ({ operation }: KeptOperation): string | undefined =>
  "reply" in operation ? operation.reply.messages.find(({ batch }) => batch)?.name : undefined;

const requestBatch = ({ messages }: KeptOperation): string | undefined =>
  messages.find(({ batch }) => batch)?.name;
