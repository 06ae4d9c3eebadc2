import { expect } from "vitest";
import { createClient } from "../../src/runtime/client/client.js";
import type { StateChange } from "../../src/runtime/client/connection.js";
import type { Faults } from "../../src/runtime/memory/faults.js";
import { memory } from "../../src/runtime/memory/transport.js";
import { AsyncApiError } from "../../src/runtime/wire/error.js";
import { defaultClientLimits } from "../../src/runtime/wire/limits.js";
import type { Transport } from "../../src/runtime/wire/transport.js";
import { test, whenOver } from "../ending.js";
import { VirtualClock } from "../runtime/virtual-clock.js";
import { collectGarbage, watchAftermath } from "./aftermath.js";
import { FaultProxy } from "./proxy.js";
import { createTownClient, inRoom, post, say, sleep, startTown, until } from "./setting.js";
import { type TownClient, town } from "./town.js";
import { createTown, tokens } from "./town-server.js";

watchAftermath();

async function startProxy(port: number): Promise<FaultProxy> {
  const proxy = await FaultProxy.start(() => port);
  whenOver(() => proxy.close());
  return proxy;
}

test.each([
  ["swallows everything", (proxy: FaultProxy) => proxy.silence("both")],
  ["swallows what comes from the server", (proxy: FaultProxy) => proxy.silence("down")],
  ["has lost the server's side without a word", (proxy: FaultProxy) => proxy.halfOpen()],
])("R33 a client whose network %s notices, and comes back when it can", async (_, harm) => {
  const { silenceMs, connectMs, maximumRetryMs } = defaultClientLimits;
  expect(silenceMs).toBeLessThanOrEqual(45_000);
  // The server pings twice in the time that counts as silence.
  const { port } = await startTown({ limits: { pingMs: 300, pongMs: 600 } });
  const proxy = await startProxy(port);
  // Thirty times quicker than by default.
  const limits = {
    silenceMs: silenceMs / 30,
    connectMs: connectMs / 30,
    maximumRetryMs: maximumRetryMs / 30,
  };
  const room = createTownClient(proxy.url, { limits }).room(inRoom("a"));
  await room.connect();
  // What is heard keeps it alive.
  await sleep(1_600);
  expect([room.state, proxy.accepted]).toEqual(["open", 1]);
  const noticed = new Promise((resolve) => room.onState(resolve));
  harm(proxy);
  // Nothing else ends the connection: without the limit of silence this would never come.
  await noticed;
  proxy.faults = {};
  await room.connect();
  expect(await room.say(say("1"))).toMatchObject({ type: "said", id: "1" });
});

test("R36 a client without its server for ten minutes keeps a bounded outbox and tries with growing pauses", async () => {
  const { outboxMessages, outboxBytes, maximumRetryMs } = defaultClientLimits;
  expect([outboxMessages, outboxBytes, maximumRetryMs]).toEqual([1_000, 1_048_576, 30_000]);
  const clock = new VirtualClock();
  let attempts = 0;
  const down: Transport = {
    name: "down",
    protocols: ["*"],
    open: () => {
      attempts += 1;
      return Promise.reject(new AsyncApiError("connection-refused", "nobody is there"));
    },
  };
  const client = createClient<TownClient>(town, { clock, random: () => 0.999 }, [down]);
  const room = client.room(inRoom("a"));
  const pauses: number[] = [];
  room.onState(({ retryInMs }) => {
    if (retryInMs !== undefined) pauses.push(retryInMs);
  });
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const codes = new Map<string, number>();
  const note = (thrown: unknown) => {
    const code = thrown instanceof AsyncApiError ? thrown.code : "?";
    codes.set(code, (codes.get(code) ?? 0) + 1);
  };
  for (let minute = 0; minute < 10; minute += 1) {
    for (let index = 0; index < 500; index += 1)
      room.send("post", post(`${minute}-${index}`, "x".repeat(500))).catch(note);
    await clock.advance(60_000);
  }
  expect(codes.get("outbox-full")).toBe(4_000);
  collectGarbage();
  expect((process.memoryUsage().heapUsed - before) / 1_048_576).toBeLessThan(10);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(maximumRetryMs);
  expect(pauses.slice(0, 6).map(Math.round)).toEqual([500, 999, 1998, 3996, 7992, 15984]);
  expect(attempts).toBeGreaterThan(15);
  expect(attempts).toBeLessThan(40);
  // What was never sent is handed back.
  const unsent = await room.close();
  expect(unsent.length).toBe(1_000);
  await client.close();
  expect(clock.pending).toBe(0);
});

test("R36 large messages fill the outbox by their bytes", async () => {
  const clock = new VirtualClock();
  const never: Transport = { name: "never", protocols: ["*"], open: () => new Promise(() => {}) };
  const client = createClient<TownClient>(town, { clock }, [never]);
  const room = client.room(inRoom("a"));
  const codes: string[] = [];
  for (let index = 0; index < 20; index += 1)
    room
      .send("post", post(`${index}`, "x".repeat(100_000)))
      .catch((thrown: AsyncApiError) => void codes.push(thrown.code));
  await clock.advance(0);
  expect(codes).toEqual(Array(10).fill("outbox-full"));
  await client.close();
});

