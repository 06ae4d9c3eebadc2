import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { listen as listenOn } from "../../../src/runtime/node/listener.js";
import { type WebSocketLike, websocket } from "../../../src/runtime/websocket/transport.js";
import type { Closing } from "../../../src/runtime/wire/closing.js";
import { buildFrame } from "../../../src/runtime/wire/frame.js";
import { handshakeHeaders } from "../../../src/runtime/wire/handshake-headers.js";
import type { LinkEvents, Target } from "../../../src/runtime/wire/transport.js";
import { say } from "../rooms-service.js";

const servers: (Server | WebSocketServer)[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    if (server instanceof WebSocketServer) for (const client of server.clients) client.terminate();
    server.close();
  }
});

const target = (port: number, changes: Partial<Target> = {}): Target => ({
  ...{ service: "rooms", channel: "room", description: { address: "/", servers: [] }, operations: {} },
  url: new URL(`http://127.0.0.1:${port}/path?a=1`),
  ...{ headers: {}, cookies: {}, signal: new AbortController().signal },
  ...changes,
});

interface Heard extends LinkEvents {
  readonly frames: unknown[];
  readonly ended: Promise<Closing>;
  pings: number;
}

function listen(): Heard {
  let end = (_: Closing) => {};
  const ended = new Promise<Closing>((resolve) => {
    end = resolve;
  });
  return {
    frames: [],
    ended,
    pings: 0,
    frame(frame) {
      this.frames.push(frame);
    },
    alive() {
      this.pings += 1;
    },
    closed: (closing) => end(closing),
  };
}

/** A server that nobody generated. */
async function serve(onConnection: (socket: WebSocket, headers: NodeJS.Dict<string | string[]>) => void) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  servers.push(server);
  server.on("connection", (socket, request) => {
    socket.on("error", () => {});
    onConnection(socket, request.headers);
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const transport = websocket({ WebSocket });

test("headers and cookies are sent where the WebSocket can", async () => {
  let seen: NodeJS.Dict<string | string[]> = {};
  const port = await serve((_, headers) => {
    seen = headers;
  });
  await transport.open?.(
    target(port, { headers: { "api-token": "t" }, cookies: { a: "1", b: "x y;z" } }),
    listen(),
  );
  expect([seen["api-token"], seen.cookie]).toEqual(["t", "a=1; b=x%20y%3Bz"]);
});

test("a value of a cookie cannot begin another cookie or header", () => {
  const { cookie } = handshakeHeaders({
    ...{ url: new URL("ws://a.example/ws"), headers: {} },
    cookies: { a: 'x; b="\r\ny' },
  });
  expect(cookie).toBe("a=x%3B%20b%3D%22%0D%0Ay");
});

test.each([
  ["ws://a.example:81/ws", {}, { a: "1" }, { cookie: "a=1", origin: "http://a.example:81" }],
  ["wss://a.example/ws", { Cookie: "a=1" }, {}, { Cookie: "a=1", origin: "https://a.example" }],
  ["https://a.example/", { Origin: "https://b" }, { a: "1" }, { Origin: "https://b", cookie: "a=1" }],
  ["ws://a.example/ws", { "user-id": "u" }, {}, { "user-id": "u" }],
])(
  "cookies for %s with the headers %j come from the server's own Origin",
  (url, headers, cookies, wanted) => {
    expect(handshakeHeaders({ url: new URL(url), headers, cookies })).toEqual(wanted);
  },
);

/** The WebSocket of a browser: the same, without what is only in `ws`. */
class Standard implements WebSocketLike {
  readonly readyState = 0;
  readonly bufferedAmount = 0;
  send(): void {}
  close(): void {}
  addEventListener(): void {}
}

test("without such a WebSocket, credentials in headers are an error that names the header and not the secret", async () => {
  const browser = websocket({ WebSocket: Standard });
  const opening = browser.open?.(target(1, { headers: { "api-token": "secret" } }), listen());
  await expect(opening).rejects.toMatchObject({
    code: "unsupported",
    message: expect.stringContaining("api-token"),
  });
  await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining("secret") });
});

