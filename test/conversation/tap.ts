import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A text frame of a WebSocket, as it was on the wire. */
export interface TappedFrame {
  readonly from: "client" | "server";
  /** Path and query of the upgrade. */
  readonly target: string;
  readonly text: string;
}

/** A request of HTTP and its answer. */
export interface TappedExchange {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: Buffer;
}

/** A proxy that writes down what goes through it. */
export interface Tap {
  readonly url: string;
  readonly frames: TappedFrame[];
  readonly exchanges: TappedExchange[];
  /** Heads of the upgrades: what each side said before the first frame. */
  readonly upgrades: { readonly request: string; readonly answer: string }[];
  /** Cuts all connections without a goodbye. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a proxy before a server on this machine. */
export async function openTap(port: number): Promise<Tap> {
  const frames: TappedFrame[] = [];
  const exchanges: TappedExchange[] = [];
  const upgrades: Tap["upgrades"] = [];
  const sockets = new Set<Socket>();
  const follow = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  };

  const server = createServer((request, response) => {
    void forward(port, request, response).then(
      (exchange) => exchanges.push(exchange),
      () => response.destroy(),
    );
  });
  server.on("connection", follow);
  server.on("upgrade", (request, socket, head) => {
    const behind = connect(port, "127.0.0.1");
    follow(behind);
    const target = request.url ?? "";
    const lines = request.rawHeaders.flatMap((text, index, all) =>
      index % 2 === 0 ? [`${text}: ${all[index + 1]}`] : [],
    );
    const asked = `${request.method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
    const said = { request: asked, answer: "" };
    upgrades.push(said);
    const ofClient = createFrameReader((text) => frames.push({ from: "client", target, text }));
    const ofServer = createFrameReader((text) => frames.push({ from: "server", target, text }));
    behind.write(asked);
    behind.write(head);
    ofClient(head);
    let waiting: Buffer | undefined = Buffer.alloc(0);
    behind.on("data", (chunk) => {
      socket.write(chunk);
      if (waiting === undefined) return ofServer(chunk);
      waiting = Buffer.concat([waiting, chunk]);
      const end = waiting.indexOf("\r\n\r\n");
      if (end < 0) return;
      said.answer = waiting.subarray(0, end).toString();
      const rest = waiting.subarray(end + 4);
      waiting = undefined;
      ofServer(rest);
    });
    socket.on("data", (chunk) => {
      behind.write(chunk);
      ofClient(chunk);
    });
    behind.on("close", () => socket.destroy());
    socket.on("close", () => behind.destroy());
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It listens on a port: its address is no path.
  const { port: own } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    frames,
    exchanges,
    upgrades,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

function forward(port: number, request: IncomingMessage, response: ServerResponse): Promise<TappedExchange> {
  const { method = "", url: target = "", headers } = request;
  return new Promise((resolve, reject) => {
    const body: Buffer[] = [];
    const behind = sendRequest({ host: "127.0.0.1", port, method, path: target, headers }, (answer) => {
      const chunks: Buffer[] = [];
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        response.write(chunk);
      });
      answer.on("error", reject);
      answer.on("end", () => {
        response.end();
        const status = answer.statusCode ?? 0;
        const answerHeaders = flatten(answer.headers);
        const content = Buffer.concat(chunks);
        resolve({
          ...{ method, target, headers: flatten(headers), body: Buffer.concat(body) },
          ...{ status, answerHeaders, answer: content },
        });
      });
    });
    behind.on("error", reject);
    response.on("close", () => behind.destroy());
    request.on("data", (chunk: Buffer) => {
      body.push(chunk);
      behind.write(chunk);
    });
    request.on("end", () => behind.end());
  });
}

const flatten = (headers: IncomingMessage["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join("; ") : value]],
    ),
  );

/** Reads frames of RFC 6455 out of a stream of bytes; hands on the texts, put together where they came in pieces. */
function createFrameReader(heard: (text: string) => void): (chunk: Buffer) => void {
  let buffer = Buffer.alloc(0);
  let pieces: Buffer[] = [];
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const frame = readFrame(buffer);
      if (frame === undefined) return;
      buffer = buffer.subarray(frame.length);
      if (frame.opcode > 2) continue;
      pieces.push(frame.payload);
      if (!frame.isLast) continue;
      heard(Buffer.concat(pieces).toString());
      pieces = [];
    }
  };
}

function readFrame(buffer: Buffer) {
  const [first, second] = buffer;
  if (first === undefined || second === undefined) return undefined;
  const isMasked = (second & 0x80) !== 0;
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + (isMasked ? 4 : 0);
  if (buffer.length < start) return undefined;
  const size = extra === 0 ? short : extra === 2 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2));
  if (buffer.length < start + size) return undefined;
  const mask = buffer.subarray(start - 4, start);
  const payload = Buffer.from(buffer.subarray(start, start + size));
  if (isMasked)
    for (let index = 0; index < size; index += 1)
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  return { isLast: (first & 0x80) !== 0, opcode: first & 0x0f, payload, length: start + size };
}
