import type { Channel, Message, Operation, Service } from "../contract/contract.js";
import type { ProtocolFamily } from "../runtime/wire/protocol.js";
import { familyOf } from "../specification/protocols.js";

/** An operation of clients and servers, with the messages that no narrower operation takes. */
export interface KeptOperation {
  readonly operation: Operation;
  readonly messages: readonly Message[];
}

/** The operations of a service that generated code has, and those that it has not. */
export interface Cover {
  readonly kept: readonly KeptOperation[];
  /** Narrower ones say the same, one by one. */
  readonly covered: readonly Operation[];
  /** The application itself sends requests over HTTP: webhooks. */
  readonly outgoing: readonly KeptOperation[];
  /** They have no message, and are no request of HTTP either. */
  readonly silent: readonly Operation[];
}

/**
 * Of the operations that take the same message on a channel, the one with the fewest messages is meant; those of a
 * channel hold on its mirrors too. An operation for which no message is left is covered.
 */
export function coverOperations({ operations }: Service): Cover {
  const { kept: all, covered } = narrowOperations(operations);
  const outgoing = all.filter(({ operation }) => isOutgoing(operation)).map(withoutBody);
  const silent = all
    .map(({ operation }) => operation)
    .filter((one) => !isHttp(one) && one.messages.length === 0);
  const kept = all
    .filter(({ operation }) => !isOutgoing(operation) && !silent.includes(operation))
    .map(withoutBody);
  return { kept, covered, outgoing, silent };
}

const withoutBody = (one: KeptOperation): KeptOperation =>
  isBodiless(one.operation) ? { ...one, messages: [] } : one;

function narrowOperations(operations: readonly Operation[]): Pick<Cover, "kept" | "covered"> {
  const kept: KeptOperation[] = [];
  const covered: Operation[] = [];
  const takers = new Map<Message, Operation[]>();
  for (const operation of operations)
    for (const message of operation.messages)
      takers.set(message, [...(takers.get(message) ?? []), operation]);
  for (const operation of operations) {
    const messages = operation.messages.filter(
      (message) => !takers.get(message)?.some((other) => isNarrower(other, operation)),
    );
    if (messages.length === 0 && operation.messages.length > 0) covered.push(operation);
    else kept.push({ operation, messages });
  }
  return { kept, covered };
}

function isNarrower(one: Operation, other: Operation): boolean {
  if (one === other || isReceived(one) !== isReceived(other) || isHttp(one) || isHttp(other)) return false;
  const difference = one.messages.length - other.messages.length;
  if (one.channel === other.channel) return difference < 0 || (difference === 0 && one.name < other.name);
  return one.channel.name === other.channel.mirrors && difference <= 0;
}

/** The application itself sends a request over HTTP: nothing that a client could wait for on this channel. */
const isOutgoing = (operation: Operation): boolean => !isReceived(operation) && isHttp(operation);

/** The application is the one who is asked. */
export const isReceived = ({ kind }: Operation): boolean => kind === "receive" || kind === "respond";

/** The operation is an HTTP request: it has a method, or its servers speak nothing else. */
export const isHttp = (operation: Operation): boolean =>
  operation.method !== undefined || speaksOnly(operation.channel, "http");

/** Its request has no body, whatever messages the document gives it (RFC 9110, 9.3.1). */
export const isBodiless = (operation: Operation): boolean =>
  isHttp(operation) && /^(?:GET|HEAD)$/.test(operation.method ?? "");

/** Every server of the channel is of one family of protocols; false where it has none. */
export const speaksOnly = ({ servers }: Channel, family: ProtocolFamily): boolean =>
  servers.length > 0 && servers.every((server) => familyOf(server) === family);
