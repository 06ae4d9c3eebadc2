import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { settle } from "../virtual-clock.js";
import { setStage, watch } from "./client-script.js";

const typing = { type: "typing" };
const say = (id: string) => ({ type: "say", id, text: "hi" });

describe("sending", () => {
  test("the first message connects", async () => {
    const { room, script } = setStage();
    await room.send("typing", typing);
    expect(script.link.sent).toEqual([typing]);
  });

  test("what was said without a link goes out in order, before anything newer", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.link.drop();
    const sent = ["1", "2", "3"].map((id) => watch(room.send("say", say(id))));
    expect(sent.map(({ state }) => state)).toEqual(["pending", "pending", "pending"]);
    room.onState(({ to }) => {
      if (to === "open") void room.send("say", say("4"));
    });
    await clock.advance(500);
    expect(script.link.sent).toEqual([say("1"), say("2"), say("3"), say("4")]);
    await settle();
    expect(sent.map(({ state }) => state)).toEqual(["fine", "fine", "fine"]);
  });

  test("what a link did not take, since it was going away, goes out with the next", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.link.isOpen = false;
    const sent = watch(room.send("say", say("1")));
    await settle();
    expect(sent.state).toBe("pending");
    script.link.events.closed({ code: 1006, reason: "" });
    await clock.advance(500);
    expect(sent.state).toBe("fine");
    expect(script.link.sent).toEqual([say("1")]);
  });

  test("a link that takes its time is not given the next message before", async () => {
    const { room, script } = setStage();
    await room.connect();
    let take = () => {};
    script.link.taken = new Promise((resolve) => {
      take = resolve;
    });
    const first = watch(room.send("say", say("1")));
    const second = watch(room.send("say", say("2")));
    await settle();
    expect(script.link.sent).toEqual([say("1")]);
    expect(first.state).toBe("pending");
    take();
    await settle();
    expect([first.state, second.state]).toEqual(["fine", "fine"]);
    expect(script.link.sent).toEqual([say("1"), say("2")]);
  });

  test("the outbox is bounded in messages and in bytes", async () => {
    const { room, script } = setStage({ limits: { outboxMessages: 3, outboxBytes: 200 } });
    script.verdicts = ["hang"];
    const kept = [1, 2, 3].map((id) => watch(room.send("say", say(String(id)))));
    await expect(room.send("say", say("4"))).rejects.toMatchObject({ code: "outbox-full" });
    expect(kept.map(({ state }) => state)).toEqual(["pending", "pending", "pending"]);
    const other = setStage({ limits: { outboxBytes: 60 } });
    other.script.verdicts = ["hang"];
    void other.room.send("say", say("1"));
    await expect(other.room.send("say", say("ä".repeat(20)))).rejects.toMatchObject({ code: "outbox-full" });
  });

  test("a link that does not get rid of its bytes takes no more", async () => {
    const { room, script } = setStage();
    await room.connect();
    script.link.bufferedBytes = 2_000_000;
    await expect(room.send("say", say("1"))).rejects.toMatchObject({ code: "outbox-full" });
  });

  test("closing gives back what was never sent, and unwatched promises hurt nobody", async () => {
    const { room, script } = setStage();
    script.verdicts = ["hang"];
    void room.send("say", say("1"));
    const asked = watch(room.say(say("2")));
    expect(await room.close()).toEqual([
      { name: "say", message: say("1") },
      { name: "say", message: say("2") },
    ]);
    await settle();
    expect(asked.state).toBe("closed");
    await expect(room.send("say", say("3"))).rejects.toMatchObject({ code: "closed" });
  });

  test("an aborted message leaves the outbox; one that was handed over does not come back", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.link.drop();
    const stop = new AbortController();
    const sent = watch(room.send("say", say("1"), { signal: stop.signal }));
    const kept = watch(room.send("say", say("2")));
    stop.abort(new Error("changed my mind"));
    await clock.advance(500);
    expect([sent.state, kept.state]).toEqual(["aborted", "fine"]);
    expect(script.link.sent).toEqual([say("2")]);
    script.link.drop();
    await clock.advance(1_000);
    expect(script.links).toHaveLength(3);
    expect(script.link.sent).toEqual([]);
    await expect(room.send("say", say("3"), { signal: stop.signal })).rejects.toMatchObject({
      code: "aborted",
    });
  });

  test("a signal that outlives many messages is not held on to", async () => {
    const { room } = setStage();
    const { signal } = new AbortController();
    await room.connect();
    for (let index = 0; index < 3; index += 1) {
      await room.send("typing", typing, { signal });
      const asked = watch(room.say(say("1"), { signal, timeoutMs: 1 }));
      expect(asked.state).toBe("pending");
    }
    await room.close();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("a message that breaks the contract is not sent, unless the client may", async () => {
    const wrong = { type: "say", id: "1" };
    const { room, script, reports } = setStage();
    await expect(room.send("say", wrong)).rejects.toMatchObject({
      code: "invalid-message",
      issues: [{ path: "/text" }],
    });
    expect(script.targets).toEqual([]);
    expect(reports).toMatchObject([{ kind: "invalid-message", direction: "outgoing", message: "say" }]);
    for (const outgoing of ["warn", "off"] as const) {
      const other = setStage({ validation: { outgoing } });
      await other.room.send("say", wrong);
      expect(other.script.link.sent).toEqual([wrong]);
      expect(other.reports.filter(({ kind }) => kind === "invalid-message")).toHaveLength(
        outgoing === "warn" ? 1 : 0,
      );
    }
  });

  test("a payload that is no JSON is refused and does not stop the others", async () => {
    const { room, script } = setStage();
    const loop: Record<string, unknown> = { ...say("1") };
    loop.self = loop;
    await room.connect();
    await expect(room.send("say", loop)).rejects.toMatchObject({ code: "invalid-message" });
    await room.send("say", say("2"));
    expect(script.link.sent).toEqual([say("2")]);
  });
});
