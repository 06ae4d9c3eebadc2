import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Peers that keep to nothing: bytes as a test wants them. */

export interface FrameOptions {
  readonly isFinal?: boolean;
  readonly isMasked?: boolean;
  /** The first reserved bit: what compression uses. */
  readonly isReserved?: boolean;
  /** The length that the head says, where it is not the true one. */
  readonly length?: number;
}

/** A frame as RFC 6455, section 5.2 has it, however wrong what is in it. */
export function frame(opcode: number, payload: string | Uint8Array, options: FrameOptions = {}): Buffer {
  const { isFinal = true, isMasked = true, isReserved = false } = options;
  const data = Buffer.from(payload);
  const length = options.length ?? data.length;
  const head = [(isFinal ? 0x80 : 0) | (isReserved ? 0x40 : 0) | opcode];
  const mark = isMasked ? 0x80 : 0;
  if (length < 126) head.push(mark | length);
  else if (length < 65_536) head.push(mark | 126, length >> 8, length & 0xff);
  else head.push(mark | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff));
  if (!isMasked) return Buffer.concat([Buffer.from(head), data]);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(head), mask, data.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export const text = (value: unknown, options?: FrameOptions): Buffer =>
  frame(opcode.text, typeof value === "string" ? value : JSON.stringify(value), options);

/** A close frame; without a code an empty one. */
export const goodbye = (code?: number, reason = ""): Buffer =>
  frame(
    opcode.close,
    code === undefined ? "" : Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]),
  );

/** A socket that has been upgraded. */
export interface RawPeer {
  readonly socket: Socket;
  /** Texts that came, parsed. */
  readonly heard: Readonly<Record<string, unknown>>[];
  send(...frames: readonly Uint8Array[]): void;
  /** The code of the close frame that came, or 1006 where there was none, when the socket is closed. */
  readonly closed: Promise<number>;
}

/** Opens a WebSocket by hand. Rejects with the status line where it is refused. */
export function openRaw(port: number, path: string, headers: readonly string[] = []): Promise<RawPeer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const heard: Readonly<Record<string, unknown>>[] = [];
    let head = "";
    let rest = Buffer.alloc(0);
    let isOpen = false;
    let code = 1006;
    let close: (code: number) => void = () => {};
    const closed = new Promise<number>((settle) => {
      close = settle;
    });
    socket.on("error", () => {});
    socket.once("close", () => {
      close(code);
      reject(new Error(head.split("\r\n")[0] ?? ""));
    });
    socket.on("data", (chunk: Buffer) => {
      if (!isOpen) {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0 || !head.startsWith("HTTP/1.1 101")) return;
        isOpen = true;
        rest = Buffer.from(head.slice(end + 4), "latin1");
        resolve({
          socket,
          heard,
          send: (...frames) => void socket.write(Buffer.concat(frames)),
          closed,
        });
      } else rest = Buffer.concat([rest, chunk]);
      for (let read = readFrame(rest); read !== undefined; read = readFrame(rest)) {
        rest = rest.subarray(read.size);
        if (read.opcode === opcode.text) heard.push(JSON.parse(read.payload.toString()));
        if (read.opcode !== opcode.close) continue;
        code = read.payload.length < 2 ? 1005 : read.payload.readUInt16BE(0);
        if (socket.writable) socket.write(frame(opcode.close, read.payload));
      }
    });
    socket.write(upgrade(path, headers));
  });
}

/** The head of a request that upgrades; headers that are given stand in place of its own. */
export function upgrade(path: string, headers: readonly string[] = []): string {
  const own = [
    "Host: 127.0.0.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ];
  const nameOf = (line: string) => line.split(":")[0]?.toLowerCase();
  const given = headers.map(nameOf);
  const lines = [...own.filter((line) => !given.includes(nameOf(line))), ...headers];
  return [`GET ${path} HTTP/1.1`, ...lines.filter((line) => !line.endsWith(": -")), "", ""].join("\r\n");
}

function readFrame(bytes: Buffer) {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 2 + extra) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const start = 2 + extra;
  if (bytes.length < start + length) return undefined;
  return { opcode: first & 0x0f, payload: bytes.subarray(start, start + length), size: start + length };
}

/** Sends text as it stands and returns everything that comes until the other side closes, or `ms` are over. */
export function exchange(port: number, given: string | Uint8Array, ms = 3_000): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => void socket.write(given));
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(heard);
    });
  });
}

/** The status of each answer in what came. */
export const statusesOf = (heard: string): readonly number[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
