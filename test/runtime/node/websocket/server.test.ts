import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type App, type ServeOptions, serve } from "../../../../src/runtime/node/serve.js";
import type { ServerOptions } from "../../../../src/runtime/server/server.js";
import { AsyncApiError } from "../../../../src/runtime/wire/error.js";
import { createRoomsServer, type RoomsHandlers, repeat } from "../../rooms-service.js";
import { frameBytes, openRaw, upgradeText } from "../raw-socket.js";

const apps: App[] = [];
afterEach(async () => {
  // The second call cuts whoever does not answer a goodbye.
  await Promise.all(apps.splice(0).map((app) => Promise.all([app.close(), app.close()])));
});

async function start(
  options: Omit<ServerOptions<RoomsHandlers>, "handlers"> = {},
  served: ServeOptions = {},
  handlers: RoomsHandlers = repeat,
): Promise<App> {
  const app = await serve({ rooms: createRoomsServer(handlers, options) }, served);
  apps.push(app);
  return app;
}

const path = "/rooms/lobby";
const sayText = (id: string) => JSON.stringify({ type: "say", id, text: "x" });

describe("upgrades", () => {
  test.each([
    ["another path", "/nowhere", {}, "HTTP/1.1 404 Not Found"],
    ["a path that cannot be decoded", "/rooms/%E0%A4%A", {}, "HTTP/1.1 404 Not Found"],
    ["no version", path, { "sec-websocket-version": undefined }, "HTTP/1.1 426 Upgrade Required"],
    ["an old version", path, { "sec-websocket-version": "7" }, "HTTP/1.1 426 Upgrade Required"],
    ["no key", path, { "sec-websocket-key": undefined }, "HTTP/1.1 400 Bad Request"],
    ["half a key", path, { "sec-websocket-key": "abc" }, "HTTP/1.1 400 Bad Request"],
    ["another protocol", path, { upgrade: "h2c" }, "HTTP/1.1 426 Upgrade Required"],
    [
      "a list of sub-protocols that is none",
      path,
      { "sec-websocket-protocol": ",," },
      "HTTP/1.1 400 Bad Request",
    ],
    [
      "a sub-protocol that nobody offers",
      path,
      { "sec-websocket-protocol": "v9" },
      "HTTP/1.1 101 Switching Protocols",
    ],
    ["a foreign Origin", path, { origin: "https://good.example.evil" }, "HTTP/1.1 403 Forbidden"],
    ["the Origin null", path, { origin: "null" }, "HTTP/1.1 403 Forbidden"],
    [
      "the Origin that is allowed",
      path,
      { origin: "https://good.example" },
      "HTTP/1.1 101 Switching Protocols",
    ],
  ])("%s", async (_, at, changes, wanted) => {
    const app = await start({ origins: ["https://good.example"] });
    const raw = openRaw(app.port, upgradeText(at, changes));
    await expect(raw.line()).resolves.toBe(wanted);
    expect(raw.heard.toString()).not.toMatch(/\r\nsec-websocket-protocol:/i);
    raw.socket.destroy();
  });

  test("a refusal says when to come back, and hangs up", async () => {
    const authenticate = () => {
      throw new AsyncApiError("rate-limited", "slower", { retryAfterMs: 1_500 });
    };
    const app = await start({ authenticate });
    const raw = openRaw(app.port, upgradeText(path));
    await raw.ended;
    expect(raw.heard.toString()).toMatch(/^HTTP\/1\.1 429 .*connection: close.*retry-after: 2\r\n/s);
  });

  test("cookies of `authenticate` are set with the answer, and nothing can be smuggled into it", async () => {
    const app = await start({
      authenticate: ({ replyHeaders }) => {
        replyHeaders.push(
          ["set-cookie", "uid=1; HttpOnly"],
          ["set-cookie", "b=2"],
          ["x-bad", "1\r\nx-worse: 1"],
        );
        return "somebody";
      },
    });
    const raw = openRaw(app.port, upgradeText(path));
    await raw.line();
    expect(raw.heard.toString()).toMatch(/set-cookie: uid=1; HttpOnly\r\nset-cookie: b=2\r\n\r\n/);
    expect(raw.heard.toString()).not.toMatch(/x-worse/);
    raw.socket.destroy();
  });

  test("whoever finds out too slowly who asks is not waited for", async () => {
    const app = await start({ authenticate: () => new Promise(() => {}), limits: { authenticateMs: 50 } });
    const raw = openRaw(app.port, upgradeText(path));
    await expect(raw.line()).resolves.toBe("HTTP/1.1 503 Service Unavailable");
  });

  test("one more than may wait gets 503, and there is room again when others are gone", async () => {
    const app = await start({}, { limits: { pending: 2 } });
    const silent = [openRaw(app.port), openRaw(app.port)];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = openRaw(app.port, upgradeText(path));
    await expect(refused.line()).resolves.toBe("HTTP/1.1 503 Service Unavailable");
    for (const { socket } of silent) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const late = openRaw(app.port, upgradeText(path));
    await expect(late.line()).resolves.toBe("HTTP/1.1 101 Switching Protocols");
    late.socket.destroy();
  });

  test("headers that trickle are not waited for", async () => {
    const app = await start({}, { limits: { headersMs: 100 } });
    const raw = openRaw(app.port, "GET /rooms/lobby HTTP/1.1\r\nhost: a\r\nx-a");
    const drip = setInterval(() => raw.socket.write("a"), 20);
    await raw.ended;
    clearInterval(drip);
    // Its head has no end: nothing but the limit can close it.
    expect(raw.heard.toString()).not.toContain(" 101 ");
  });

  test("a page is told that this is a WebSocket, and others that there is nothing", async () => {
    const app = await start();
    const answers = await Promise.all([fetch(`${app.url}${path}`), fetch(`${app.url}/nowhere`)]);
    expect(answers.map(({ status }) => status)).toEqual([426, 404]);
  });
});

