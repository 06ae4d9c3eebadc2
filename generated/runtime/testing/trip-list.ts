import { type ChannelPlan, isHandled, planService } from "../wire/channel-plan.js";
import { isJson, nameOfType } from "../wire/codec.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { correlateReply } from "../wire/reply-correlation.js";
import { isAnswer, isPending } from "../wire/reply-match.js";
import { isSenderTrue } from "../wire/sender.js";
import type { HttpOperation, OperationDescription, ServiceDescription } from "../wire/service-description.js";
import { createReader, listMessages } from "../wire/vocabulary.js";
import type { Trip } from "./round-trip.js";

/**
 * Every example that can travel: what clients say (with each answer), and what the server says by itself. Left out is
 * what nothing on the wire tells apart, and what the contract itself would refuse.
 */
export function listTrips(service: ServiceDescription): readonly Trip[] {
  const plan = planService(service);
  const resources = Object.entries(service.operations).flatMap(([name, operation]) =>
    operation.http !== undefined &&
    isHandled(operation) &&
    isCoded(service, operation.http) &&
    isBare(operation)
      ? listCalls(operation.channel, name, operation)
      : [],
  );
  const channels = [...plan.channels.values()].filter(
    ({ description: { address, poll } }) => address !== null && poll === undefined,
  );
  return [
    ...resources.filter(({ channel }) => service.channels[channel]?.address !== null),
    ...channels.flatMap((channel) => [...listSaid(channel), ...listTold(channel)]),
  ];
}

/** Whether the runtime has all the codecs that an operation needs. */
const isCoded = (
  { codecs = {} }: ServiceDescription,
  { body, type = "", types = {} }: HttpOperation,
): boolean =>
  [...(body === "codec" ? [type] : []), ...Object.values(types)].every(
    (each) => isJson(each) || Object.hasOwn(codecs, nameOfType(each)),
  );

/** Whether no message needs a header whose value is not known here. */
const isBare = ({ messages, headed = [], reply, headers = {} }: OperationDescription): boolean =>
  [...messages, ...headed, ...(reply?.messages ?? [])].every((message) => {
    const rules = headers[message.name];
    return rules === undefined || rules.issuesOf(message, rules.fixed, false).length === 0;
  });

/** What clients say on a channel. */
const listSaid = (channel: ChannelPlan): readonly Trip[] =>
  [...new Set(channel.operations.values())].flatMap(({ name, description }) =>
    listCalls(channel.name, name, description).filter(
      ({ message, payload }) =>
        message !== undefined &&
        channel.operations.get(message)?.name === name &&
        isFound(channel.find, message, payload) &&
        // Who is known is made to be who the example names; that its places agree is the example's affair.
        isSenderTrue({ ...channel, security: [] }, payload, undefined),
    ),
  );

/** What the server says on a channel. */
function listTold({ name, description }: ChannelPlan): readonly Trip[] {
  const { sends } = description;
  const find = createReader(description, sends);
  const messages = listMessages(sends);
  return messages.flatMap((message) =>
    message.examples
      .filter((payload) => isFound(find, message, payload))
      .map((payload) => ({ channel: name, message, payload })),
  );
}

/** Each example of the request, and each of the answer. */
function listCalls(channel: string, name: string, operation: OperationDescription): readonly Trip[] {
  if (operation.poll !== undefined) return [];
  const asked = operation.messages.flatMap((message) =>
    message.examples.map((payload) => ({ message, payload }) as const),
  );
  const requests = operation.messages.length === 0 ? [{ message: undefined, payload: undefined }] : asked;
  return requests.flatMap(({ message, payload }, index) => {
    const replies = listReplies(operation, payload);
    const isAnswered = operation.reply !== undefined && operation.reply.messages.length > 0;
    if (isAnswered && replies.length === 0)
      return operation.http === undefined
        ? [{ channel, message, payload: toFiles(operation, payload), call: { name, operation } }]
        : [];
    const given = isAnswered ? (index === 0 ? replies : replies.slice(0, 1)) : [undefined];
    return given.map((reply) => ({
      ...{ channel, message, payload: toFiles(operation, payload) },
      call: { name, operation, ...(reply === undefined ? {} : { reply }) },
    }));
  });
}

/** The examples that can be the answer to a request, with what ties them to it. */
function listReplies({ reply, http }: OperationDescription, request: unknown): readonly unknown[] {
  if (reply === undefined) return [];
  return reply.messages.flatMap((message) =>
    message.examples.flatMap((example) => {
      if (http?.bytes?.[message.name] !== undefined)
        return [new Blob([String(example)], { type: http.bytes[message.name] ?? "" })];
      if (http !== undefined) return [example];
      const correlated = correlateReply(example, request, reply.match?.[message.name]);
      const fits = isAnswer({ reply, request }, message.name, correlated) && !isPending(reply, correlated);
      return fits && message.is(correlated) ? [correlated] : [];
    }),
  );
}

/** A form's files, and a body of bytes, are made of the example's text. */
function toFiles({ http }: OperationDescription, payload: unknown): unknown {
  if (http?.body === "bytes") return new Blob([String(payload)]);
  if (http?.body !== "form" || typeof payload !== "object" || payload === null) return payload;
  const isFile = (name: string) => http.files?.includes(name) === true;
  const entries = Object.entries(payload).map(([name, value]) => [
    name,
    isFile(name) ? new Blob([String(value)]) : value,
  ]);
  return Object.fromEntries(entries);
}

const isFound = (find: ChannelPlan["find"], message: AnyMessage, payload: unknown): boolean => {
  const found = find({ ok: true, event: message.wire, payload, bytes: 0 });
  return found.ok && found.message === message;
};
