import type { Channel } from "../../contract/contract.js";
import type { Fact } from "../content.js";
import type { ServiceScope } from "../scope.js";
import { code, text } from "../words.js";

/** How a channel uses Socket.IO; nothing where it does not. */
export function socketIoFacts({ description, own }: ServiceScope, channel: Channel): readonly Fact[] {
  const index = own.channels.findIndex(({ name }) => name === channel.name);
  const plain = Object.values(description.service.channels)[index]?.socketio;
  if (plain === undefined) return [];
  const { event, events, namespace, replies, wrap } = plain;
  const ownWords =
    events === undefined ? "each message is an event of its own name" : "each message is an event";
  return [
    { term: "Namespace", value: [code(namespace)] },
    {
      term: "Event",
      value: event === undefined ? [text(ownWords)] : [code(event)],
    },
    ...(wrap === undefined
      ? []
      : [{ term: "The server wraps", value: [text("what it sends in "), code(wrap)] }]),
    {
      term: "Answers",
      value: [
        text(replies === "ack" ? "come as the acknowledgement of the event" : "come as events of their own"),
      ],
    },
  ];
}
