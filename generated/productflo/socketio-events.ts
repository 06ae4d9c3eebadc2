// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { SocketIoIncoming, SocketIoOutgoing } from "./models.js";

/** What clients emit on /ws. */
export interface SocketIoClientToServerEvents {
  message: (message: SocketIoIncoming) => void;
}

/** What the server emits on /ws. */
export interface SocketIoServerToClientEvents {
  message: (message: { readonly data: SocketIoOutgoing }) => void;
}
