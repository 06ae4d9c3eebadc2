import type { AnyMessage, Batch, Channel } from "../runtime/wire/dispatch.js";
import type { ServiceDescription } from "../runtime/wire/service.js";
import type { PlainService } from "./description.js";

/** What the names of a plain description stand for. */
export interface Fillings {
  readonly message: (name: string) => AnyMessage;
  /** By the contract's name of the channel. */
  readonly channel: (name: string) => Channel<AnyMessage, AnyMessage>;
  /** By the name of the message whose payload carries the others. */
  readonly batch: (name: string) => Batch<AnyMessage>;
}

/** Puts messages in the place of their names: what generated code states, made at run time. */
export function fillDescription(
  plain: PlainService,
  { message, channel, batch }: Fillings,
): ServiceDescription {
  const { refusals, channels, operations, batches, ...rest } = plain;
  const refusalOf = (name: string) => {
    const refusal = refusals[name];
    return refusal && { refusal: { ...refusal, message: message(name) } };
  };
  const mapped = <From, To>(
    from: Readonly<Record<string, From>>,
    change: (value: From) => To,
  ): Readonly<Record<string, To>> =>
    Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
  return {
    ...rest,
    channels: mapped(channels, ({ receives, sends, refusal, poll, ...own }) => {
      const received = receives === undefined ? undefined : channel(receives).receives;
      const sent = sends === undefined ? undefined : channel(sends).sends;
      return {
        ...own,
        ...(received && { receives: received }),
        ...(sent && { sends: sent }),
        ...(refusal !== undefined && refusalOf(refusal)),
        ...(poll && {
          poll: {
            receive: poll.receive,
            events: batch(poll.events),
            ...(poll.send !== undefined && { send: poll.send }),
            ...(poll.sent !== undefined && { sent: batch(poll.sent) }),
          },
        }),
      };
    }),
    ...(batches && { batches: Object.fromEntries(batches.map((name) => [name, batch(name)])) }),
    operations: mapped(operations, ({ messages, reply, ...own }) => ({
      ...own,
      messages: messages.map(message),
      ...(reply && { reply: { ...reply, messages: reply.messages.map(message) } }),
    })),
  };
}
