import { describe, expect, test } from "vitest";
import { settle } from "../virtual-clock.js";
import { setStage, watch } from "./client-script.js";

const say = (id: string) => ({ type: "say", id, text: "hi" });
const said = (id: string) => ({ type: "said", id, text: "hi" });

describe("requests", () => {
  test("the answer is the first message that fits, and listeners hear it too", async () => {
    const { room, script } = setStage();
    const heard: unknown[] = [];
    room.on("said", (message) => heard.push(message));
    const first = watch(room.say(say("1")));
    const second = watch(room.say(say("2")));
    await settle();
    script.link.hear(said("9"));
    script.link.hear(said("2"));
    await settle();
    expect([first.state, second.state]).toEqual(["pending", "fine"]);
    script.link.hear({ type: "refused", id: "1", reason: "muted" });
    await settle();
    expect(first.value).toEqual({ type: "refused", id: "1", reason: "muted" });
    expect(heard).toEqual([said("9"), said("2")]);
  });

  test("of equal requests the oldest is answered first", async () => {
    const { room, script } = setStage();
    const order: number[] = [];
    for (const index of [1, 2]) void room.say(say("1")).then(() => order.push(index));
    await settle();
    script.link.hear(said("1"));
    await settle();
    expect(order).toEqual([1]);
    script.link.hear(said("1"));
    await settle();
    expect(order).toEqual([1, 2]);
  });

  test("no answer in time is a timeout, and a late one is an ordinary message", async () => {
    const { room, script, clock } = setStage();
    const answer = watch(room.say(say("1"), { timeoutMs: 1_000 }));
    await clock.advance(1_000);
    expect(answer.state).toBe("timeout");
    const reading = watch(room.entries().next());
    script.link.hear(said("1"));
    await settle();
    expect(reading.value).toEqual({ done: false, value: ["said", said("1")] });
  });

  test("a request that waits in the outbox is taken out when its time is over", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.verdicts = ["hang"];
    script.link.drop();
    const answer = watch(room.say(say("1"), { timeoutMs: 1_000 }));
    await clock.advance(1_000);
    expect(answer.state).toBe("timeout");
    await clock.advance(30_000);
    expect(script.links).toHaveLength(2);
    expect(script.link.sent).toEqual([]);
  });

  test("a signal ends a request, before and while it waits", async () => {
    const { room, clock } = setStage();
    const stop = new AbortController();
    const answer = watch(room.say(say("1"), { signal: stop.signal }));
    await settle();
    stop.abort();
    await settle();
    expect(answer.state).toBe("aborted");
    await expect(room.say(say("2"), { signal: stop.signal })).rejects.toMatchObject({ code: "aborted" });
    await room.close();
    expect(clock.pending).toBe(0);
  });

  test("after a drop only what may be done twice is asked again, with the same payload and before newer messages", async () => {
    const { room, script, clock } = setStage();
    const once = watch(room.say(say("1")));
    const twice = watch(room.look(say("2")));
    await settle();
    script.link.drop();
    void room.send("say", say("3"));
    await settle();
    expect([once.state, twice.state]).toEqual(["connection-lost", "pending"]);
    await clock.advance(500);
    expect(script.link.sent).toEqual([say("2"), say("3")]);
    script.link.hear(said("2"));
    await settle();
    expect(twice.state).toBe("fine");
  });

  test("an answer that breaks the contract fails its request instead of leaving it to wait", async () => {
    const { room, script, reports } = setStage();
    const heard: unknown[] = [];
    room.on("said", (message) => heard.push(message));
    const answer = watch(room.say(say("1")));
    await settle();
    script.link.hear({ type: "said", id: "1" });
    await settle();
    expect(answer.state).toBe("invalid-message");
    expect(heard).toEqual([]);
    expect(reports.at(-1)).toMatchObject({ kind: "invalid-message", direction: "incoming" });
  });

  test("closing ends what waits for an answer", async () => {
    const { room, clock } = setStage();
    const answer = watch(room.say(say("1")));
    await settle();
    expect(await room.close()).toEqual([]);
    await settle();
    expect(answer.state).toBe("closed");
    expect(clock.pending).toBe(0);
  });

  test("an operation with several messages finds the one that is meant, or is told its name", async () => {
    const { room, script } = setStage();
    await room.tell({ type: "shout", text: "HO" });
    await room.tell("shout", { type: "strange", text: "HO" });
    expect(script.link.sent).toEqual([
      { type: "shout", text: "HO" },
      { type: "strange", text: "HO" },
    ]);
    await expect(room.tell({ kind: 1 })).rejects.toMatchObject({ code: "unknown-message" });
  });
});

