import type { Batch, Channel, Contract, Direction, Message, Operation, Reply, Service } from "./contract.js";
import { mapDispatch } from "./dispatch-fold.js";

/**
 * The same contract from the other application's side: what one sends the other receives.
 * Each message and channel is flipped once, so that identity still means sameness.
 */
export function flipContract(contract: Contract): Contract {
  return { ...contract, services: contract.services.map(flipService) };
}

/** The same for one service. */
export function flipService(service: Service): Service {
  const flipMessage = messageFlipper();
  const flipChannel = channelFlipper(flipMessage);
  return {
    ...service,
    channels: service.channels.map(flipChannel),
    operations: service.operations.map((operation) => flipOperation(operation, { flipMessage, flipChannel })),
    messages: service.messages.map(flipMessage),
  };
}

interface Flippers {
  readonly flipMessage: (message: Message) => Message;
  readonly flipChannel: (channel: Channel) => Channel;
}

function messageFlipper(): Flippers["flipMessage"] {
  const known = new Map<Message, Message>();
  const flip = (message: Message): Message => {
    const before = known.get(message);
    if (before !== undefined) return before;
    const { refines, batch, ...rest } = message;
    const flipped: Linked = { ...rest, direction: otherDirection[message.direction] };
    known.set(message, flipped); // before the links: they may lead back here
    if (refines !== undefined) flipped.refines = flip(refines);
    if (batch !== undefined)
      flipped.batch = {
        ...batch,
        messages: batch.messages.map(flip),
        dispatch: mapDispatch(batch.dispatch, flip),
      };
    return flipped;
  };
  return flip;
}

function channelFlipper(flipMessage: Flippers["flipMessage"]): Flippers["flipChannel"] {
  const known = new Map<Channel, Channel>();
  return (channel) => {
    const { receives, sends, ...rest } = channel;
    const flipped: Channel = known.get(channel) ?? {
      ...rest,
      messages: channel.messages.map(flipMessage),
      ...(channel.greeting && { greeting: channel.greeting.map(flipMessage) }),
      ...(sends && { receives: mapDispatch(sends, flipMessage) }),
      ...(receives && { sends: mapDispatch(receives, flipMessage) }),
    };
    known.set(channel, flipped);
    return flipped;
  };
}

function flipOperation(operation: Operation, flippers: Flippers): Operation {
  const { flipMessage, flipChannel } = flippers;
  const base = { channel: flipChannel(operation.channel), messages: operation.messages.map(flipMessage) };
  switch (operation.kind) {
    case "send":
      return { ...operation, ...base, kind: "receive" };
    case "receive":
      return { ...operation, ...base, kind: "send" };
    case "request":
      return { ...operation, ...base, kind: "respond", reply: flipReply(operation.reply, flippers) };
    case "respond":
      return { ...operation, ...base, kind: "request", reply: flipReply(operation.reply, flippers) };
    default:
      return operation satisfies never;
  }
}

const flipReply = (reply: Reply, { flipMessage, flipChannel }: Flippers): Reply => ({
  ...reply,
  channel: flipChannel(reply.channel),
  messages: reply.messages.map(flipMessage),
});

/** A message while its links to others are still missing. */
type Linked = Omit<Message, "refines" | "batch"> & { refines?: Message; batch?: Batch };

const otherDirection: Readonly<Record<Direction, Direction>> = {
  receive: "send",
  send: "receive",
  both: "both",
  none: "none",
};
