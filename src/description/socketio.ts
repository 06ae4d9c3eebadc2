import type { Channel, Message, Server, Service } from "../contract/contract.js";
import { defined } from "../contract/draft.js";
import { recordAt, stringAt } from "../json/record.js";
import type { SocketIoChannel } from "../runtime/wire/service.js";
import { familyOf } from "../specification/protocols.js";
import { schemaOf } from "./media.js";

/** The server speaks Socket.IO. */
export const isSocketIo = (server: Server): boolean => familyOf(server) === "socketio";

/** How a channel uses Socket.IO (`x-socketio`); undefined where none of its servers speaks it. */
export function describeSocketIo(channel: Channel, service: Service): SocketIoChannel | undefined {
  if (!channel.servers.some(isSocketIo)) return undefined;
  const said = recordAt(channel.extensions, "x-socketio");
  const event = stringAt(said, "event");
  const spread = event === undefined ? channel.messages.filter((one) => isSpread(one, service)) : [];
  return {
    namespace: stringAt(said, "namespace") ?? "/",
    ...defined({ event, wrap: stringAt(said, "wrap") }),
    replies: stringAt(said, "replies") === "event" ? "event" : "ack",
    ...(spread.length > 0 && { spread: spread.map(({ name }) => name) }),
  };
}

/** A tuple is the list of the event's arguments. */
export const isSpread = ({ payload }: Message, service: Service): boolean =>
  schemaOf(service, payload)?.prefixItems !== undefined;
