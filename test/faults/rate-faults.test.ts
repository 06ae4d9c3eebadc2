import { io } from "socket.io-client";
import { expect } from "vitest";
import { WebSocket } from "ws";
import { defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { test, testAlone, whenOver } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { besideNeighbours } from "./neighbours.js";
import { exchange, openRaw, statusesOf, text, upgrade } from "./raw.js";
import { say, sleep, startTown, until } from "./setting.js";
import { tokens } from "./town-server.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

testAlone(
  "R28 who says more than 20 a second is told when to go on, and is cut where it goes on",
  async () => {
    expect(defaultServerLimits).toMatchObject({ messagesPerSecond: 20, burst: 40 });
    const victim = await startVictim();
    await besideNeighbours(victim, async () => {
      const peer = await openRaw(victim.port, "/rooms/flood");
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        peer.send(text(say(`flood-${sent}`)));
      }, 10);
      const code = await peer.closed;
      clearInterval(timer);
      expect(code).toBe(1008);
      const limited = peer.heard.filter(({ code: why }) => why === "rate-limited");
      expect(limited.length).toBeGreaterThan(0);
      const { said } = await victim.records();
      const handled = said.filter((id) => id.startsWith("flood")).length;
      expect(handled).toBeGreaterThanOrEqual(40);
      // The burst, and 20 for each second that it went on.
      expect(handled).toBeLessThan(40 + 20 * (sent / 60 + 2));
    });
    expect(await victim.leaks()).toEqual([]);
  },
);

test("R28 what waits until somebody may go on is said in the refusal", async () => {
  const { port } = await startTown({ limits: { messagesPerSecond: 1, burst: 1 } });
  const peer = await openRaw(port, "/rooms/a");
  peer.send(text(say("1")), text(say("2")));
  await until(() => peer.heard.length === 2);
  expect(peer.heard).toMatchObject([{ type: "said" }, { type: "problem", id: "2", code: "rate-limited" }]);
  peer.socket.destroy();
});

test("R28 one person has 100 connections, and no more of one person keep nobody else out", async () => {
  expect(defaultServerLimits.connectionsPerIdentity).toBe(100);
  const { port } = await startTown();
  const as = (id: string) => [`Authorization: Bearer ${tokens[id]}`];
  const peers = await Promise.all(Array.from({ length: 100 }, () => openRaw(port, "/secure", as("alice"))));
  whenOver(() => {
    for (const { socket } of peers) socket.destroy();
  });
  const heard = await exchange(port, upgrade("/secure", as("alice")), 500);
  expect([statusesOf(heard), /retry-after: \d/i.test(heard)]).toEqual([[429], true]);
  peers.push(await openRaw(port, "/secure", as("bob")));
  // All at once: what is counted between being let in and being there.
  for (const { socket } of peers.splice(0)) socket.destroy();
  await sleep(100);
  const crowd = await Promise.allSettled(
    Array.from({ length: 150 }, () => openRaw(port, "/secure", as("alice"))),
  );
  const inside = crowd.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  peers.push(...inside);
  await sleep(200);
  expect(inside.filter(({ socket }) => !socket.destroyed).length).toBeLessThanOrEqual(100);
});

test("R28 one address cannot take all connections where nobody is asked who he is", async () => {
  expect(defaultServerLimits.connectionsPerAddress).toBe(500);
  const { port } = await startTown({ limits: { connections: 60, connectionsPerAddress: 50 } });
  const first = Array.from({ length: 60 }, () => new WebSocket(`ws://127.0.0.1:${port}/rooms/a`));
  whenOver(() => {
    for (const socket of first) socket.terminate();
  });
  const opened = await Promise.all(
    first.map(
      (socket) =>
        new Promise<boolean>(
          (done) => void socket.once("open", () => done(true)).once("error", () => done(false)),
        ),
    ),
  );
  expect(opened.filter(Boolean).length).toBe(50);
  const late = await exchange(port, upgrade("/rooms/a"), 500);
  expect([statusesOf(late), /retry-after: \d/i.test(late)]).toEqual([[429], true]);
  // Another address of this machine.
  const other = new WebSocket(`ws://127.0.0.1:${port}/rooms/a`, { localAddress: "127.0.0.2" });
  whenOver(() => other.terminate());
  const isIn = await new Promise((resolve) => {
    other.once("open", () => resolve(true));
    other.once("error", () => resolve(false));
  });
  expect(isIn).toBe(true);
  // Places that are given back are there again.
  for (const socket of first) socket.terminate();
  await sleep(100);
  const again = await openRaw(port, "/rooms/a");
  again.socket.destroy();
});

test("R28 addresses behind a trusted proxy are counted as themselves, and what others claim is not", async () => {
  const limits = { connectionsPerAddress: 2 };
  const from = (address: string) => [`X-Forwarded-For: ${address}`];
  const open = async (port: number, address: string) => {
    const opened = await openRaw(port, "/rooms/a", from(address)).catch(() => undefined);
    whenOver(() => void opened?.socket.destroy());
    return opened !== undefined;
  };
  const trusting = await startTown({ limits, trustedProxies: ["127.0.0.1"] });
  const addresses = ["203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2", "6.6.6.6, 203.0.113.1"];
  const seen: boolean[] = [];
  for (const address of addresses) seen.push(await open(trusting.port, address));
  expect(seen).toEqual([true, true, false, true, false]);
  const wary = await startTown({ limits });
  const claimed: boolean[] = [];
  for (let index = 0; index < 3; index += 1) claimed.push(await open(wary.port, `203.0.113.${index}`));
  expect(claimed).toEqual([true, true, false]);
});

test("R28 connections of Socket.IO count by address, too", async () => {
  const { app } = await startTown({ limits: { connectionsPerAddress: 2 } });
  const connect = () =>
    new Promise<unknown>((done) => {
      const socket = io(`${app.url}/town`, { path: "/io", reconnection: false, forceNew: true });
      whenOver(() => void socket.disconnect());
      socket.once("connect", () => done("in")).once("connect_error", (error) => done(error.message));
    });
  const seen: unknown[] = [];
  for (let index = 0; index < 3; index += 1) seen.push(await connect());
  expect(seen.slice(0, 2)).toEqual(["in", "in"]);
  expect(seen[2]).not.toBe("in");
});

test("R28 a connection is in 100 rooms, however many it asks for", async () => {
  expect(defaultServerLimits.rooms).toBe(100);
  const { port, town } = await startTown({ limits: { messagesPerSecond: 100_000, burst: 100_000 } });
  const peer = await openRaw(port, "/rooms/a");
  const ask = (index: number) => text({ type: "join", id: `${index}`, room: `room-${index}` });
  peer.send(...Array.from({ length: 10_000 }, (_, index) => ask(index)));
  await until(() => peer.heard.length >= 10_000, 5_000);
  const posted = peer.heard.filter(({ type }) => type === "posted");
  expect([posted.length, peer.heard.length]).toEqual([99, 10_000]);
  expect(peer.heard.at(-1)).toMatchObject({ type: "problem" });
  expect(peer.heard.at(-1)?.code).not.toBe("internal");
  expect(town.room("room-9999").members).toEqual([]);
  peer.socket.destroy();
});
