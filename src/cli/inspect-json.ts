import type {
  Channel,
  Contract,
  Dispatch,
  Message,
  Operation,
  Reply,
  Service,
} from "../contract/contract.js";
import { mapDispatch } from "../contract/dispatch-fold.js";

/** The whole contract as finite JSON: channels and messages are told in full once, elsewhere by name. */
export const toInspectJson = (contract: Contract) => ({
  ...contract,
  services: contract.services.map(serviceOf),
});

const serviceOf = (service: Service) => ({
  ...service,
  channels: service.channels.map(channelOf),
  operations: service.operations.map(operationOf),
  messages: service.messages.map(messageOf),
});

const channelOf = ({ receives, sends, greeting, ...channel }: Channel) => ({
  ...channel,
  servers: channel.servers.map(({ key }) => key),
  messages: namesOf(channel.messages),
  ...(receives && { receives: dispatchOf(receives) }),
  ...(sends && { sends: dispatchOf(sends) }),
  ...(greeting && { greeting: namesOf(greeting) }),
});

const operationOf = (operation: Operation) => {
  const shared = {
    ...operation,
    channel: operation.channel.name,
    messages: namesOf(operation.messages),
  };
  switch (operation.kind) {
    case "send":
    case "receive":
      return shared;
    case "request":
    case "respond":
      return { ...shared, reply: replyOf(operation.reply) };
    default:
      return operation satisfies never;
  }
};

const replyOf = (reply: Reply) => ({
  ...reply,
  channel: reply.channel.name,
  messages: namesOf(reply.messages),
});

const messageOf = ({ refines, batch, ...message }: Message) => ({
  ...message,
  ...(refines && { refines: refines.name }),
  ...(batch && {
    batch: { ...batch, messages: namesOf(batch.messages), dispatch: dispatchOf(batch.dispatch) },
  }),
});

const dispatchOf = (dispatch: Dispatch) => mapDispatch(dispatch, ({ name }) => name);

const namesOf = (messages: readonly Message[]): readonly string[] => messages.map(({ name }) => name);