const steps: readonly [string, Faults][] = (["up", "down"] as const).flatMap((direction) =>
  (["before", "after"] as const).map((cut): [string, Faults] => [
    `${cut} what goes ${direction} arrives`,
    (passage) => (passage.direction === direction && passage.index === 0 ? { cut } : undefined),
  ]),
);

test.each(steps)("R37 a post that is cut off %s is kept once and acknowledged", async (_, faults) => {
  const server = createTown();
  const client = createClient<TownClient>(town, { limits: { retryMs: 5, maximumRetryMs: 10 } }, [
    memory(server, { faults }),
  ]);
  const room = client.room(inRoom("a"));
  expect(await room.post(post("1"), { timeoutMs: 2_000 })).toEqual({ type: "posted", id: "1" });
  expect([...server.records.posts.keys()]).toEqual(["1"]);
  await client.close();
  await server.close({ drainMs: 0 });
});

test("R37 over TCP, too, with a reset at each of the pieces that pass", async () => {
  const { port, town: server } = await startTown();
  const proxy = await startProxy(port);
  for (let step = 0; step < 8; step += 1) {
    let passed = 0;
    proxy.watch = () => {
      passed += 1;
      if (passed !== Math.floor(step / 2) + 1) return undefined;
      return step % 2 === 0 ? "reset-before" : "reset-after";
    };
    const room = createTownClient(proxy.url).room(inRoom("a"));
    expect(await room.post(post(`${step}`), { timeoutMs: 3_000 })).toMatchObject({ id: `${step}` });
    expect(passed).toBeGreaterThan(Math.floor(step / 2));
    await room.close();
  }
  expect([...server.records.posts.keys()]).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
});

test("R37 what may not be done twice is not sent twice: its sender hears that nobody knows", async () => {
  const server = createTown();
  const cutOnce: Faults = ({ direction, index }) =>
    direction === "down" && index === 0 ? { cut: "before" } : undefined;
  const client = createClient<TownClient>(town, { limits: { retryMs: 5, maximumRetryMs: 10 } }, [
    memory(server, { faults: cutOnce }),
  ]);
  const room = client.room(inRoom("a"));
  await expect(room.say(say("1"))).rejects.toMatchObject({ code: "connection-lost" });
  await room.connect();
  expect(server.records.said).toEqual(["1"]);
  await client.close();
  await server.close({ drainMs: 0 });
});

test("R40 two connections of one session both hear everything, in order", async () => {
  const { app } = await startTown({ limits: { messagesPerSecond: 10_000, burst: 10_000 } });
  const auth = () => ({ bearer: tokens.alice });
  // Two tabs, and a third connection that speaks: all of Alice.
  const tabs = [createTownClient(app.url, { auth }).secure(), createTownClient(app.url, { auth }).secure()];
  const speaker = createTownClient(app.url, { auth }).secure();
  const heard = tabs.map((tab) => {
    const ids: unknown[] = [];
    tab.on("said", ({ id }) => void ids.push(id));
    return ids;
  });
  await Promise.all([...tabs, speaker].map((each) => each.connect()));
  // A hook of the server makes them members; it has run when an answer has come.
  for (const tab of tabs) await tab.post(post("hello"));
  const wanted = Array.from({ length: 200 }, (_, index) => `${index}`);
  for (const id of wanted) await speaker.say(say(id));
  await until(() => heard.every((ids) => ids.length === wanted.length));
  expect(heard).toEqual([wanted, wanted]);
});

test("R40 a client that was replaced by another (4409) does not come back", async () => {
  const { app, town: server } = await startTown({
    say: (_, context) => {
      // How a service would allow one tab only.
      for (const { connection } of server.everybody().members)
        if (connection.id !== context.connection.id) return undefined;
      return context.close(4409, "you are somewhere else");
    },
  });
  const proxy = await startProxy(app.port);
  const room = createTownClient(proxy.url).room(inRoom("a"));
  const ended = new Promise<StateChange>((resolve) =>
    room.onState((change) => {
      if (change.to === "closed") resolve(change);
    }),
  );
  room.say(say("1")).catch(() => {});
  expect((await ended).closing?.code).toBe(4409);
  await sleep(200);
  expect(proxy.accepted).toBe(1);
});

test("a proxy that slices, delays and throttles changes nothing of what arrives", async () => {
  const { port } = await startTown();
  const proxy = await startProxy(port);
  proxy.faults = { sliceBytes: 3, delayMs: 5, bytesPerSecond: 200_000 };
  const room = createTownClient(proxy.url).room(inRoom("a"));
  const answers = await Promise.all(["ä", "€", "😀"].map((words) => room.say(say(words, words.repeat(50)))));
  expect(answers.map(({ text: words }) => words)).toEqual(["ä", "€", "😀"].map((words) => words.repeat(50)));
});
