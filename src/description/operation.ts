import type { Service } from "../contract/contract.js";
import type { OperationDescription } from "../runtime/wire/service-description.js";
import { describeHeaders, headedMessages } from "./headers.js";
import { describeHttp } from "./http.js";
import { describeLongPoll } from "./long-poll.js";
import { isHttp, type KeptOperation } from "./operation-cover.js";
import type { Names } from "./plain.js";
import { describeQueryValues } from "./query.js";
import { describeReply } from "./reply.js";
import { keysOf } from "./server.js";

/** What clients and servers have to know of an operation; `channel` is what its channel is called there. */
export function describeOperation(
  one: KeptOperation,
  channel: string,
  service: Service,
): OperationDescription<Names> {
  const { operation, messages } = one;
  const poll = describeLongPoll(one);
  const queryValues = describeQueryValues(operation.query, service);
  const headers = describeHeaders(one, service);
  const headed = messages.length > 0 ? [] : headedMessages(one).filter(({ name }) => headers?.[name]);
  return {
    kind: operation.kind,
    channel,
    messages: messages.map(({ name }) => name),
    ...("reply" in operation && { reply: describeReply(operation) }),
    ...(isHttp(operation) && { http: describeHttp(one, service) }),
    ...(isHttp(operation) && queryValues && { queryValues }),
    ...(headers && { headers }),
    ...(headed.length > 0 && { headed: headed.map(({ name }) => name) }),
    ...(operation.security.length > 0 && { security: keysOf(operation.security) }),
    ...(operation.isIdempotent && { isIdempotent: true }),
    ...(poll && { poll }),
  };
}
