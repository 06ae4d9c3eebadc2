import type { Channel, Message, Server, Service } from "../contract/contract.js";
import { defined } from "../contract/draft.js";
import type { SocketIoChannel } from "../runtime/wire/service-description.js";
import { familyOf } from "../specification/protocols.js";
import { schemaOf } from "./media.js";

/** The server speaks Socket.IO. */
export const isSocketIo = (server: Server): boolean => familyOf(server) === "socketio";

/** How a channel uses Socket.IO (`x-socketio`); undefined where none of its servers speaks it. */
export function describeSocketIo(channel: Channel, service: Service): SocketIoChannel | undefined {
  if (!channel.servers.some(isSocketIo)) return undefined;
  const { namespace = "/", event, wrap, replies = "ack" } = channel.socketio ?? {};
  const spread = event === undefined ? channel.messages.filter((one) => isSpread(one, service)) : [];
  return {
    namespace,
    ...defined({ event, wrap }),
    replies,
    ...(spread.length > 0 && { spread: spread.map(({ name }) => name) }),
  };
}

/** A tuple is the list of the event's arguments. */
export const isSpread = ({ payload }: Message, service: Service): boolean =>
  schemaOf(service, payload)?.prefixItems !== undefined;
