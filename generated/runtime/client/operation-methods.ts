import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { isEmpty } from "../wire/medium.js";
import type { OperationDescription, ServiceDescription } from "../wire/service-description.js";
import { findAmong } from "../wire/vocabulary.js";

/** What a method of an operation was called with, sorted. */
interface Arguments {
  /** Undefined where the operation has no message. */
  readonly message: AnyMessage | undefined;
  readonly payload: unknown;
  readonly options: object;
}

/** Sorts `(options)`, `(name, options)` of messages without a payload, `(payload, options)` and `(name, payload, options)`; an error where no message of the operation fits. */
export function readArguments(
  name: string,
  { messages }: OperationDescription,
  given: readonly unknown[],
): Arguments | AsyncApiError {
  const [first, second] = given;
  const named = messages.length > 1 ? messages.find((message) => message.name === first) : undefined;
  if (named !== undefined)
    return isEmpty(named)
      ? { message: named, payload: undefined, options: asOptions(second) }
      : { message: named, payload: second, options: asOptions(given[2]) };
  if (messages.every(isEmpty)) return { message: messages[0], payload: undefined, options: asOptions(first) };
  const found = findAmong(messages, first);
  if (!found.ok) return new AsyncApiError("unknown-message", `${name}: ${found.reason}`);
  return { message: found.message, payload: first, options: asOptions(second) };
}

const asOptions = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

/** The operations that a client calls on a channel, those of the channel that it mirrors among them. */
export function listOperations(
  { channels, operations }: ServiceDescription,
  channel: string,
): readonly (readonly [name: string, operation: OperationDescription])[] {
  const mirrored = channels[channel]?.mirrors;
  return Object.entries(operations).filter(
    ([, operation]) =>
      (operation.channel === channel || operation.channel === mirrored) &&
      (operation.kind === "receive" || operation.kind === "respond"),
  );
}
