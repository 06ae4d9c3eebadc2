import { expect } from "vitest";
import { defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { test, testAlone } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { besideNeighbours } from "./neighbours.js";
import { openRaw, text } from "./raw.js";
import { say, sleep, startTown, until } from "./setting.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

testAlone("R30 who does not read is shed, then cut, and nobody else notices", async () => {
  expect(defaultServerLimits).toMatchObject({ shedBytes: 1_048_576, cutBytes: 4_194_304 });
  const victim = await startVictim();
  await besideNeighbours(victim, async () => {
    const reader = await openRaw(victim.port, "/rooms/loud");
    // 48 MB to somebody who reads, then the same beside somebody who does not: the difference is what it costs.
    const tellAll = async () => {
      const before = reader.heard.length;
      let members = 0;
      for (let sent = 0; sent < 8; sent += 1)
        members = await victim.broadcast({ room: "loud", count: 100, bytes: 60_000 });
      await until(() => reader.heard.length === before + 800, 10_000);
      expect(reader.heard.length).toBe(before + 800);
      return { members, peakMb: await victim.peakMb() };
    };
    const calm = await tellAll();
    const stalled = await openRaw(victim.port, "/rooms/loud");
    stalled.socket.pause();
    await sleep(50);
    const disturbed = await tellAll();
    expect([calm.members, disturbed.members]).toEqual([1, 1]);
    expect(disturbed.peakMb - calm.peakMb).toBeLessThan(20);
    reader.socket.destroy();
    stalled.socket.destroy();
  });
  const kinds = (await victim.reports()).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "cut")).toEqual(["cut"]);
  expect(await victim.leaks()).toEqual([]);
});

test("R30 from 1 MiB on a slow reader goes without what is of low priority, and hears all the rest", async () => {
  const victim = await startVictim();
  const slow = await openRaw(victim.port, "/rooms/loud");
  slow.socket.pause();
  await sleep(20);
  // More than the kernel buffers, less than 4 MiB beyond that.
  let count = 0;
  const isShed = async () => (await victim.reports()).some(({ kind }) => kind === "shed");
  while (!(await isShed()) && count < 300) {
    await victim.broadcast({ room: "loud", count: 4, bytes: 60_000 });
    await victim.broadcast({ room: "loud", count: 1, bytes: 100, isLow: true });
    count += 4;
  }
  await victim.broadcast({ room: "loud", count: 500, bytes: 1_000, isLow: true });
  slow.socket.resume();
  await until(() => slow.heard.filter(({ type }) => type === "said").length === count, 5_000);
  const heard = (wanted: string) => slow.heard.filter(({ type }) => type === wanted).length;
  expect(heard("said")).toBe(count);
  expect(heard("typing")).toBeLessThan(count / 4);
  // It reads again: all is as before.
  const before = heard("typing");
  await victim.broadcast({ room: "loud", count: 1, bytes: 100, isLow: true });
  expect(await until(() => heard("typing") > before, 2_000)).toBe(true);
  expect((await victim.reports()).filter(({ kind }) => kind === "shed" || kind === "cut")).toMatchObject([
    { kind: "shed" },
  ]);
  slow.socket.destroy();
  expect(await victim.leaks()).toEqual([]);
});

test("R31 who sends faster than handlers work is not read any further at 64, and loses nothing", async () => {
  expect(defaultServerLimits.inFlight).toBe(64);
  const waiting: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const { port, town } = await startTown({
    limits: { messagesPerSecond: 1_000_000, burst: 1_000_000 },
    say: async ({ id }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => void waiting.push(resolve));
      running -= 1;
      return { type: "said", id, by: "me", text: "done" };
    },
  });
  const peer = await openRaw(port, "/rooms/a");
  const many = 3_000;
  const words = "x".repeat(2_000);
  for (let index = 0; index < many; index += 1) peer.send(text(say(`${index}`, words)));
  await until(() => waiting.length === 64, 20_000);
  await sleep(300);
  expect([most, waiting.length, town.records.said.length]).toEqual([64, 64, 64]);
  // Six megabytes were sent: most of it stays on the other side.
  expect(peer.socket.writableLength).toBeGreaterThan(1_000_000);
  while (town.records.said.length < many || waiting.length > 0) {
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => peer.heard.length === many, 5_000);
  expect(peer.heard.map(({ id }) => id)).toEqual(Array.from({ length: many }, (_, index) => `${index}`));
  expect(most).toBe(64);
  peer.socket.destroy();
});
