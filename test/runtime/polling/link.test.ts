import { expect, test } from "vitest";
import { openPolling } from "../../../src/runtime/polling/link.js";
import type { Closing } from "../../../src/runtime/wire/closing.js";
import { batch, either } from "../../../src/runtime/wire/dispatch.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { buildFrame } from "../../../src/runtime/wire/frame.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { OperationDescription } from "../../../src/runtime/wire/service-description.js";
import type { HttpCall, HttpReply, Target } from "../../../src/runtime/wire/transport.js";
import { settle, VirtualClock } from "../virtual-clock.js";

const anything = message<string, unknown>({
  name: "anything",
  wire: "anything",
  validate: (value) => ({ ok: true, value }),
  source: "#",
  examples: [],
});
const events = batch("/events", either([anything]));

const waits: OperationDescription = {
  kind: "respond",
  channel: "chat",
  messages: [],
  http: { method: "GET", body: "none" },
  poll: { holdSeconds: [5, 15], concurrent: 1, busy: "5509", gone: ["5005"], unique: ["/msg_id"] },
};
const sends: OperationDescription = {
  kind: "respond",
  channel: "chat",
  messages: [],
  http: { method: "POST", body: "json" },
};

interface Asked extends HttpCall {
  answer(status: number, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<void>;
  fail(): Promise<void>;
}

/** A server that answers when the test says so. */
function script(change: Partial<Target> = {}) {
  const clock = new VirtualClock();
  const asked: Asked[] = [];
  const heard: unknown[] = [];
  const closings: Closing[] = [];
  const aborter = new AbortController();
  const target: Target = {
    service: "s",
    channel: "chat",
    description: {
      address: "/chat",
      servers: [],
      poll: { receive: "waits", events, send: "sends", sent: events },
      refusal: {
        message: anything,
        payload: { error_code: "$code | 5500", error_message: "$reason" },
        codes: {},
      },
    },
    operations: { waits, sends },
    url: new URL("http://h/chat?tenant=t"),
    headers: { authorization: "A" },
    cookies: { sid: "1" },
    signal: aborter.signal,
    ...change,
  };
  const call = (request: HttpCall) =>
    new Promise<HttpReply>((resolve, reject) => {
      const { signal } = request;
      signal.addEventListener("abort", () => reject(new AsyncApiError("aborted", "aborted")));
      asked.push({
        ...request,
        answer: (status, body, headers = {}) => {
          resolve({ status, body, headers });
          return settle();
        },
        fail: () => {
          reject(new AsyncApiError("connection-lost", "no answer"));
          return settle();
        },
      });
    });
  const opened = openPolling(
    target,
    {
      frame: (frame) => heard.push(frame.ok ? frame.payload : frame),
      alive: () => {},
      closed: (closing) => closings.push(closing),
    },
    { call, clock, random: () => 1 },
  );
  opened.catch(() => {});
  const last = () => asked.at(-1) ?? expect.fail("nothing was asked");
  const open = async () => {
    await clock.advance(150);
    return opened;
  };
  return { clock, asked, heard, closings, opened, open, last, aborter };
}

test("the poll goes to the channel's URL with its credentials, and one waits at a time", async () => {
  const { open, asked, last, heard } = script();
  await open();
  expect(asked).toHaveLength(1);
  expect(last()).toMatchObject({
    operation: { method: "GET" },
    url: new URL("http://h/chat?tenant=t"),
    headers: { authorization: "A", cookie: "sid=1" },
  });
  await last().answer(200, { events: [{ n: 1 }, { n: 2 }] });
  expect(heard).toEqual([{ n: 1 }, { n: 2 }]);
  expect(asked).toHaveLength(2);
});

test("an answer opens the connection at once, before the time after which a held poll counts as let in", async () => {
  const { opened, last } = script();
  await settle();
  await last().answer(200, { events: [] });
  await expect(opened).resolves.toBeDefined();
});

test.each([
  ["a session that is not there", 404, undefined, { code: "not-found", status: 404 }],
  [
    "wrong credentials",
    401,
    { error_code: "2000", error_message: "who?" },
    {
      code: "connection-refused",
      status: 401,
      contractCode: "2000",
      reason: "who?",
    },
  ],
  [
    "a session that is gone, under another status",
    400,
    { error_code: 5005 },
    { code: "not-found", contractCode: "5005" },
  ],
  ["a server with a fault", 500, undefined, { code: "connection-refused", status: 500 }],
])("%s refuses the connection", async (_, status, body, wanted) => {
  const { opened, last, closings, clock } = script();
  await last().answer(status, body);
  await expect(opened).rejects.toMatchObject(wanted);
  expect([closings, clock.pending]).toEqual([[], 0]);
});

test("a server that is not there loses the connection before it is open", async () => {
  const { opened, last } = script();
  await last().fail();
  await expect(opened).rejects.toMatchObject({ code: "connection-lost" });
});

test("the caller's signal ends the attempt, and the poll with it", async () => {
  const { opened, aborter, last, clock } = script();
  aborter.abort();
  await expect(opened).rejects.toMatchObject({ code: "aborted" });
  expect([last().signal.aborted, clock.pending]).toEqual([true, 0]);
});

test.each([
  ["status 404", 404, undefined],
  ["the contract's code", 400, { error_code: "5005", error_message: "gone" }],
  ["the code as a number", 200, { error_code: 5005 }],
])("polling ends for good with 4404 on %s", async (_, status, body) => {
  const { open, last, closings, asked, clock } = script();
  await open();
  await last().answer(status, body);
  await clock.advance(60_000);
  expect(closings).toMatchObject([{ code: 4404 }]);
  expect(asked).toHaveLength(1);
});

test("credentials that are no longer good close the connection, so that they are asked for again", async () => {
  const { open, last, closings } = script();
  await open();
  await last().answer(401);
  expect(closings).toMatchObject([{ code: 4401, cause: { code: "unauthenticated" } }]);
});

test("pauses grow between failures, and a good answer makes them small again", async () => {
  const { open, last, asked, clock } = script();
  await open();
  for (const pause of [500, 1_000, 2_000]) {
    const before = asked.length;
    await last().fail();
    await clock.advance(pause - 1);
    expect(asked).toHaveLength(before);
    await clock.advance(1);
    expect(asked).toHaveLength(before + 1);
  }
  await last().answer(200, { events: [1] });
  await last().answer(503);
  await clock.advance(500);
  expect(asked).toHaveLength(6);
});

test("six failures in a row lose the connection", async () => {
  const { open, last, clock, closings } = script();
  await open();
  for (let count = 0; count < 6; count += 1) {
    expect(closings).toEqual([]);
    await last().fail();
    await clock.advance(500 * 2 ** count);
  }
  expect(closings).toMatchObject([{ code: 1006 }]);
});

test("a poll that is never answered fails when the hold time and ten seconds are over", async () => {
  const { open, asked, clock } = script();
  await open();
  await clock.advance(24_849);
  expect(asked[0]?.signal.aborted).toBe(false);
  await clock.advance(1);
  expect(asked[0]?.signal.aborted).toBe(true);
  await clock.advance(500);
  expect(asked).toHaveLength(2);
});

test("busy is waited out however long it takes", async () => {
  const { open, last, asked, clock, closings } = script();
  await open();
  for (let count = 0; count < 10; count += 1) {
    await last().answer(400, { error_code: "5509" });
    await clock.advance(5_000);
  }
  expect([asked.length, closings]).toEqual([11, []]);
});

test("the server's time to stay away is kept", async () => {
  const { open, last, asked, clock } = script();
  await open();
  await last().answer(429, undefined, { "retry-after": "20" });
  await clock.advance(20_000);
  expect(asked).toHaveLength(1);
  await clock.advance(500);
  expect(asked).toHaveLength(2);
});

test("empty answers that come at once do not make a busy loop", async () => {
  const { open, last, asked, clock } = script();
  await open();
  await last().answer(200, { events: [] });
  expect(asked).toHaveLength(1);
  await clock.advance(850);
  expect(asked).toHaveLength(2);
  await clock.advance(5_000);
  await last().answer(200, { events: [] });
  expect(asked).toHaveLength(3);
});

const hi = { event: "message", msg_id: "1", msg: "hi" };
const typing = { event: "typing", party_id: "p" };
test.each([
  ["what was told before is told once", [hi, typing], [hi, typing, 3], [hi, typing, 3]],
  ["events that only look alike are kept", [typing], [typing], [typing, typing]],
  ["a part of the last batch is no repeat of it", [hi, typing], [hi], [hi, typing, hi]],
])("%s", async (_, first, second, wanted) => {
  const { open, last, heard } = script();
  await open();
  await last().answer(200, { events: first });
  await last().answer(200, { events: second });
  expect(heard).toEqual(wanted);
});

test("what waits travels in one request, in order, and the events of its answer are heard", async () => {
  const { open, asked, heard } = script();
  const link = await open();
  const sent = [1, 2].map((n) => link.send(buildFrame(anything, { n })));
  await settle();
  const later = link.send(buildFrame(anything, { n: 3 }));
  await settle();
  expect(asked.map(({ body }) => body)).toEqual([undefined, { events: [{ n: 1 }, { n: 2 }] }]);
  expect(asked[1]?.operation.method).toBe("POST");
  await asked[1]?.answer(200, { events: ["news"] });
  await Promise.all(sent);
  expect(heard).toEqual(["news"]);
  expect(asked[2]?.body).toEqual({ events: [{ n: 3 }] });
  await asked[2]?.answer(200);
  await later;
  expect(link.bufferedBytes).toBe(0);
});

test("a message that the server refuses is refused with its words; the connection goes on", async () => {
  const { open, asked, closings } = script();
  const link = await open();
  const sent = Promise.resolve(link.send(buildFrame(anything, 1)));
  sent.catch(() => {});
  await settle();
  await asked[1]?.answer(400, { error_code: "5003", error_message: "no" });
  await expect(sent).rejects.toMatchObject({ code: "invalid-message", contractCode: "5003", reason: "no" });
  expect(closings).toEqual([]);
});

test("nothing is sent twice: a request that gets no answer fails its messages", async () => {
  const { open, asked } = script();
  const link = await open();
  const sent = Promise.resolve(link.send(buildFrame(anything, 1)));
  sent.catch(() => {});
  await settle();
  await asked[1]?.fail();
  await expect(sent).rejects.toMatchObject({ code: "connection-lost" });
  expect(asked).toHaveLength(2);
});

test("closing ends the poll at once, lets the running request end, and refuses what waits", async () => {
  const { open, asked, closings, clock } = script();
  const link = await open();
  const first = link.send(buildFrame(anything, 1));
  await settle();
  const second = Promise.resolve(link.send(buildFrame(anything, 2)));
  second.then(
    () => {},
    () => {},
  );
  link.close(1000, "done");
  await expect(second).rejects.toMatchObject({ code: "closed" });
  expect([asked[0]?.signal.aborted, asked[1]?.signal.aborted, closings]).toEqual([true, false, []]);
  await asked[1]?.answer(200);
  await first;
  await settle();
  expect(closings).toEqual([{ code: 1000, reason: "done" }]);
  expect([clock.pending, link.bufferedBytes]).toEqual([0, 0]);
  await expect(Promise.resolve(link.send(buildFrame(anything, 3)))).rejects.toMatchObject({ code: "closed" });
});

test("a request that hangs is cut two seconds after closing", async () => {
  const { open, closings, clock } = script();
  const link = await open();
  const sent = Promise.resolve(link.send(buildFrame(anything, 1)));
  sent.then(
    () => {},
    () => {},
  );
  await settle();
  link.close(1000, "done");
  await clock.advance(2_000);
  expect(closings).toEqual([{ code: 1000, reason: "done" }]);
  await expect(sent).rejects.toBeInstanceOf(AsyncApiError);
});

test("a reader that says how far it has read goes on from there", async () => {
  const cursor = { query: "since", reply: "/next" };
  const operations = {
    waits: { ...waits, poll: { holdSeconds: [5, 15], concurrent: 1, cursor } },
    sends,
  } as const;
  const { open, last } = script({ operations });
  await open();
  await last().answer(200, { events: [1], next: 7 });
  expect(last().url.href).toBe("http://h/chat?tenant=t&since=7");
});

test("a channel that is not polled cannot be opened", async () => {
  const { opened } = script({ description: { address: "/chat", servers: [] } });
  await expect(opened).rejects.toMatchObject({ code: "unsupported" });
});
