import { expect, test } from "vitest";
import { RefusalCounter, TokenBucket } from "../../../src/runtime/server/rate.js";
import { VirtualClock } from "../virtual-clock.js";

test("a bucket gives its burst at once, then so many a second, and says how long the next one takes", async () => {
  const clock = new VirtualClock();
  const bucket = new TokenBucket(clock, 20, 3);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 50]);
  await clock.advance(49);
  expect(bucket.take()).toBe(1);
  await clock.advance(1);
  expect(bucket.take()).toBe(0);
});

test("a bucket that rests holds its burst and no more", async () => {
  const clock = new VirtualClock();
  const bucket = new TokenBucket(clock, 10, 2);
  await clock.advance(3_600_000);
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 100]);
});

test("an address that is refused too often waits for the rest of its minute, others do not", async () => {
  const clock = new VirtualClock();
  const counter = new RefusalCounter(clock, 2);
  counter.add("a");
  await clock.advance(10_000);
  expect(counter.waitOf("a")).toBe(0);
  counter.add("a");
  expect([counter.waitOf("a"), counter.waitOf("b")]).toEqual([50_000, 0]);
  await clock.advance(50_000);
  expect(counter.waitOf("a")).toBe(0);
  counter.add("a");
  expect(counter.waitOf("a")).toBe(0);
});

test("the counter forgets its oldest addresses rather than grow", () => {
  const counter = new RefusalCounter(new VirtualClock(), 1, 100);
  for (let index = 0; index < 150; index += 1) counter.add(String(index));
  expect([counter.waitOf("0"), counter.waitOf("149") > 0]).toEqual([0, true]);
});
