import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** A TCP connection on which a test says what it wants. All that comes back is in `heard`. */
export interface RawSocket {
  readonly socket: Socket;
  readonly heard: Buffer;
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>;
  /** Resolves to the first line of the answer. */
  line(): Promise<string>;
  /** Resolves to the close code of a WebSocket close frame behind the answer's head; undefined where none came. */
  closeCode(): Promise<number | undefined>;
}

export function openRaw(port: number, text = ""): RawSocket {
  let heard = Buffer.alloc(0);
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("data", (chunk) => {
    heard = Buffer.concat([heard, chunk]);
  });
  socket.write(text);
  return {
    socket,
    get heard() {
      return heard;
    },
    ended,
    async line() {
      while (!heard.includes("\r\n"))
        await new Promise((resolve) => socket.once("data", resolve).once("close", resolve));
      return heard.subarray(0, heard.indexOf("\r\n")).toString();
    },
    async closeCode() {
      await ended;
      return readCloseCode(heard.subarray(heard.indexOf("\r\n\r\n") + 4));
    },
  };
}

/** Walks over the frames of a server, which are not masked. */
function readCloseCode(bytes: Buffer): number | undefined {
  for (let at = 0; at + 1 < bytes.length; ) {
    const kind = (bytes[at] ?? 0) & 0x0f;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short;
    if (kind === 8) return length >= 2 ? bytes.readUInt16BE(at + head) : 1005;
    at += head + length;
  }
  return undefined;
}

/** The opening handshake of RFC 6455, with lines of a test's own. */
export const upgradeText = (
  path: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): string => {
  const headers = {
    host: "127.0.0.1",
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
};

/** A frame of a client: masked, whatever else is wrong with it. */
export function frameBytes(firstByte: number, payload: Uint8Array | string): Buffer {
  const data = Buffer.from(payload);
  const mask = randomBytes(4);
  const head =
    data.length < 126
      ? Buffer.from([firstByte, 0x80 | data.length])
      : Buffer.from([firstByte, 0x80 | 126, data.length >> 8, data.length & 0xff]);
  return Buffer.concat([head, mask, data.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
