import { describe, expect, test } from "vitest";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import { enter, type FakePeer, type HouseContext, scene } from "./server-rooms.js";

const hello = { type: "say", room: "r", text: "hi" };
const question = { type: "ask", id: "1" };
const codes = ({ payloads }: FakePeer) => payloads.map((payload) => Reflect.get(Object(payload), "code"));

describe("a message", () => {
  test("goes to the narrowest of the operations that have it, of two to the first, with its context", async () => {
    const seen: unknown[] = [];
    const { server } = scene({
      authenticate: () => ({ id: "u" }),
      handlers: {
        say: (message: unknown, { identity, parameters, connection }: HouseContext) =>
          void seen.push(message, identity, parameters, connection),
        again: () => void seen.push("again"),
        wide: () => void seen.push("wide"),
      },
    });
    const { receive, session } = await enter(server);
    receive(hello);
    receive({ type: "wave" });
    const connection = {
      id: session.id,
      channel: "room",
      transport: "websocket",
      remoteAddress: "192.0.2.1",
    };
    expect(seen).toEqual([hello, { id: "u" }, { roomId: "r1" }, connection, "wide"]);
  });

  test("on a channel that mirrors another is handled as there", async () => {
    const { server } = scene({ handlers: { ask: () => ({ type: "said", text: "x" }) } });
    const { receive, peer } = await enter(server, { channel: "socket" });
    receive(question);
    expect(peer.payloads).toEqual([{ type: "said", text: "x" }]);
  });

  test("passes through middleware, the first outermost, which may answer itself", async () => {
    const order: unknown[] = [];
    const { server } = scene({
      handlers: { ask: () => ({ type: "said", text: "deep" }) },
      use: [
        async ({ operation, message }, next) => {
          order.push(operation, message);
          const answer = await next();
          return { ...Object(answer), text: "changed" };
        },
        (_, next) => {
          order.push("inner");
          return next();
        },
      ],
    });
    const { receive, peer } = await enter(server);
    receive(question);
    await settle();
    expect([order, peer.payloads]).toEqual([["ask", "ask", "inner"], [{ type: "said", text: "changed" }]]);
  });

  test("starts in its turn, but does not wait for the handler before it", async () => {
    const started: unknown[] = [];
    const { server } = scene({
      handlers: {
        ask(message: { id: string }) {
          started.push(message.id);
          return message.id === "slow" ? new Promise(() => {}) : { type: "said", text: message.id };
        },
      },
    });
    const { receive, peer } = await enter(server);
    receive({ ...question, id: "slow" });
    receive({ ...question, id: "quick" });
    expect([started, peer.payloads]).toEqual([["slow", "quick"], [{ type: "said", text: "quick" }]]);
  });

  test("waits until the hook for new connections is done, whose messages come first", async () => {
    let finish = () => {};
    const { server } = scene({
      connected: {
        async room(context) {
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          context.send("said", { type: "said", text: "welcome" });
        },
      },
      handlers: { ask: () => ({ type: "said", text: "answer" }) },
    });
    const { receive, peer } = await enter(server);
    receive(question);
    server.everybody().send("said", { type: "said", text: "too early" });
    expect(peer.payloads).toEqual([]);
    finish();
    await settle();
    expect(peer.payloads).toEqual([
      { type: "said", text: "welcome" },
      { type: "said", text: "answer" },
    ]);
  });
});

describe("a frame that is refused in the contract's shape", () => {
  const rows: readonly (readonly [string, unknown, string])[] = [
    ["is not JSON", "{", "NOT_JSON"],
    ["is null", null, "NOT_AN_OBJECT"],
    ["is an array", [], "NOT_AN_OBJECT"],
    ["is a number", 7, "NOT_AN_OBJECT"],
    ["has no tag", {}, "NO_TYPE"],
    ["has an unknown tag", { type: "dance" }, "BAD_TYPE"],
    ["has a tag of the prototype", { type: "__proto__" }, "BAD_TYPE"],
    ["goes the other way", { type: "said", text: "x" }, "BAD_TYPE"],
    ["lacks what has a code of its own", { type: "say", text: "x" }, "NO_ROOM"],
    ["lacks that and something else", { type: "say" }, "NO_ROOM"],
    ["lacks something else", { type: "say", room: "r" }, "INVALID"],
    ["is wrong somewhere", { type: "say", room: 1, text: "x" }, "INVALID"],
    ["names two senders", { ...hello, user: "a", by: "b" }, "FORBIDDEN"],
    ["is nested too deep", `${"[".repeat(300)}${"]".repeat(300)}`, "NOT_JSON"],
  ];
  test.each(rows)("%s", async (_, payload, code) => {
    const handled: unknown[] = [];
    const { server } = scene({ handlers: { say: (message: unknown) => void handled.push(message) } });
    const { receive, peer } = await enter(server);
    receive(payload);
    expect([codes(peer), handled, peer.events]).toEqual([[code], [], []]);
  });

  test("says where it is wrong and whom it concerns", async () => {
    const { server } = scene();
    const { receive, peer } = await enter(server);
    receive({ type: "say", room: 1, text: "x", user: "ann" });
    expect(peer.payloads).toEqual([
      {
        type: "problem",
        code: "INVALID",
        reason: "/room must be a text",
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        user: "ann",
        errors: [{ loc: ["room"], msg: "/room must be a text", type: "type" }],
      },
    ]);
  });

  test("keeps the connection, however often it is only invalid", async () => {
    const { receive, peer } = await enter(scene().server);
    for (let index = 0; index < 20; index += 1) receive({ type: "dance" });
    expect([codes(peer).length, peer.events]).toEqual([20, []]);
  });

  test("ends the connection when it cannot be read five times in a row", async () => {
    const { receive, peer } = await enter(scene().server);
    for (let index = 0; index < 4; index += 1) receive("{");
    receive(hello);
    for (let index = 0; index < 5; index += 1) receive("{");
    expect([codes(peer).length, peer.events]).toEqual([9, ["close 1008 too many invalid messages"]]);
  });
});

