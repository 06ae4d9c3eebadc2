import { describe, expect, test } from "vitest";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import { enter, FakePeer, type HouseContext, scene } from "./server-rooms.js";

const hello = { type: "say", room: "r", text: "hi" };
const question = { type: "ask", id: "1" };
const codes = ({ payloads }: FakePeer) => payloads.map((payload) => Reflect.get(Object(payload), "code"));

describe("a peer that sends too fast", () => {
  const limits = { messagesPerSecond: 20, burst: 40 };

  test("is told when to try again, and is heard again then", async () => {
    const handled: unknown[] = [];
    const { server, clock } = scene({
      limits,
      handlers: { say: (message: unknown) => void handled.push(message) },
    });
    const { receive, peer } = await enter(server);
    for (let index = 0; index < 41; index += 1) receive(hello);
    expect([handled.length, codes(peer)]).toEqual([40, ["SLOW_DOWN"]]);
    await clock.advance(50);
    receive(hello);
    expect([handled.length, peer.events]).toEqual([41, []]);
  });

  test("and goes on at 100 a second is closed with 1008", async () => {
    const { server, clock } = scene({ limits });
    const { receive, peer } = await enter(server);
    let seconds = 0;
    for (; peer.events.length === 0 && seconds < 10; seconds += 0.01) {
      receive(hello);
      await clock.advance(10);
    }
    expect(peer.events).toEqual(["close 1008 too many messages"]);
    expect(seconds).toBeGreaterThan(0.5);
    expect(seconds).toBeLessThan(2);
  });

  test("is not read any more while 64 messages are handled, and again when one is done", async () => {
    const ends: ((value: unknown) => void)[] = [];
    const ask = () => new Promise((resolve) => void ends.push(resolve));
    const { receive, peer } = await enter(scene({ handlers: { ask } }).server);
    for (let index = 0; index < 70; index += 1) receive(question);
    expect([ends.length, peer.events]).toEqual([64, ["pause"]]);
    for (const end of ends.splice(0, 6)) end(undefined);
    await settle();
    expect([ends.length, peer.events]).toEqual([64, ["pause"]]);
    ends[0]?.(undefined);
    await settle();
    expect(peer.events).toEqual(["pause", "resume"]);
  });

  test("and does not stop when it is not read is closed before memory runs out", async () => {
    const ask = () => new Promise(() => {});
    const { receive, peer } = await enter(scene({ handlers: { ask }, limits: { cutBytes: 10_000 } }).server);
    for (let index = 0; index < 1_000; index += 1) receive(question);
    expect(peer.events).toEqual(["pause", "resume", "close 1008 too many messages wait"]);
  });

  test("has thousands of waiting messages handled without a deep stack", async () => {
    let open = () => {};
    const handled: unknown[] = [];
    const room = () =>
      new Promise<void>((resolve) => {
        open = resolve;
      });
    const { server } = scene({
      connected: { room },
      handlers: { say: (message: unknown) => void handled.push(message) },
    });
    const { receive } = await enter(server);
    for (let index = 0; index < 20_000; index += 1) receive(hello);
    open();
    await settle();
    expect(handled.length).toBe(20_000);
  });
});

describe("the end of a connection", () => {
  test("stops its handlers, and is told once, to those who were told of the beginning", async () => {
    const seen: unknown[] = [];
    let signal: AbortSignal | undefined;
    const { server, clock } = scene({
      connected: { room: (context) => void seen.push(context.connection.channel) },
      disconnected: { room: (_, closing) => void seen.push(closing.code) },
      handlers: {
        say: (_: unknown, context: HouseContext) =>
          new Promise(() => {
            ({ signal } = context);
          }),
      },
    });
    const { receive, session } = await enter(server, { channel: "socket" });
    receive(hello);
    session.closed({ code: 1006, reason: "" });
    session.closed({ code: 1000, reason: "" });
    receive(hello);
    await settle();
    expect([seen, signal?.aborted, server.everybody().members.length]).toEqual([["socket", 1006], true, 0]);
    await clock.advance(30_000);
    expect(clock.pending).toBe(0);
  });

  test("comes at once where the hook for new connections refuses", async () => {
    const rows = [new AsyncApiError("forbidden", "not you"), new Error("secret")].map(async (error) => {
      const seen: unknown[] = [];
      const { server } = scene({
        connected: { room: () => Promise.reject(error) },
        disconnected: { room: () => void seen.push("disconnected") },
      });
      const { peer } = await enter(server);
      await settle();
      return [...peer.events, ...seen];
    });
    const [forbidden, failed] = await Promise.all(rows);
    expect(forbidden).toEqual(["close 1008 not you"]);
    expect(failed).toEqual([expect.stringMatching(/^close 1011 something went wrong \([\w-]+\)$/)]);
  });

  test("is forced where the peer does not answer the goodbye", async () => {
    const say = (_: unknown, context: HouseContext) => context.close(4000, "bye");
    const { server, clock } = scene({ handlers: { say } });
    const peer = new FakePeer();
    const { receive } = await enter(server, {}, peer);
    peer.whenClosed(() => {});
    receive(hello);
    await clock.advance(5_000);
    expect([peer.events, server.everybody().members]).toEqual([["close 4000 bye", "terminate"], []]);
  });

  test.each([[1005], [1006], [999], [5000]])(
    "with the code %i, which nobody may send, says 1000 instead",
    async (code) => {
      const say = (_: unknown, context: HouseContext) => context.close(code, "x".repeat(200));
      const { receive, peer } = await enter(scene({ handlers: { say } }).server);
      receive(hello);
      expect(peer.events).toEqual([`close 1000 ${"x".repeat(123)}`]);
    },
  );
});

test("logging that throws ends nothing", async () => {
  const onReport = () => {
    throw new Error("disk full");
  };
  const { receive, peer } = await enter(scene({ onReport }).server);
  receive({ type: "dance" });
  expect([codes(peer), peer.events]).toEqual([["BAD_TYPE"], []]);
});

test("validation can warn, or not look", async () => {
  const seen: unknown[] = [];
  const handlers = { say: (message: unknown) => void seen.push(message), ask: () => ({ type: "said" }) };
  for (const checking of ["warn", "off"] as const) {
    const { server, reports } = scene({ handlers, validation: { incoming: checking, outgoing: checking } });
    const { receive, peer } = await enter(server);
    receive({ type: "say" });
    receive(question);
    expect(peer.payloads).toEqual([{ type: "said" }]);
    expect(reports.map(({ kind }) => kind)).toEqual(
      checking === "off" ? [] : ["invalid-message", "invalid-message"],
    );
  }
  expect(seen).toEqual([{ type: "say" }, { type: "say" }]);
});
