import { describe, expect, test } from "vitest";
import type { PollContext } from "../../../src/runtime/server/context.js";
import { isSameSecret } from "../../../src/runtime/server/secret.js";
import { createServer } from "../../../src/runtime/server/server.js";
import { readClosing } from "../../../src/runtime/wire/closing.js";
import { settle } from "../virtual-clock.js";
import {
  enter,
  FakePeer,
  type HouseContext,
  handshake,
  house,
  idle,
  known,
  request,
  scene,
} from "./server-rooms.js";

const question = { type: "ask", id: "1" };

/** Whether a promise is settled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  promise.finally(() => {
    done = true;
  });
  await settle();
  return done;
}

describe("a server that closes", () => {
  test("lets nobody in any more", async () => {
    const { server } = scene();
    const { receive, peer } = await enter(server);
    const closing = server.close();
    expect(await server.admit(handshake())).toMatchObject({ ok: false, status: 503, code: "closed" });
    expect(await server.answer(request("getLatest").asked)).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
    });
    receive(question);
    await closing;
    expect(peer.payloads).toEqual([]);
  });

  test("says goodbye at once to whoever is idle, each with another time to stay away", async () => {
    let drawn = 0;
    const random = () => {
      drawn += 0.1;
      return drawn % 1;
    };
    const { server, clock } = scene({ random });
    const peers = [(await enter(server)).peer, (await enter(server)).peer];
    await server.close();
    const closings = peers.map(({ events }) =>
      readClosing(1001, events[0]?.replace("close 1001 ", "") ?? ""),
    );
    const times = closings.map(({ retryAfterMs }) => retryAfterMs);
    expect(new Set(times).size).toBe(2);
    for (const time of times) expect(time).toBeLessThanOrEqual(5_000);
    expect([server.everybody().members, clock.pending]).toEqual([[], 0]);
  });

  test("lets handlers end and their answers out first", async () => {
    let answer: (value: unknown) => void = () => {};
    const ask = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { server, clock } = scene({ handlers: { ask } });
    const { receive, peer } = await enter(server);
    receive(question);
    const closing = server.close();
    expect([await isDone(closing), peer.events]).toEqual([false, []]);
    answer({ type: "said", text: "just in time" });
    await closing;
    expect([peer.payloads, peer.events.length, clock.pending]).toEqual([
      [{ type: "said", text: "just in time" }],
      1,
      0,
    ]);
  });

  test("waits for its drain time and not longer, and then tells handlers to stop", async () => {
    let signal: AbortSignal | undefined;
    const ask = (_: unknown, context: HouseContext) =>
      new Promise(() => {
        ({ signal } = context);
      });
    const { server, clock } = scene({ handlers: { ask } });
    const { receive, peer } = await enter(server);
    receive(question);
    const closing = server.close({ drainMs: 3_000 });
    await clock.advance(2_999);
    expect([await isDone(closing), signal?.aborted]).toEqual([false, false]);
    await clock.advance(1);
    expect([await isDone(closing), signal?.aborted, peer.events]).toEqual([true, true, ["terminate"]]);
  });

  test("is done at once when it is asked a second time", async () => {
    const { server, clock } = scene({ handlers: { ask: () => new Promise(() => {}) } });
    const peer = new FakePeer();
    const { receive } = await enter(server, {}, peer);
    receive(question);
    const first = server.close();
    expect(await isDone(first)).toBe(false);
    await server.close();
    expect([await isDone(first), peer.events]).toEqual([true, ["terminate"]]);
    await clock.advance(30_000);
    expect(clock.pending).toBe(0);
  });

  test("cuts a peer that does not answer the goodbye", async () => {
    const { server, clock } = scene();
    const { peer } = await enter(server);
    peer.whenClosed(() => {});
    const closing = server.close();
    await clock.advance(5_000);
    await closing;
    expect(peer.events.map((event) => event.split(";")[0])).toEqual([
      "close 1001 the server is closing",
      "terminate",
    ]);
  });

  test("sends polls home with what there is, and waits until their answers are written", async () => {
    const getNotes = async (context: PollContext<unknown, string>) => ({
      last: (await context.hold(box)).join(),
    });
    const { server } = scene({ authenticate: () => ({}), handlers: { getNotes } });
    const box = server.mailbox<string>();
    const { asked, end } = request("getNotes", { headers: known, query: "tenant=t" });
    const answer = server.answer(asked);
    await settle();
    const closing = server.close();
    expect(await answer).toMatchObject({ status: 200, body: { last: "" } });
    expect(await isDone(closing)).toBe(false);
    end(true);
    await closing;
  });

  test("waits for the hooks of connections that end", async () => {
    let finish = () => {};
    const room = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const { server } = scene({ disconnected: { room } });
    await enter(server);
    const closing = server.close();
    expect(await isDone(closing)).toBe(false);
    finish();
    await closing;
  });

  test("ends 500 connections with messages under way, and each answer that was due is there", async () => {
    const ask = async () => {
      await settle(1);
      return { type: "said", text: "x" };
    };
    const { server } = scene({ handlers: { ask } });
    const entered = await Promise.all(Array.from({ length: 500 }, () => enter(server)));
    for (const { receive } of entered) receive(question);
    await server.close();
    expect(entered.every(({ peer }) => peer.payloads.length === 1 && peer.events.length === 1)).toBe(true);
  });
});

test("methods of a class can be handlers, with their object", async () => {
  class Greeter {
    readonly greeting = "hello";
    ask() {
      return { type: "said", text: this.greeting };
    }
  }
  const { ask: _, ...others } = idle;
  const server = createServer(house, { handlers: Object.assign(new Greeter(), others) });
  const { receive, peer } = await enter(server);
  receive(question);
  expect(peer.payloads).toEqual([{ type: "said", text: "hello" }]);
});

test.each([
  ["secret", "secret", true],
  ["secret", "secret2", false],
  ["", "secret", false],
  ["Secret", "secret", false],
])("%j is the secret %j: %j", async (given, wanted, same) => {
  expect(await isSameSecret(given, wanted)).toBe(same);
});

test("a mailbox that drops its oldest events is reported as such, and tells its maker too", () => {
  const { server, reports } = scene();
  const told: number[] = [];
  const mailbox = server.mailbox<number>({ capacity: 2, onDropped: (events) => void told.push(events) });
  mailbox.push(1, 2, 3);
  expect(reports).toEqual([{ kind: "dropped", channel: "house", events: 1 }]);
  expect([told, mailbox.take()]).toEqual([[1], [2, 3]]);
});
