import { expect, test } from "vitest";
import { type Beating, createHeartbeat } from "../../../../src/runtime/node/websocket/heartbeat.js";
import { VirtualClock } from "../../virtual-clock.js";

const limits = { pingMs: 20_000, pongMs: 10_000 };

class Member implements Beating {
  pingedAt: number | undefined;
  heardAt: number;
  isPaused = false;
  pings = 0;
  cutAt: number | undefined;
  readonly #clock: VirtualClock;
  readonly #answers: boolean;
  constructor(clock: VirtualClock, answers: boolean) {
    this.#clock = clock;
    this.#answers = answers;
    this.heardAt = clock.now();
  }
  ping(): void {
    this.pings += 1;
    if (!this.#answers) return;
    this.heardAt = this.#clock.now();
    this.pingedAt = undefined;
  }
  terminate(): void {
    this.cutAt ??= this.#clock.now();
  }
}

test("who answers stays, who does not is cut after both times, and one timer does for all", async () => {
  const clock = new VirtualClock();
  const heartbeat = createHeartbeat(clock, limits);
  const [alive, dead] = [new Member(clock, true), new Member(clock, false)];
  heartbeat.add(alive);
  heartbeat.add(dead);
  expect(clock.pending).toBe(1);
  await clock.advance(60_000);
  expect([alive.pings, alive.cutAt, dead.pings]).toEqual([3, undefined, 1]);
  expect(dead.cutAt).toBeGreaterThanOrEqual(30_000);
  expect(dead.cutAt).toBeLessThanOrEqual(32_000);
});

test("who is not being read is not cut for his silence", async () => {
  const clock = new VirtualClock();
  const heartbeat = createHeartbeat(clock, limits);
  const member = new Member(clock, false);
  member.isPaused = true;
  heartbeat.add(member);
  await clock.advance(60_000);
  expect(member.cutAt).toBeUndefined();
  member.isPaused = false;
  await clock.advance(12_000);
  expect(member.cutAt).toBeDefined();
});

test("nobody is cut because we ourselves were held up: answers may wait unread", () => {
  let now = 0;
  let beat = () => {};
  const clock = {
    now: () => now,
    after(_: number, callback: () => void) {
      beat = callback;
      return () => {};
    },
  };
  const virtual = new VirtualClock();
  const heartbeat = createHeartbeat(clock, limits);
  const member = new Member(virtual, false);
  heartbeat.add(member);
  for (now = 1_000; now <= 20_000; now += 1_000) beat();
  expect(member.pings).toBe(1);
  now = 40_000;
  beat();
  expect(member.cutAt).toBeUndefined();
  for (now = 41_000; now <= 50_000; now += 1_000) beat();
  expect(member.cutAt).toBeDefined();
});

test("nothing ticks when nobody is left", async () => {
  const clock = new VirtualClock();
  const heartbeat = createHeartbeat(clock, limits);
  const member = new Member(clock, true);
  heartbeat.add(member);
  heartbeat.delete(member);
  await clock.advance(5_000);
  expect(clock.pending).toBe(0);
  heartbeat.add(member);
  expect(clock.pending).toBe(1);
  heartbeat.stop();
  expect(clock.pending).toBe(0);
});
