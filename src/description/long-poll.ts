import type { Channel } from "../contract/contract.js";
import { type JsonRecord, listAt, recordAt, stringAt, stringsAt } from "../json/record.js";
import type { LongPoll } from "../runtime/wire/service.js";
import { isHttp, type KeptOperation } from "./operation-cover.js";

/** The polling of a channel, with the names of the messages whose payloads carry others. */
export interface PlainPolling {
  readonly receive: string;
  readonly events: string;
  readonly send?: string;
  readonly sent?: string;
}

/** What `x-long-poll` says; undefined where it does not say how long to hold. */
export function describeLongPoll({ operation }: KeptOperation): LongPoll | undefined {
  const said = recordAt(operation.extensions, "x-long-poll");
  const [from, to = from] = listAt(said, "holdSeconds");
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  const { concurrent } = said ?? {};
  const busy = stringAt(said, "busy");
  const gone = stringsAt(said, "gone");
  const unique = stringsAt(said, "unique");
  const cursor = cursorOf(recordAt(said, "cursor"));
  return {
    holdSeconds: [from, to],
    concurrent: typeof concurrent === "number" ? concurrent : 1,
    ...(busy !== undefined && { busy }),
    ...(gone.length > 0 && { gone }),
    ...(unique.length > 0 && { unique }),
    ...(cursor && { cursor }),
  };
}

function cursorOf(said: JsonRecord | undefined): LongPoll["cursor"] {
  const query = stringAt(said, "query");
  const reply = stringAt(said, "reply");
  return query === undefined || reply === undefined ? undefined : { query, reply };
}

/** A channel is a conversation where one operation waits for an answer that carries messages. */
export function describePolling(channel: Channel, kept: readonly KeptOperation[]): PlainPolling | undefined {
  const here = kept.filter(({ operation }) => operation.channel === channel && isHttp(operation));
  const receive = here.find((one) => describeLongPoll(one) !== undefined && answerBatch(one) !== undefined);
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
