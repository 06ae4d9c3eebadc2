import type { Peer, PeerGroup } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import { isSendable, shortenReason } from "../../wire/closing.js";
import { dataOf, type OutgoingFrame } from "../../wire/frame.js";
import type { Beating } from "./heartbeat.js";

/** The part of a socket of `ws` 8 that is needed. */
export interface WsSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: string): void;
  send(data: Uint8Array, options: { readonly binary: boolean }): void;
  ping(): void;
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  terminate(): void;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "message", listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: "pong", listener: () => void): unknown;
  on(event: "close", listener: (code: number, reason: Uint8Array) => void): unknown;
}

interface WebSocketPeerSettings {
  readonly clock: Clock;
  readonly closeMs: number;
  readonly group: PeerGroup;
}

const isOpen = (socket: WsSocket) => socket.readyState === 1;

/** The other end of a WebSocket. */
export class WebSocketPeer implements Peer, Beating {
  readonly #socket: WsSocket;
  readonly #settings: WebSocketPeerSettings;
  #cancelCut: (() => void) | undefined;
  pingedAt: number | undefined;
  heardAt: number;
  isPaused = false;

  constructor(socket: WsSocket, settings: WebSocketPeerSettings) {
    this.#socket = socket;
    this.#settings = settings;
    this.heardAt = settings.clock.now();
  }

  get group(): PeerGroup {
    return this.#settings.group;
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(frame: OutgoingFrame): void {
    if (!isOpen(this.#socket)) return;
    const data = dataOf(frame);
    if (typeof data === "string") this.#socket.send(data);
    else this.#socket.send(new Uint8Array(data), { binary: true });
  }

  /** Sends bytes, or text that has been encoded already. */
  sendEncoded(bytes: Uint8Array, binary: boolean): void {
    if (isOpen(this.#socket)) this.#socket.send(bytes, { binary });
  }

  close(code: number, reason: string): void {
    if (!isOpen(this.#socket)) return;
    // The other side's goodbye has to be read.
    this.resume();
    this.#socket.close(isSendable(code) ? code : 1000, shortenReason(reason));
    this.#cancelCut = this.#settings.clock.after(this.#settings.closeMs, () => this.terminate());
  }

  terminate(): void {
    this.#socket.terminate();
  }

  pause(): void {
    this.isPaused = true;
    this.#socket.pause();
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.heard();
    this.#socket.resume();
  }

  ping(): void {
    if (isOpen(this.#socket)) this.#socket.ping();
  }

  /** Something came from the other side. */
  heard(): void {
    this.heardAt = this.#settings.clock.now();
    this.pingedAt = undefined;
  }

  /** The socket is closed: nothing is waited for any more. */
  ended(): void {
    this.#cancelCut?.();
  }
}

/** Sends one frame to many: its text is encoded once. */
export const websocketGroup: PeerGroup = {
  send(peers, frame) {
    const data = dataOf(frame);
    const isBinary = typeof data !== "string";
    const bytes = isBinary ? new Uint8Array(data) : Buffer.from(data);
    for (const peer of peers) if (peer instanceof WebSocketPeer) peer.sendEncoded(bytes, isBinary);
  },
};
