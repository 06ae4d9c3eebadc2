import type { Message, Operation } from "../contract/contract.js";
import { isHttp, speaksOnly } from "../description/operation-cover.js";
import type { Json } from "../json/value.js";
import type { Sample } from "./content.js";
import type { ServiceScope } from "./scope.js";

/** What travels, without any library of ours: the frame of a WebSocket, or the event of Socket.IO. */
export function frameOf(
  { description }: ServiceScope,
  operation: Operation,
  { message, payload }: { readonly message: Message; readonly payload: Json },
): readonly Sample[] {
  if (isHttp(operation)) return [];
  const frame = JSON.stringify(payload, null, 2);
  if (!speaksOnly(operation.channel, "socketio")) return [{ label: "JSON", language: "json", text: frame }];
  const plain = Object.values(description.service.channels).find(
    ({ address }) => address === operation.channel.address,
  );
  const event = plain?.socketio?.event ?? message.wire;
  return [
    { label: "Socket.IO", language: "typescript", text: `socket.emit(${JSON.stringify(event)}, ${frame});` },
  ];
}
