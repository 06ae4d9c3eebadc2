import { describe, expect, test } from "vitest";
import { EventLog } from "../../../src/runtime/server/event-log.js";
import { SessionMailbox, type Wait } from "../../../src/runtime/server/mailbox.js";
import { settle, VirtualClock } from "../virtual-clock.js";

const setup = (options?: ConstructorParameters<typeof SessionMailbox<number>>[0]) => {
  const clock = new VirtualClock();
  const wait: Wait = { clock, holdMs: 10_000, signals: [] };
  return { clock, wait, mailbox: new SessionMailbox<number>(options) };
};

describe("a mailbox", () => {
  test("gives at once what is there, in order", async () => {
    const { mailbox, wait } = setup();
    mailbox.push(1, 2);
    mailbox.push(3);
    expect((await mailbox.wait(wait)).events).toEqual([1, 2, 3]);
  });

  test("gives what comes to whoever waits, and leaves no timer behind", async () => {
    const { mailbox, wait, clock } = setup();
    const waiting = mailbox.wait(wait);
    mailbox.push(1, 2);
    expect([(await waiting).events, clock.pending]).toEqual([[1, 2], 0]);
  });

  test("gives nothing at the end of the hold time", async () => {
    const { mailbox, wait, clock } = setup();
    const waiting = mailbox.wait(wait);
    await clock.advance(10_000);
    expect((await waiting).events).toEqual([]);
    mailbox.push(1);
    expect((await mailbox.wait(wait)).events).toEqual([1]);
  });

  test("has one reader at a time; one more is refused, and the first loses nothing", async () => {
    const { mailbox, wait } = setup();
    const first = mailbox.wait(wait);
    await expect(mailbox.wait(wait)).rejects.toMatchObject({ code: "busy" });
    mailbox.push(1);
    expect((await first).events).toEqual([1]);
  });

  test("has so many readers at a time as the contract says", async () => {
    const { mailbox, wait } = setup();
    const readers = [mailbox.wait({ ...wait, concurrent: 2 }), mailbox.wait({ ...wait, concurrent: 2 })];
    await expect(mailbox.wait({ ...wait, concurrent: 2 })).rejects.toMatchObject({ code: "busy" });
    mailbox.push(1);
    const first = await readers[0];
    first?.settle(true);
    mailbox.push(2);
    expect([first?.events, (await readers[1])?.events]).toEqual([[1], [2]]);
  });

  test("gives again what was not delivered, in its place, to whoever waits by then", async () => {
    const { mailbox, wait } = setup();
    mailbox.push(1, 2);
    const lost = await mailbox.wait(wait);
    mailbox.push(3);
    const next = mailbox.wait(wait);
    await settle();
    lost.settle(false);
    expect((await next).events).toEqual([1, 2, 3]);
  });

  test("gives what was delivered once, however often that is said", async () => {
    const { mailbox, wait } = setup();
    mailbox.push(1);
    const taken = await mailbox.wait(wait);
    taken.settle(true);
    taken.settle(false);
    mailbox.push(2);
    expect((await mailbox.wait(wait)).events).toEqual([2]);
  });

  test("gives what a closed one still has, then nothing, at once", async () => {
    const { mailbox, wait } = setup();
    const waiting = mailbox.wait(wait);
    mailbox.close();
    mailbox.push(1);
    expect([(await waiting).events, mailbox.isClosed]).toEqual([[], true]);
    expect((await mailbox.wait(wait)).events).toEqual([]);
  });

  test("gives back after closing what was not delivered", async () => {
    const { mailbox, wait } = setup();
    mailbox.push(1);
    const taken = await mailbox.wait(wait);
    mailbox.close();
    taken.settle(false);
    expect((await mailbox.wait(wait)).events).toEqual([1]);
  });

  test("drops its oldest events rather than grow, and says so", async () => {
    const dropped: number[] = [];
    const { mailbox } = setup({ capacity: 3, onDropped: (events) => void dropped.push(events) });
    mailbox.push(1, 2, 3, 4);
    mailbox.push(5);
    expect([mailbox.take(), dropped]).toEqual([
      [3, 4, 5],
      [1, 1],
    ]);
  });

  test("frees 5 000 readers at once when they hang up", async () => {
    const { mailbox, wait, clock } = setup();
    for (let round = 0; round < 5_000; round += 1) {
      const hungUp = new AbortController();
      const waiting = mailbox.wait({ ...wait, signals: [hungUp.signal] });
      hungUp.abort();
      expect((await waiting).events).toEqual([]);
    }
    expect(clock.pending).toBe(0);
    await expect(mailbox.wait({ ...wait, signals: [AbortSignal.abort()] })).resolves.toMatchObject({
      events: [],
    });
  });

  test("loses nothing and gives nothing twice where events come at any moment of a poll, 10 000 times", async () => {
    const { mailbox, wait } = setup();
    const seen: number[] = [];
    let state = 42;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    let isDone = false;
    let next = 0;
    const writer = async () => {
      while (next < 10_000) {
        for (let pause = Math.floor(random() * 4); pause > 0; pause -= 1) await Promise.resolve();
        mailbox.push(next);
        next += 1;
      }
      isDone = true;
      mailbox.close();
    };
    const reader = async () => {
      for (;;) {
        const hungUp = new AbortController();
        const poll = mailbox.wait({ ...wait, signals: [hungUp.signal] });
        if (random() < 0.2) queueMicrotask(() => hungUp.abort());
        const taken = await poll;
        const isDelivered = random() < 0.7;
        if (isDelivered) seen.push(...taken.events);
        if (random() < 0.5) await Promise.resolve();
        taken.settle(isDelivered);
        if (isDone && isDelivered && taken.events.length === 0 && seen.length >= 10_000) return;
      }
    };
    await Promise.all([writer(), reader()]);
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, index) => index));
  });
});