test("a channel without a shape counts what is no message: five in a row end the connection with 1008", async () => {
  const { server, reports } = scene();
  const { receive, peer } = await enter(server, { channel: "plain" });
  for (const payload of ["{", {}, { type: "say" }, { type: "dance" }]) receive(payload);
  receive(hello);
  for (const payload of ["{", {}, { type: "say" }, { type: "dance" }]) receive(payload);
  expect(peer.events).toEqual([]);
  receive([]);
  expect([peer.payloads, peer.events]).toEqual([[], ["close 1008 too many invalid messages"]]);
  expect(new Set(reports.map(({ kind }) => kind))).toEqual(
    new Set(["refused", "unknown-message", "invalid-message"]),
  );
});

test("where the channel asks for credentials the sender has to be who is known", async () => {
  const { server } = scene({
    authenticate: () => ({ id: "ann" }),
    handlers: { say: (m: unknown) => void seen.push(m) },
  });
  const seen: unknown[] = [];
  const { receive, peer } = await enter(server, { channel: "secure", query: "access_token=x" });
  receive({ ...hello, user: "bob" });
  receive({ ...hello, user: "ann" });
  receive(hello);
  expect([codes(peer), seen.length]).toEqual([["FORBIDDEN"], 2]);
});

test("keys that could change prototypes reach nobody", async () => {
  const seen: unknown[] = [];
  const { server } = scene({ handlers: { say: (message: unknown) => void seen.push(message) } });
  const { receive } = await enter(server);
  receive(
    '{"type":"say","room":"r","text":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  );
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Reflect.get(Object(seen[0]), "polluted")).toBeUndefined();
});