describe("frames", () => {
  /** Raw peers do not answer a goodbye: they are waited for no longer than this. */
  const quick = { limits: { closeMs: 100 } };
  const opened = async (app: App) => {
    const raw = openRaw(app.port, upgradeText(path));
    await raw.line();
    return raw;
  };
  const invalidText = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
  const text = 0x81;

  test.each([
    ["a control frame in pieces", [frameBytes(0x09, "x")], 1002],
    ["a ping of 126 bytes", [frameBytes(0x89, Buffer.alloc(126))], 1002],
    ["a continuation of nothing", [frameBytes(0x80, "x")], 1002],
    ["an opcode that is reserved", [frameBytes(0x83, "x")], 1002],
    ["a compressed frame that was not agreed on", [frameBytes(0xc1, "x")], 1002],
    ["a frame without a mask", [Buffer.from([0x81, 0x01, 0x78])], 1002],
    ["text that is not UTF-8", [frameBytes(text, invalidText)], 1007],
    [
      "the same in two pieces",
      [frameBytes(0x01, invalidText.subarray(0, 2)), frameBytes(0x80, invalidText.subarray(2))],
      1007,
    ],
    ["a close frame of one byte", [frameBytes(0x88, Buffer.from([3]))], 1002],
    ["close code 1005", [frameBytes(0x88, Buffer.from([0x03, 0xed]))], 1002],
    ["close code 999", [frameBytes(0x88, Buffer.from([0x03, 0xe7]))], 1002],
    ["close code 5000", [frameBytes(0x88, Buffer.from([0x13, 0x88]))], 1002],
    ["close code 4000", [frameBytes(0x88, Buffer.from([0x0f, 0xa0]))], 4000],
    ["data after a close frame", [frameBytes(0x88, Buffer.from([0x03, 0xe8])), frameBytes(text, "{}")], 1000],
    [
      "65 fragments",
      [frameBytes(0x01, "x"), ...Array.from({ length: 65 }, () => frameBytes(0x00, "x"))],
      1008,
    ],
    [
      "a message that is too large",
      [frameBytes(0x01, "x".repeat(60_000)), frameBytes(0x80, "x".repeat(6_000))],
      1009,
    ],
    ["five in a row that are no JSON", Array.from({ length: 5 }, () => frameBytes(text, "{")), 1008],
  ])("%s", async (_, frames, code) => {
    const app = await start(quick);
    const raw = await opened(app);
    for (const frame of frames) raw.socket.write(frame);
    await expect(raw.closeCode()).resolves.toBe(code);
  });

  test.each([
    ["no JSON", "{nope", "not-json"],
    ["null", "null", "not-an-object"],
    ["a list", "[]", "not-an-object"],
    ["a number", "5", "not-an-object"],
    ["nested 20 000 deep", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, "not-json"],
    ["a prototype", '{"__proto__":{"type":"say"},"id":"1"}', "unknown"],
    ["a prototype by another spelling", '{"\\u005f_proto__":{"type":"say"},"id":"1"}', "unknown"],
    ["a constructor", '{"constructor":{"prototype":{"type":"say"}},"id":"1"}', "unknown"],
  ])("%s is refused in the contract's words, and nothing else happens", async (_, frame, reason) => {
    const calls: unknown[] = [];
    const app = await start({}, {}, { say: (message) => void calls.push(message) });
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}${path}`);
    await new Promise((resolve) => socket.once("open", resolve));
    const answer = new Promise<string>((resolve) => socket.once("message", (data) => resolve(String(data))));
    socket.send(frame);
    expect(JSON.parse(await answer)).toMatchObject({ type: "refused", reason });
    expect([calls, Reflect.get({}, "type")]).toEqual([[], undefined]);
    socket.terminate();
  });

  test("bytes are no text", async () => {
    const app = await start(quick);
    const raw = await opened(app);
    for (let count = 0; count < 5; count += 1) raw.socket.write(frameBytes(0x82, sayText("1")));
    await expect(raw.closeCode()).resolves.toBe(1008);
  });

  test("a client that hangs up while it is let in leaves nothing behind", async () => {
    const signals: AbortSignal[] = [];
    const app = await start({
      authenticate: ({ signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    });
    const raw = openRaw(app.port, upgradeText(path));
    await expect.poll(() => signals.length).toBe(1);
    raw.socket.resetAndDestroy();
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });

  test("a peer that does not answer pings is cut", async () => {
    const app = await start({}, { limits: { pingMs: 50, pongMs: 50 } });
    const raw = await opened(app);
    await raw.ended;
    // The last that it heard is a ping without anything in it.
    expect(raw.heard.subarray(-2)).toEqual(Buffer.from([0x89, 0x00]));
  });

  test("a peer that answers pings stays", async () => {
    const app = await start({}, { limits: { pingMs: 30, pongMs: 30 } });
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}${path}`);
    let pings = 0;
    socket.on("ping", () => {
      pings += 1;
    });
    await expect.poll(() => pings, { timeout: 3_000 }).toBeGreaterThan(3);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  });

  test("a peer that does not say goodbye back is cut", async () => {
    const app = await start(
      { limits: { closeMs: 50 } },
      {},
      { say: (_, context) => void context.close(4001, "go") },
    );
    const raw = await opened(app);
    raw.socket.write(frameBytes(text, sayText("1")));
    await expect(raw.closeCode()).resolves.toBe(4001);
  });
});