test("without any WebSocket, the error says what to install", async () => {
  if ("WebSocket" in globalThis) return;
  await expect(websocket().open?.(target(1), listen())).rejects.toMatchObject({
    code: "missing-package",
    message: expect.stringContaining("npm install ws"),
  });
});

describe("opening", () => {
  test("a refusal has the HTTP status, and the time to stay away", async () => {
    const server = createServer();
    servers.push(server);
    server.on("upgrade", (_, socket) =>
      socket.end("HTTP/1.1 429 Too Many Requests\r\nretry-after: 3\r\nconnection: close\r\n\r\n"),
    );
    const port = await listenOn(server, 0, "127.0.0.1");
    await expect(transport.open?.(target(port), listen())).rejects.toMatchObject({
      ...{ code: "connection-refused", status: 429, retryAfterMs: 3_000 },
    });
  });

  test("nobody there is a refusal without a status", async () => {
    const error = await transport.open?.(target(1), listen()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "connection-refused",
      cause: { code: "ECONNREFUSED" },
      status: undefined,
    });
  });

  test("a header that cannot be sent is a refusal, not an exception of somewhere else", async () => {
    const opening = transport.open?.(target(1, { headers: { a: "b\r\nc: d" } }), listen());
    await expect(opening).rejects.toMatchObject({ code: "connection-refused" });
  });

  test("it can be given up, and the socket is gone", async () => {
    const server = createServer();
    servers.push(server);
    const hungUp = new Promise((resolve) =>
      server.on("upgrade", (_, socket) => socket.resume().once("end", resolve)),
    );
    const port = await listenOn(server, 0, "127.0.0.1");
    const abort = new AbortController();
    const opening = transport.open?.(target(port, { signal: abort.signal }), listen());
    setTimeout(() => abort.abort(), 20);
    await expect(opening).rejects.toMatchObject({ code: "aborted" });
    await hungUp;
  });
});

describe("an open link", () => {
  test("hears text, bytes, pings and the end", async () => {
    const port = await serve((socket) => {
      for (const data of ['{"a":1}', "{", Buffer.from([1, 2])]) socket.send(data);
      socket.ping();
      socket.close(4001, "bye; retry-after-ms=250");
    });
    const heard = listen();
    const link = await transport.open?.(target(port), heard);
    await expect(heard.ended).resolves.toMatchObject({ code: 4001, retryAfterMs: 250 });
    expect([link?.hearsPings, heard.pings, heard.frames]).toEqual([
      ...[true, 1],
      [
        { ok: true, payload: { a: 1 }, bytes: 7 },
        { ok: false, reason: "not-json", bytes: 1 },
        { ok: false, reason: "binary", bytes: 2 },
      ],
    ]);
  });

  test.each([
    [1000, "done", 1000],
    [4100, "x".repeat(200), 4100],
    [1006, "", 1000],
    [999, "", 1000],
    [5000, "", 1000],
  ])("closes with code %i without throwing", async (code, reason, wanted) => {
    const closed = new Promise((resolve) => {
      serve((socket) => socket.once("close", resolve)).then(async (port) => {
        const link = await transport.open?.(target(port), listen());
        link?.close(code, reason);
      });
    });
    await expect(closed).resolves.toBe(wanted);
  });

  test("a link that is closing takes nothing more, and says so", async () => {
    const port = await serve(() => {});
    const heard = listen();
    const link = await transport.open?.(target(port), heard);
    link?.close(1000, "");
    const frame = buildFrame(say, { type: "say", id: "1", text: "" });
    expect(() => link?.send(frame)).toThrow(expect.objectContaining({ code: "not-connected" }));
    await heard.ended;
  });

  test("a message that is too large ends it with the reason as its cause", async () => {
    const port = await serve((socket) => socket.send("x".repeat(2_000)));
    const heard = listen();
    await websocket({ WebSocket, messageBytes: 1_000 }).open?.(target(port), heard);
    await expect(heard.ended).resolves.toMatchObject({
      cause: { code: "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" },
    });
  });
});
