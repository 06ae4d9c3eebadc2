import { describe, expect, test } from "vitest";
import { settle } from "../virtual-clock.js";
import { setStage } from "./client-script.js";

const hello = { type: "said", text: "hello" };

describe("hearing", () => {
  test("what the contract does not know is kept, bounded, and reported without its payload", async () => {
    const { room, script, reports } = setStage({ limits: { unknownMessages: 2 } });
    await room.connect();
    const seen: unknown[] = [];
    room.onUnknown(({ payload }) => seen.push(payload));
    for (const payload of [{ type: "one" }, 2, null]) script.link.hear(payload);
    script.link.events.frame({ ok: false, reason: "binary", bytes: 7 });
    expect(room.unknown).toMatchObject([{ payload: null }, { payload: undefined, reason: "binary" }]);
    expect(seen).toEqual([{ type: "one" }, 2, null, undefined]);
    expect(reports.filter(({ kind }) => kind === "unknown-message")).toHaveLength(4);
    expect(JSON.stringify(reports)).not.toContain('"payload"');
  });

  test("a message that is too large is not delivered", async () => {
    const { room, script } = setStage({ limits: { messageBytes: 50 } });
    await room.connect();
    script.link.hear({ type: "said", text: "x".repeat(100) });
    expect(room.unknown).toMatchObject([{ reason: "it is larger than 50 bytes" }]);
  });

  test("a listener that fails, now or later, is reported and disturbs nobody", async () => {
    const { room, script, reports } = setStage();
    await room.connect();
    const heard: unknown[] = [];
    room.on("said", () => {
      throw new Error("first");
    });
    room.on("said", async () => {
      throw new Error("second");
    });
    room.on("said", (message) => heard.push(message));
    script.link.hear(hello);
    await settle();
    expect(heard).toEqual([hello]);
    expect(reports.filter(({ kind }) => kind === "listener-failed")).toHaveLength(2);
  });

  test("listeners stop with their function or their signal", async () => {
    const { room, script } = setStage();
    await room.connect();
    const heard: string[] = [];
    const stop = new AbortController();
    const off = room.on("said", () => heard.push("function"));
    room.on("said", () => heard.push("signal"), { signal: stop.signal });
    room.on("said", () => heard.push("never"), { signal: AbortSignal.abort() });
    script.link.hear(hello);
    off();
    stop.abort();
    script.link.hear(hello);
    expect(heard).toEqual(["function", "signal"]);
  });

  test.each([
    ["strict", 0, 1],
    ["warn", 1, 1],
    ["off", 1, 0],
  ] as const)("with %s checking %i invalid messages arrive", async (incoming, arrive, reported) => {
    const { room, script, reports } = setStage({ validation: { incoming } });
    await room.connect();
    const heard: unknown[] = [];
    room.on("said", (message) => heard.push(message));
    script.link.hear({ type: "said" });
    expect(heard).toHaveLength(arrive);
    expect(reports.filter(({ kind }) => kind === "invalid-message")).toHaveLength(reported);
  });

  test("iterators outlive drops, and end when the connection does", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    const read: unknown[] = [];
    const reading = (async () => {
      for await (const [name] of room.entries()) read.push(name);
    })();
    script.link.hear(hello);
    script.link.drop();
    await clock.advance(500);
    script.link.hear({ type: "refused", reason: "muted" });
    await room.close();
    await reading;
    expect(read).toEqual(["said", "refused"]);
    expect(await room.messages().next()).toEqual({ done: true, value: undefined });
  });
});
