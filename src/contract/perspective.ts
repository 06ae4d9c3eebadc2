import type {
  Batch,
  Channel,
  Contract,
  Direction,
  Dispatch,
  Message,
  Operation,
  Reply,
  Service,
} from "./contract.js";
import { mapDispatch } from "./dispatch-fold.js";

/**
 * The same contract from the other application's side: what one sends the other receives.
 * Each message and channel is flipped once, so that identity still means sameness.
 */
export function flipContract(contract: Contract): Contract {
  return { ...contract, services: contract.services.map(flipService) };
}

function flipService(service: Service): Service {
  const messages = new Map<Message, Message>();
  const channels = new Map<Channel, Channel>();

  const flipMessage = (message: Message): Message => {
    const known = messages.get(message);
    if (known !== undefined) return known;
    const { refines, batch, ...rest } = message;
    const flipped: Linked = { ...rest, direction: otherDirection[message.direction] };
    messages.set(message, flipped); // before the links: they may lead back here
    if (refines !== undefined) flipped.refines = flipMessage(refines);
    if (batch !== undefined) flipped.batch = flipBatch(batch);
    return flipped;
  };
  const flipBatch = (batch: Batch): Batch => ({
    ...batch,
    messages: batch.messages.map(flipMessage),
    dispatch: flipDispatch(batch.dispatch),
  });
  const flipDispatch = (dispatch: Dispatch): Dispatch => mapDispatch(dispatch, flipMessage);
  const flipChannel = (channel: Channel): Channel => {
    const known = channels.get(channel);
    if (known !== undefined) return known;
    const { receives, sends, ...rest } = channel;
    const flipped: Channel = {
      ...rest,
      messages: channel.messages.map(flipMessage),
      ...(channel.greeting && { greeting: channel.greeting.map(flipMessage) }),
      ...(sends && { receives: flipDispatch(sends) }),
      ...(receives && { sends: flipDispatch(receives) }),
    };
    channels.set(channel, flipped);
    return flipped;
  };
  const flipReply = (reply: Reply): Reply => ({
    ...reply,
    channel: flipChannel(reply.channel),
    messages: reply.messages.map(flipMessage),
  });
  const flipOperation = (operation: Operation): Operation => {
    const base = { channel: flipChannel(operation.channel), messages: operation.messages.map(flipMessage) };
    switch (operation.kind) {
      case "send":
        return { ...operation, ...base, kind: "receive" };
      case "receive":
        return { ...operation, ...base, kind: "send" };
      case "request":
        return { ...operation, ...base, kind: "respond", reply: flipReply(operation.reply) };
      case "respond":
        return { ...operation, ...base, kind: "request", reply: flipReply(operation.reply) };
      default:
        return operation satisfies never;
    }
  };
  return {
    ...service,
    channels: service.channels.map(flipChannel),
    operations: service.operations.map(flipOperation),
    messages: service.messages.map(flipMessage),
  };
}

/** A message while its links to others are still missing. */
type Linked = Omit<Message, "refines" | "batch"> & { refines?: Message; batch?: Batch };

const otherDirection: Readonly<Record<Direction, Direction>> = {
  receive: "send",
  send: "receive",
  both: "both",
  none: "none",
};