describe("answers in pieces", () => {
  const pieces = [
    { type: "piece", status: "PENDING", text: "a" },
    { type: "piece", status: "PENDING", text: "b" },
    { type: "piece", status: "DONE", text: "c" },
  ];

  test("come one by one to whoever iterates, and the last to whoever waits", async () => {
    const { room, script, clock } = setStage();
    const stream = room.ask({ type: "ask", id: "1" });
    await settle();
    // The time for an answer runs anew with each piece.
    for (const each of pieces) {
      await clock.advance(20_000);
      script.link.hear(each);
    }
    expect(await stream).toEqual(pieces[2]);
    const read: unknown[] = [];
    for await (const each of stream) read.push(each);
    expect(read).toEqual(pieces);
    expect(clock.pending).toBe(0);
  });

  test("of one request never mix with those of the next that nothing tells apart", async () => {
    const { room, script, clock } = setStage();
    const first = room.ask({ type: "ask", id: "1" });
    const second = watch(room.ask({ type: "ask", id: "2" }, { timeoutMs: 1_000 }));
    const plain = watch(room.say(say("3")));
    await settle();
    expect(script.link.sent).toEqual([{ type: "ask", id: "1" }, say("3")]);
    // Its time begins when it is sent.
    await clock.advance(2_000);
    expect([second.state, plain.state]).toEqual(["pending", "pending"]);
    for (const each of pieces) script.link.hear(each);
    expect(await first).toEqual(pieces[2]);
    expect(script.link.sent.at(-1)).toEqual({ type: "ask", id: "2" });
    script.link.hear({ ...pieces[2], text: "d" });
    await settle();
    expect(second.value).toMatchObject({ text: "d" });
  });

  test.each(["timeout", "aborted", "connection-lost"])(
    "let the next one go where theirs ends with %s",
    async (end) => {
      const { room, script, clock } = setStage();
      const stop = new AbortController();
      const first = watch(room.ask({ type: "ask", id: "1" }, { timeoutMs: 1_000, signal: stop.signal }));
      const second = watch(room.ask({ type: "ask", id: "2" }, { timeoutMs: 5_000 }));
      await settle();
      if (end === "aborted") stop.abort();
      if (end === "connection-lost") script.link.drop();
      await clock.advance(1_000);
      expect([first.state, second.state]).toEqual([end, "pending"]);
      expect(script.link.sent.at(-1)).toEqual({ type: "ask", id: "2" });
      script.link.hear(pieces[2]);
      await settle();
      expect(second.value).toEqual(pieces[2]);
      expect(clock.pending).toBe(0);
    },
  );

  test("that wait for others are given back by close, and time out where they cannot be sent", async () => {
    const { room, script, clock } = setStage();
    const asks = ["1", "2", "3"].map((id) => watch(room.ask({ type: "ask", id }, { timeoutMs: 1_000 })));
    await settle();
    script.verdicts = ["hang"];
    script.link.drop();
    await clock.advance(1_000);
    expect(asks.map(({ state }) => state)).toEqual(["connection-lost", "timeout", "pending"]);
    expect(await room.close()).toEqual([{ name: "ask", message: { type: "ask", id: "3" } }]);
    await settle();
    expect(asks.at(-1)?.state).toBe("closed");
    expect(clock.pending).toBe(0);
  });

  test("end with the error for readers too, after the pieces that came", async () => {
    const { room, script } = setStage();
    const stream = room.ask({ type: "ask", id: "1" });
    await settle();
    script.link.hear(pieces[0]);
    script.link.drop();
    const read: unknown[] = [];
    const reading = (async () => {
      for await (const each of stream) read.push(each);
    })();
    await expect(reading).rejects.toMatchObject({ code: "connection-lost" });
    expect(read).toEqual([pieces[0]]);
  });
});

describe("a stream that cannot begin", () => {
  test("fails where it is read, and nowhere else", async () => {
    const { room } = setStage();
    const read = async () => {
      for await (const each of room.ask({ type: "ask" })) throw new Error(`read ${String(each)}`);
    };
    await expect(read()).rejects.toMatchObject({ code: "invalid-message" });
    void room.ask({ type: "ask" });
    await settle();
  });
});

describe("Socket.IO", () => {
  test("events have names, and an acknowledgement is the answer", async () => {
    const { client, script } = setStage({ auth: () => ({ token: "secret" }) });
    const room = client.socket();
    const answer = watch(room.say(say("1")));
    const heard: string[] = [];
    room.on("said", () => heard.push("said"));
    await settle();
    expect(script.targets[0]?.socketio).toEqual({ path: "/engine", auth: { token: "secret" } });
    expect(script.link.asked.map(({ payload }) => payload)).toEqual([say("1")]);
    script.link.asked[0]?.answer({ text: "hi" });
    await settle();
    expect(answer.value).toEqual({ text: "hi" });
    script.link.hear({ text: "by name" }, "said");
    script.link.hear({ text: "no such name" }, "__proto__");
    expect(heard).toEqual(["said", "said"]);
    expect(room.unknown).toMatchObject([{ event: "__proto__" }]);
  });

  test("what was asked on a link that is lost is asked again where that does no harm", async () => {
    const { client, script, clock } = setStage();
    const room = client.socket();
    const once = watch(room.say(say("1")));
    const twice = watch(room.look(say("2")));
    await settle();
    script.link.drop();
    await clock.advance(500);
    expect(once.state).toBe("connection-lost");
    script.link.asked[0]?.answer(said("2"));
    await settle();
    expect(twice.state).toBe("fine");
  });
});
