import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Acceptor, Admitted, Session } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import { readClosing } from "../../wire/closing.js";
import { AsyncApiError } from "../../wire/error.js";
import { type FrameReader, type IncomingFrame, parseFrame } from "../../wire/frame.js";
import type { ServerLimits } from "../../wire/limits.js";
import type { ChannelRoute } from "../../wire/route.js";
import { loadPackage } from "../package.js";
import { admit, refusal } from "../request/handshake.js";
import type { Pending } from "../request/pending.js";
import { refuseUpgrade, soundHeaders } from "../request/rejection.js";
import { handErrorsOver } from "../request/socket-error.js";
import { createHeartbeat } from "./heartbeat.js";
import { WebSocketPeer, type WsSocket, websocketGroup } from "./peer.js";

/** The part of `WebSocketServer` of `ws` 8 that is needed. */
interface WsServer {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    done: (socket: WsSocket) => void,
  ): void;
  on(event: "headers", listener: (headers: string[], request: IncomingMessage) => void): unknown;
}

/** `WebSocketServer` of the package `ws`. */
export type WsServerClass = new (settings: {
  noServer: true;
  clientTracking: false;
  perMessageDeflate: false;
  maxPayload: number;
  maxFragments: number;
  maxBufferedChunks: number;
  handleProtocols: () => false;
}) => WsServer;

export interface WebSocketServerSettings {
  readonly limits: ServerLimits;
  readonly clock: Clock;
  readonly trustedProxies: readonly string[];
  readonly pending: Pending;
  /** `WebSocketServer` of `ws`; default: that of the installed package. */
  readonly WebSocketServer?: WsServerClass;
}

/** What node:http says of an upgrade. */
interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Takes upgrades to WebSocket for one service. */
export interface WebSocketAdapter {
  /** Lets in or refuses. Never throws; the socket has an `error` listener already. */
  upgrade(upgrade: Upgrade, route: ChannelRoute): void;
  /** Cuts whoever is still there. */
  close(): void;
}

/** What belongs to a socket. */
interface Guest {
  readonly peer: WebSocketPeer;
  session: Session | undefined;
  cause: Error | undefined;
}

/** A WebSocket server without a port of its own. Compression is off; sub-protocols are not chosen. */
export async function createWebSocketAdapter(
  acceptor: Acceptor,
  settings: WebSocketServerSettings,
): Promise<WebSocketAdapter> {
  const { limits, clock, pending } = settings;
  const WebSocketServer = settings.WebSocketServer ?? (await loadServerClass());
  const server = new WebSocketServer(optionsOf(limits));
  const replyHeaders = new WeakMap<IncomingMessage, Admitted["handshake"]["replyHeaders"]>();
  server.on("headers", (headers, request) => {
    for (const [name, value] of soundHeaders(replyHeaders.get(request) ?? []))
      headers.push(`${name}: ${value}`);
  });
  const guests = createGuests(acceptor, settings);

  async function decide({ request, socket, head }: Upgrade, route: ChannelRoute) {
    const admission = await admit(
      { acceptor, ...route, transport: "websocket", request },
      { ...settings, clock, authenticateMs: limits.authenticateMs, holder: socket },
    );
    if (socket.destroyed) return;
    pending.release(socket);
    if (!admission.ok) return refuseUpgrade(socket, admission);
    replyHeaders.set(request, admission.handshake.replyHeaders);
    server.handleUpgrade(request, socket, head, (opened) => {
      handErrorsOver(socket);
      guests.welcome(opened, admission);
    });
  }

  return {
    upgrade(upgrade, route) {
      const { request, socket } = upgrade;
      const fault = faultOf(request);
      if (fault !== undefined) {
        const headers = fault.status === 426 ? upgradeHeaders : [];
        return refuseUpgrade(socket, fault, headers);
      }
      if (!pending.hold(socket))
        return refuseUpgrade(socket, {
          ...refusal(503, "busy", "too many wait already"),
          retryAfterMs: 1_000,
        });
      decide(upgrade, route).catch(() => socket.destroy());
    },
    close: guests.close,
  };
}