test("who reads too slowly is cut, and others hear everything", async () => {
  const server = createRoomsServer();
  const app = await serve({ rooms: server });
  apps.push(app);
  const stalled = openRaw(app.port, upgradeText(path));
  await stalled.line();
  stalled.socket.pause();
  const healthy = new WebSocket(`ws://127.0.0.1:${app.port}${path}`);
  let heard = 0;
  healthy.on("message", () => {
    heard += 1;
  });
  await new Promise((resolve) => healthy.once("open", resolve));
  await expect.poll(() => server.room("lobby").members.length).toBe(2);
  const text = "x".repeat(60_000);
  const count = 300;
  for (let index = 0; index < count; index += 1) {
    server.room("lobby").send("said", { type: "said", id: String(index), by: "server", text });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => [heard, server.room("lobby").members.length]).toEqual([count, 1]);
  healthy.terminate();
});

test("closing says goodbye with the time to stay away, and a second call cuts at once", async () => {
  const stuck: RoomsHandlers = { say: () => new Promise(() => {}) };
  const server = createRoomsServer(stuck);
  const app = await serve({ rooms: server });
  const socket = new WebSocket(`ws://127.0.0.1:${app.port}${path}`);
  const idle = new WebSocket(`ws://127.0.0.1:${app.port}${path}`);
  await Promise.all([socket, idle].map((each) => new Promise((resolve) => each.once("open", resolve))));
  const goodbye = new Promise((resolve) =>
    idle.once("close", (code, reason) => resolve([code, String(reason)])),
  );
  socket.send(sayText("1"));
  await expect.poll(() => server.room("lobby").members.length).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const first = app.close({ drainMs: 60_000 });
  await expect(goodbye).resolves.toEqual([1001, expect.stringMatching(/retry-after-ms=\d+$/)]);
  await expect(fetch(app.url)).rejects.toThrow();
  // Without the cut it would take a minute, more than a test has.
  await Promise.all([app.close(), first]);
});
