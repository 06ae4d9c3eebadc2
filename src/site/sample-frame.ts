import type { Message, Operation } from "../contract/contract.js";
import { isHttp, speaksOnly } from "../description/operation-cover.js";
import type { Json } from "../json/value.js";
import { eventOf } from "../specification/socketio.js";
import type { Sample } from "./content.js";

/** What travels, without any library of ours: the frame of a WebSocket, or the event of Socket.IO. */
export function frameOf(
  operation: Operation,
  { message, payload }: { readonly message: Message; readonly payload: Json },
): readonly Sample[] {
  if (isHttp(operation)) return [];
  const frame = JSON.stringify(payload, null, 2);
  if (!speaksOnly(operation.channel, "socketio")) return [{ label: "JSON", language: "json", text: frame }];
  const event = eventOf(operation.channel.socketio ?? {}, message);
  return [
    { label: "Socket.IO", language: "typescript", text: `socket.emit(${JSON.stringify(event)}, ${frame});` },
  ];
}