const optionsOf = (limits: ServerLimits): ConstructorParameters<WsServerClass>[0] => ({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: limits.messageBytes,
  maxFragments: limits.fragments,
  // Slices of a byte each are slow, not wrong: as many as there are bytes in a message.
  maxBufferedChunks: limits.messageBytes + 1_024,
  handleProtocols: () => false,
});

/** The sockets that were let in. */
interface Guests {
  welcome(socket: WsSocket, admitted: Admitted): void;
  close(): void;
}

function createGuests(acceptor: Acceptor, { limits, clock }: WebSocketServerSettings): Guests {
  const heartbeat = createHeartbeat(clock, limits);
  const guests = new Map<WsSocket, Guest>();
  const peerSettings = { clock, closeMs: limits.closeMs, group: websocketGroup };

  // Listeners that all sockets share: each gets its socket as `this`.
  function onError(this: WsSocket, error: Error): void {
    const guest = guests.get(this);
    if (guest !== undefined) guest.cause ??= error;
  }

  function onPong(this: WsSocket): void {
    guests.get(this)?.peer.heard();
  }

  function onMessage(this: WsSocket, data: unknown, isBinary: boolean): void {
    const guest = guests.get(this);
    guest?.peer.heard();
    guest?.session?.receive(readMessage(data, isBinary, guest.session.read));
  }

  function onClose(this: WsSocket, code: number, reason: Uint8Array): void {
    const guest = guests.get(this);
    if (guest === undefined) return;
    const { peer, session, cause } = guest;
    guests.delete(this);
    heartbeat.delete(peer);
    peer.ended();
    session?.closed(readClosing(code, reason.toString(), cause));
  }

  return {
    welcome(socket, admitted) {
      const peer = new WebSocketPeer(socket, peerSettings);
      const guest: Guest = { peer, session: undefined, cause: undefined };
      guests.set(socket, guest);
      socket.on("error", onError);
      socket.on("pong", onPong);
      socket.on("close", onClose);
      socket.on("message", onMessage);
      heartbeat.add(peer);
      guest.session = open(acceptor, admitted, peer);
      if (guest.session === undefined) peer.close(1011, "internal");
    },
    close() {
      heartbeat.stop();
      for (const { peer } of guests.values()) peer.terminate();
    },
  };
}

const upgradeHeaders = [
  ["sec-websocket-version", "13"],
  ["upgrade", "websocket"],
] as const;

/** What is wrong with the opening handshake (RFC 6455, section 4.2.1). */
function faultOf({ method, headers }: IncomingMessage) {
  if (method !== "GET") return refusal(400, "bad-request", "an upgrade has to be a GET");
  if (headers.upgrade?.toLowerCase() !== "websocket")
    return refusal(426, "upgrade-required", "this is a WebSocket");
  if (headers["sec-websocket-version"] !== "13")
    return refusal(426, "upgrade-required", "version 13 is spoken");
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers["sec-websocket-key"] ?? ""))
    return refusal(400, "bad-request", "the key is missing or no key");
  return undefined;
}

function open(acceptor: Acceptor, admitted: Admitted, peer: WebSocketPeer): Session | undefined {
  try {
    return acceptor.connect(admitted, peer);
  } catch {
    return undefined;
  }
}

/** `ws` hands text over as bytes, too. */
function readMessage(data: unknown, isBinary: boolean, read: FrameReader | undefined): IncomingFrame {
  if (!Buffer.isBuffer(data)) return { ok: false, reason: "binary", bytes: 0 };
  if (isBinary) return read?.(new Uint8Array(data)) ?? { ok: false, reason: "binary", bytes: data.length };
  const text = data.toString();
  return read?.(text) ?? parseFrame(text, data.length);
}

async function loadServerClass(): Promise<WsServerClass> {
  const { WebSocketServer } = await loadPackage("ws");
  if (typeof WebSocketServer !== "function")
    throw new AsyncApiError("missing-package", "version 8 of the package `ws` is needed: npm install ws@8");
  // Checked as far as a class can be: it comes from a package that is not known when this is compiled.
  return WebSocketServer as WsServerClass;
}