describe("a handler", () => {
  const secret = "the password of the database is 1234";
  const faults: readonly (readonly [string, () => unknown])[] = [
    [
      "throws",
      () => {
        throw new Error(secret);
      },
    ],
    ["rejects", () => Promise.reject(new Error(secret))],
    ["throws what is no error", () => Promise.reject(secret)],
    ["answers what is no reply", () => ({ type: "said", text: { secret } })],
    [
      "throws an error that is nobody's business",
      () => {
        throw new AsyncApiError("connection-lost", secret);
      },
    ],
    [
      "throws internal",
      () => {
        throw new AsyncApiError("internal", secret);
      },
    ],
    [
      "ends a stream with an error",
      async function* () {
        yield* [];
        throw new Error(secret);
      },
    ],
  ];
  test.each(faults)("that %s is told as internal, with a correlation and no detail", async (_, ask) => {
    const { server, reports } = scene({ handlers: { ask } });
    const { receive, peer } = await enter(server);
    receive(question);
    await settle();
    const failed = reports.find((report) => report.kind === "failed");
    expect(codes(peer)).toEqual(["ASK_FAILED"]);
    expect(JSON.stringify(peer.payloads)).not.toContain(secret);
    expect(failed).toMatchObject({ channel: "room", operation: "ask", error: expect.any(AsyncApiError) });
    expect(JSON.stringify(peer.payloads)).toContain(failed?.correlation);
  });

  test("that sends what breaks the contract has a fault of its own, and nothing is sent", async () => {
    const say = (_: unknown, context: HouseContext) => context.send("said", JSON.parse('{"type":"said"}'));
    const { server, reports } = scene({ handlers: { say } });
    const { receive, peer } = await enter(server);
    receive(hello);
    expect(codes(peer)).toEqual(["FAILED"]);
    expect(reports).toMatchObject([
      { kind: "invalid-message", direction: "outgoing" },
      { kind: "failed", error: { code: "invalid-message" } },
    ]);
  });

  test("that throws one of our errors refuses with its reason", async () => {
    const say = () => {
      throw new AsyncApiError("forbidden", "you are muted");
    };
    const { server, reports } = scene({ handlers: { say } });
    const { receive, peer } = await enter(server);
    receive(hello);
    expect(peer.payloads).toMatchObject([{ code: "FORBIDDEN", reason: "you are muted" }]);
    expect(reports).toEqual([{ kind: "refused", channel: "room", operation: "say", reason: "forbidden" }]);
  });

  test("that names a code of the contract has that code told", async () => {
    const say = () => Promise.reject(new AsyncApiError("bad-state", "asleep", { contractCode: "ASLEEP" }));
    const { receive, peer } = await enter(scene({ handlers: { say } }).server);
    receive(hello);
    await settle();
    expect(peer.payloads).toMatchObject([{ code: "ASLEEP", reason: "asleep" }]);
  });

  test("that never ends is given up after its time, and its signal says so", async () => {
    let signal: AbortSignal | undefined;
    const say = (_: unknown, context: HouseContext) => {
      ({ signal } = context);
      return new Promise(() => {});
    };
    const { server, clock, reports } = scene({ handlers: { say } });
    const { receive, peer } = await enter(server);
    receive(hello);
    await clock.advance(29_999);
    expect([codes(peer), signal?.aborted]).toEqual([[], false]);
    await clock.advance(1);
    expect([codes(peer), signal?.aborted, reports.at(-1)?.kind]).toEqual([["LATE"], true, "failed"]);
  });

  test("that answers after its time is not heard", async () => {
    let answer: (value: unknown) => void = () => {};
    const ask = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { server, clock } = scene({ handlers: { ask } });
    const { receive, peer } = await enter(server);
    receive(question);
    await clock.advance(30_000);
    answer({ type: "said", text: "late" });
    await settle();
    expect(codes(peer)).toEqual(["LATE"]);
  });

  test("without an answer sends nothing, and what an operation without reply returns neither", async () => {
    const { receive, peer } = await enter(scene({ handlers: { say: () => 7, ask: () => undefined } }).server);
    receive(hello);
    receive(question);
    expect(peer.payloads).toEqual([]);
  });

  test("may answer with a refusal of its own making", async () => {
    const own = { type: "problem", code: "X", reason: "y" };
    const { receive, peer } = await enter(scene({ handlers: { ask: () => own } }).server);
    receive(question);
    expect(peer.payloads).toEqual([own]);
  });
});

describe("a stream of answers", () => {
  async function* pieces() {
    yield { type: "piece", status: "pending" };
    yield { type: "piece", status: "pending" };
    yield { type: "piece", status: "done" };
  }
  const statuses = (payloads: readonly unknown[]) =>
    payloads.map((payload) => Reflect.get(Object(payload), "status"));

  test("is sent piece by piece", async () => {
    const { receive, peer } = await enter(scene({ handlers: { ask: pieces } }).server);
    receive(question);
    await settle();
    expect(statuses(peer.payloads)).toEqual(["pending", "pending", "done"]);
  });

  test("ends in the acknowledgement where answers are acknowledgements", async () => {
    const acknowledged: unknown[] = [];
    const { receive, peer } = await enter(scene({ handlers: { ask: pieces } }).server, { channel: "socket" });
    receive(question, (payload) => void acknowledged.push(payload));
    await settle();
    expect([statuses(peer.payloads), statuses(acknowledged)]).toEqual([["pending", "pending"], ["done"]]);
  });

  test("is told to stop when the connection ends", async () => {
    let isStopped = false;
    async function* ask() {
      try {
        for (;;)
          yield await new Promise<unknown>((resolve) =>
            setImmediate(resolve, { type: "piece", status: "pending" }),
          );
      } finally {
        isStopped = true;
      }
    }
    const { receive, session } = await enter(scene({ handlers: { ask } }).server);
    receive(question);
    await settle();
    session.closed({ code: 1006, reason: "" });
    await settle(6);
    expect(isStopped).toBe(true);
  });

  test("that stalls is given up after the time for handlers, counted from the piece before", async () => {
    let next: () => void = () => {};
    async function* ask() {
      for (;;) {
        await new Promise<void>((resolve) => {
          next = resolve;
        });
        yield { type: "piece", status: "pending" };
      }
    }
    const { server, clock } = scene({ handlers: { ask } });
    const { receive, peer } = await enter(server);
    receive(question);
    await clock.advance(20_000);
    next();
    await clock.advance(20_000);
    expect(codes(peer)).toEqual([undefined]);
    await clock.advance(10_000);
    expect([codes(peer), clock.pending]).toEqual([[undefined, "LATE"], 0]);
  });
});

test("refusals go where answers go: an acknowledgement, where there is one", async () => {
  const acknowledged: unknown[] = [];
  const { receive, peer } = await enter(scene().server, { channel: "socket" });
  receive({ type: "dance" }, (payload) => void acknowledged.push(payload));
  expect([acknowledged.length, peer.payloads.length]).toEqual([1, 0]);
});