describe("a log with cursors", () => {
  const open = (options?: ConstructorParameters<typeof EventLog>[2]) => {
    const clock = new VirtualClock();
    const wait: Wait = { clock, holdMs: 10_000, signals: [] };
    return { clock, wait, log: new EventLog<number>(clock, "e1", options) };
  };

  test("pages, and gives the same page again for the same cursor", () => {
    const { log } = open();
    log.push(1, 2);
    const first = log.read(undefined);
    log.push(3);
    expect(first).toEqual({ events: [1, 2], cursor: "e1.2" });
    expect([log.read("e1.2"), log.read("e1.2"), log.read("e1.0").events]).toEqual([
      { events: [3], cursor: "e1.3" },
      { events: [3], cursor: "e1.3" },
      [1, 2, 3],
    ]);
  });

  test("holds a reader that has everything until something comes", async () => {
    const { log, wait, clock } = open();
    const waiting = log.wait(log.cursor, wait);
    await settle();
    log.push(1);
    expect([await waiting, clock.pending]).toEqual([{ events: [1], cursor: "e1.1" }, 0]);
    const idle = log.wait(log.cursor, wait);
    await clock.advance(10_000);
    expect(await idle).toEqual({ events: [], cursor: "e1.1" });
  });

  test("lets a newer reader take the place of the older, and loses nothing", async () => {
    const { log, wait } = open();
    const older = log.wait(log.cursor, wait);
    await settle();
    const newer = log.wait(log.cursor, wait);
    await expect(older).rejects.toMatchObject({ code: "busy", status: 409 });
    log.push(1);
    expect((await newer).events).toEqual([1]);
  });

  const rows: readonly (readonly [string, string, number])[] = [
    ["of another log or another run", "e2.2", 410],
    ["older than what is kept", "e1.0", 410],
    ["of the future", "e1.9", 400],
    ["below zero", "e1.-1", 400],
    ["of words", "yesterday", 400],
    ["of nothing", "", 400],
    ["with zeros before it", "e1.02", 400],
    ["beyond all numbers", `e1.${"9".repeat(400)}`, 400],
  ];
  test.each(rows)("refuses a cursor %s", (_, cursor, status) => {
    const { log } = open({ capacity: 2 });
    log.push(1, 2, 3);
    expect(() => log.read(cursor)).toThrow(expect.objectContaining({ status }));
  });

  test("forgets what is too old", async () => {
    const { log, clock } = open({ retentionMs: 1_000 });
    log.push(1);
    await clock.advance(600);
    log.push(2);
    await clock.advance(600);
    expect([log.take(), log.cursor]).toEqual([[2], "e1.2"]);
    expect(() => log.read("e1.0")).toThrow("[not-found]");
  });
});
