import type { Channel, Message, Server, Service } from "../contract/contract.js";
import { defined } from "../contract/draft.js";
import type { SocketIoChannel } from "../runtime/wire/service-description.js";
import { familyOf } from "../specification/protocols.js";
import { eventOf } from "../specification/socketio.js";
import { schemaOf } from "./media.js";

/** The server speaks Socket.IO. */
export const isSocketIo = (server: Server): boolean => familyOf(server) === "socketio";

/** How a channel uses Socket.IO ; undefined where none of its servers speaks it. */
export function describeSocketIo(channel: Channel, service: Service): SocketIoChannel | undefined {
  if (channel.socketio === undefined) return undefined;
  const { namespace, event, events, wholes, wrap, replies } = channel.socketio;
  const isWhole = (message: Message) => wholes.includes(eventOf(channel.socketio ?? {}, message));
  const spread = channel.messages.filter((one) => isSpread(one, service) && !isWhole(one));
  return {
    namespace,
    ...defined({ event, events, wrap }),
    replies,
    ...(spread.length > 0 && { spread: spread.map(({ name }) => name) }),
  };
}

/** A tuple is the list of the event's arguments. */
export const isSpread = ({ payload }: Message, service: Service): boolean =>
  schemaOf(service, payload)?.prefixItems !== undefined;
