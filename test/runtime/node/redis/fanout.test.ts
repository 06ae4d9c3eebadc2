import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { Redis } from "ioredis";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createClient } from "../../../../src/runtime/client/client.js";
import { type NodeRedisSubscriber, redisFanout } from "../../../../src/runtime/node/redis/fanout.js";
import { socketio } from "../../../../src/runtime/socketio/transport.js";
import { websocket } from "../../../../src/runtime/websocket/transport.js";
import { type Room, type RoomsClient, rooms } from "../../rooms-service.js";

test("a client of node-redis does as well, and nobody hears themselves", async () => {
  const listeners = new Set<(message: string, channel: string) => void>();
  const subscriber = (): NodeRedisSubscriber => ({
    on: () => undefined,
    connect: () => Promise.resolve(),
    pSubscribe: async (_, listener) => listeners.add(listener),
    pUnsubscribe: () => Promise.resolve(),
    destroy: () => {},
  });
  const client = {
    duplicate: subscriber,
    async publish(channel: string, message: string) {
      for (const listener of listeners) listener(message, channel);
    },
  };
  const [a, b] = [redisFanout(client), redisFanout(client)];
  await Promise.all([a.ready, b.ready]);
  const heard: string[] = [];
  a.subscribe((topic, data) => heard.push(`a ${topic} ${data}`));
  b.subscribe((topic, data) => heard.push(`b ${topic} ${data}`));
  a.publish("rooms", "x y");
  expect(heard).toEqual(["b rooms x y"]);
});

test("where Redis does not answer, a bounded number waits, and the rest is said to be lost", () => {
  const errors: unknown[] = [];
  const client = {
    duplicate: () => ({
      on: () => undefined,
      connect: () => new Promise(() => {}),
      pSubscribe: () => Promise.resolve(),
      pUnsubscribe: () => Promise.resolve(),
    }),
    publish: () => new Promise(() => {}),
  };
  const fanout = redisFanout(client, { onError: (error) => errors.push(error) });
  for (let count = 0; count < 10_001; count += 1) fanout.publish("rooms", "x");
  expect(errors).toEqual([expect.objectContaining({ code: "outbox-full" })]);
});

const isInstalled = (() => {
  try {
    execFileSync("redis-server", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();
if (!isInstalled)
  process.stderr.write("redis-server is not installed: the tests with several processes are left out\n");

test.runIf(process.env.CI)("there is a Redis where everything has to be tested", () => {
  expect(isInstalled).toBe(true);
});

describe.skipIf(!isInstalled)("two processes with a Redis between them", () => {
  const folder = mkdtempSync(join(tmpdir(), "rooms-"));
  const children: ChildProcess[] = [];
  const ports: number[] = [];
  let redisPort = 0;

  const freePort = async (): Promise<number> => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    return typeof address === "object" && address !== null ? address.port : 0;
  };

  beforeAll(async () => {
    redisPort = await freePort();
    const settings = ["--port", String(redisPort), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"];
    children.push(spawn("redis-server", settings, { cwd: folder, stdio: "ignore" }));
    const probe = new Redis(redisPort, "127.0.0.1", { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    probe.on("error", () => {});
    await probe.ping();
    probe.disconnect();
    const outfile = join(import.meta.dirname, "../../../../node_modules/.cache/rooms-process.mjs");
    await build({
      entryPoints: [join(import.meta.dirname, "../rooms-process.ts")],
      ...{ outfile, bundle: true, packages: "external", format: "esm", platform: "node", target: "node20" },
    });
    for (let count = 0; count < 2; count += 1) {
      const child = spawn(process.execPath, [outfile, String(redisPort)], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      children.push(child);
      ports.push(Number(String((await once(child.stdout, "data"))[0])));
    }
  }, 20_000);

  afterAll(async () => {
    for (const child of children.reverse()) {
      if (child.stdin === null) child.kill();
      else child.stdin.end();
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true });
  });

  const clients: RoomsClient[] = [];
  const enter = async (port: number, channel: "room" | "roomIo", roomId: string): Promise<Room> => {
    const url = `http://127.0.0.1:${port}`;
    const client = createClient<RoomsClient>(rooms, { url }, [websocket({ WebSocket }), socketio({ io })]);
    clients.push(client);
    const room = client[channel]({ parameters: { roomId } });
    await room.connect();
    await room.say({ type: "say", id: "enter", text: "" });
    return room;
  };
  afterAll(() => Promise.all(clients.map((client) => client.close())));

  test("what is said on one is heard on the other, once, over each transport, and in its room only", async () => {
    const [a = 0, b = 0] = ports;
    const speaker = await enter(a, "room", "lobby");
    const listeners = await Promise.all([
      enter(a, "roomIo", "lobby"),
      enter(b, "room", "lobby"),
      enter(b, "roomIo", "lobby"),
      enter(b, "room", "elsewhere"),
    ]);
    // Those who come in are heard as well: only what is numbered counts.
    const heard = listeners.map((room) => {
      const ids: string[] = [];
      room.on("said", ({ id }) => /^\d+$/.test(id) && ids.push(id));
      return ids;
    });
    const ids = ["1", "2", "3", "4", "5"];
    for (const id of ids) await speaker.say({ type: "say", id, text: "x" });
    await expect.poll(() => heard).toEqual([ids, ids, ids, []]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([ids, ids, ids, []]);
  });

  test("rooms are rooms of Socket.IO too: its own adapter reaches them on the other process", async () => {
    const [a = 0, b = 0] = ports;
    const heard: string[] = [];
    const sockets = [a, b].map((port) =>
      io(`http://127.0.0.1:${port}/rooms/lobby`, { path: "/io", forceNew: true, reconnection: false }),
    );
    for (const [index, socket] of sockets.entries()) {
      socket.on("news", (text) => heard.push(`${index} ${text}`));
      await expect.poll(() => socket.connected).toBe(true);
      await new Promise((resolve) => {
        socket.once("message", resolve);
        socket.emit("message", { type: "say", id: "1", text: "" });
      });
    }
    children[1]?.stdin?.write("lobby\n");
    await expect.poll(() => heard.toSorted()).toEqual(["0 from Socket.IO", "1 from Socket.IO"]);
    for (const socket of sockets) socket.disconnect();
  });
});
