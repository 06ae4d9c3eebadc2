import { buildEvent } from "../../socketio/frame.js";
import type { Peer, PeerGroup } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import type { Closing } from "../../wire/closing.js";
import { isSendable, shortenReason } from "../../wire/closing.js";
import type { OutgoingFrame } from "../../wire/frame.js";
import type { SocketIoChannel } from "../../wire/service-description.js";
import { cutConnection, type IoNamespace, type IoSocket } from "./engine.js";

interface SocketIoPeerSettings {
  readonly channel: SocketIoChannel;
  readonly clock: Clock;
  readonly closeMs: number;
  readonly group: PeerGroup;
}

/** After these a client is not to come back: it is told with a goodbye of Socket.IO. */
const isFinal = (code: number) => code === 1008 || code >= 4000;

/** The other end of a Socket.IO connection. */
export class SocketIoPeer implements Peer {
  readonly #socket: IoSocket;
  readonly #settings: SocketIoPeerSettings;
  #queuedBytes = 0;
  #cancelCut: (() => void) | undefined;
  #closing: Closing | undefined;

  constructor(socket: IoSocket, settings: SocketIoPeerSettings) {
    this.#socket = socket;
    this.#settings = settings;
    socket.conn.on("packetCreate", ({ data }) => {
      this.#queuedBytes += typeof data === "string" ? data.length : 0;
    });
    socket.conn.on("flush", () => {
      this.#queuedBytes = 0;
    });
  }

  get id(): string {
    return this.#socket.id;
  }

  get group(): PeerGroup {
    return this.#settings.group;
  }

  get bufferedBytes(): number {
    return this.#queuedBytes + (webSocketOf(this.#socket)?.bufferedAmount ?? 0);
  }

  send(frame: OutgoingFrame): void {
    this.#socket.emit(...buildEvent(this.#settings.channel, frame, "server"));
  }

  close(code: number, reason: string): void {
    if (this.#closing !== undefined) return;
    this.#closing = { code, reason };
    this.#cancelCut = this.#settings.clock.after(this.#settings.closeMs, () => this.terminate());
    this.resume();
    const webSocket = webSocketOf(this.#socket);
    if (isFinal(code)) this.#socket.disconnect(true);
    else if (webSocket === undefined || this.#queuedBytes > 0) this.#socket.conn.close();
    else webSocket.close(isSendable(code) ? code : 1000, shortenReason(reason));
  }

  terminate(): void {
    const webSocket = webSocketOf(this.#socket);
    if (webSocket === undefined) cutConnection(this.#socket.conn);
    else webSocket.terminate();
  }

  /** Long polling cannot be paused: the limit of messages a second has to do. */
  pause(): void {
    webSocketOf(this.#socket)?.pause();
  }

  resume(): void {
    webSocketOf(this.#socket)?.resume();
  }

  /** The name of a room could be the id of somebody, which is a room, too: such a room stays ours alone. */
  joined(room: string): void {
    if (!this.#socket.nsp.sockets.has(room)) this.#socket.join(room);
  }

  left(room: string): void {
    if (room !== this.#socket.id) this.#socket.leave(room);
  }

  /** The connection is gone, for a reason in Socket.IO's words. */
  ended(reason: string): Closing {
    this.#cancelCut?.();
    return this.#closing ?? { code: reason === "client namespace disconnect" ? 1000 : 1006, reason };
  }
}

/** Sends one frame to many in a namespace: it is encoded once. */
export const socketioGroup = (namespace: IoNamespace, channel: SocketIoChannel): PeerGroup => ({
  send(peers, frame) {
    const ids = peers.flatMap((peer) => (peer instanceof SocketIoPeer ? [peer.id] : []));
    if (ids.length > 0) namespace.local.to(ids).emit(...buildEvent(channel, frame, "server"));
  },
});

interface WebSocketOfEngine {
  readonly bufferedAmount: number;
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** The WebSocket below, where there is one by now. */
function webSocketOf({ conn: { transport } }: IoSocket): WebSocketOfEngine | undefined {
  if (!("socket" in transport) || typeof transport.socket !== "object" || transport.socket === null)
    return undefined;
  // Engine.IO has a socket of `ws` there; that it can be paused is the sign.
  return "pause" in transport.socket ? (transport.socket as WebSocketOfEngine) : undefined;
}
