import { describe, expect, test } from "vitest";
import type { StateChange } from "../../../src/runtime/client/connection.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import { setStage, watch } from "./client-script.js";

const refused = (status: number) => new AsyncApiError("connection-refused", "no", { status });
const hello = { type: "said", text: "hello" };

describe("the life of a connection", () => {
  test("it is idle until somebody connects, and closed at the end", async () => {
    const { room, script, clock } = setStage();
    const states: string[] = [];
    room.onState(({ from, to }) => states.push(`${from} ${to}`));
    expect(room.state).toBe("idle");
    await room.connect();
    expect(room.state).toBe("open");
    expect(await room.close({ reason: "done" })).toEqual([]);
    expect(script.link.closings).toEqual([{ code: 1000, reason: "done" }]);
    expect(states).toEqual(["idle connecting", "connecting open", "open closing", "closing closed"]);
    expect(clock.pending).toBe(0);
  });

  test("callers of connect share one attempt, and what came before they could listen is not lost", async () => {
    const { room, script } = setStage();
    script.prepare = (link) => link.hear(hello);
    const heard: unknown[] = [];
    room.on("said", (message) => heard.push(message));
    await Promise.all([room.connect(), room.connect()]);
    await room.connect();
    expect(script.targets).toHaveLength(1);
    expect(heard).toEqual([hello]);
  });

  test("a drop is followed by pauses that grow and start small again after a stable time", async () => {
    const { room, script, clock } = setStage();
    const pauses: (number | undefined)[] = [];
    room.onState(({ to, retryInMs }) => to === "waiting" && pauses.push(retryInMs));
    await room.connect();
    script.verdicts = [new AsyncApiError("connection-lost", ""), new AsyncApiError("connection-lost", "")];
    script.link.drop();
    await clock.advance(500 + 1_000 + 2_000);
    expect(room.state).toBe("open");
    script.link.drop();
    await clock.advance(4_000);
    expect(room.state).toBe("open");
    await clock.advance(10_000);
    script.link.drop();
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 500]);
  });

  test("pauses are drawn from between nothing and their bound", async () => {
    const { room, script } = setStage({ random: () => 0.25 });
    const pauses: (number | undefined)[] = [];
    room.onState(({ to, retryInMs }) => to === "waiting" && pauses.push(retryInMs));
    await room.connect();
    script.link.drop();
    expect(pauses).toEqual([125]);
  });

  test("a server that asks for time gets it before the pause", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.link.drop({ code: 1013, reason: "", retryAfterMs: 60_000 });
    await clock.advance(60_400);
    expect(room.state).toBe("waiting");
    await clock.advance(100);
    expect(room.state).toBe("open");
  });

  test("an attempt that takes too long is given up, and its late link closed", async () => {
    const { room, script, clock } = setStage({ limits: { connectMs: 1_000 } });
    script.verdicts = ["hang"];
    const connected = watch(room.connect());
    const changes: StateChange[] = [];
    room.onState((change) => changes.push(change));
    await clock.advance(1_000);
    expect(changes[0]).toMatchObject({ to: "waiting", error: { code: "timeout" } });
    expect(script.targets[0]?.signal.aborted).toBe(true);
    await clock.advance(500);
    expect(connected.state).toBe("fine");
  });

  test("credentials are asked for at each attempt, and three refusals in a row are enough", async () => {
    let asked = 0;
    const { script, clock, client } = setStage({
      auth: () => {
        asked += 1;
        return { token: `t${asked}` };
      },
    });
    const room = client.guardedRoom();
    script.verdicts = [refused(401), refused(403), refused(401), refused(401)];
    const connected = watch(room.connect());
    await clock.advance(60_000);
    expect(connected.state).toBe("connection-refused");
    expect(room.state).toBe("closed");
    expect(asked).toBe(3);
    expect(script.targets.map(({ url }) => url.searchParams.get("access_token"))).toEqual(["t1", "t2", "t3"]);
    expect(clock.pending).toBe(0);
  });

  test.each([404, 429, 500, 503])("a refusal with %i is a matter of patience", async (status) => {
    const { script, clock, room } = setStage();
    script.verdicts = Array.from({ length: 5 }, () => refused(status));
    const connected = watch(room.connect());
    await clock.advance(60_000);
    expect(connected.state).toBe("fine");
  });

  test("credentials that cannot be had now are asked for again", async () => {
    let asked = 0;
    const { room, clock } = setStage({
      auth: async () => {
        asked += 1;
        if (asked < 5) throw new Error("the token service is away");
        return {};
      },
    });
    const connected = watch(room.connect());
    await clock.advance(60_000);
    expect(connected.state).toBe("fine");
  });

  test.each([
    [1000, "waiting"],
    [1001, "waiting"],
    [1005, "waiting"],
    [1006, "waiting"],
    [999, "waiting"],
    [5000, "waiting"],
    [1008, "closed"],
    [4404, "closed"],
    [4409, "closed"],
  ])("after close code %i the connection is %s", async (code, state) => {
    const { room, script, clock } = setStage();
    await room.connect();
    const reading = watch(room.messages().next());
    script.link.drop({ code, reason: "r".repeat(200) });
    expect(room.state).toBe(state);
    // Data after the goodbye is nobody's.
    script.link.hear(hello);
    await settle();
    expect(reading.state).toBe(state === "closed" ? "closed" : "pending");
    await room.close();
    expect(clock.pending).toBe(0);
  });

  test("closing while it connects or waits leaves nothing behind", async () => {
    for (const verdict of ["hang", new AsyncApiError("connection-lost", "")] as const) {
      const { room, script, clock } = setStage();
      script.verdicts = [verdict];
      const connected = watch(room.connect());
      await settle();
      await room.close();
      await settle();
      expect(connected.state).toBe("closed");
      expect(clock.pending).toBe(0);
      expect(watch(room.connect())).toBeDefined();
      await expect(room.connect()).rejects.toMatchObject({ code: "closed" });
    }
  });

  test("a goodbye that is not answered ends by itself", async () => {
    const { room, script, clock } = setStage();
    await room.connect();
    script.link.close = () => {};
    const closed = watch(room.close());
    await clock.advance(4_999);
    expect(closed.state).toBe("pending");
    await clock.advance(1);
    expect(closed.state).toBe("fine");
  });

  test("a caller that no longer wants to connect ends an attempt that nobody else wants", async () => {
    const { room, script, clock } = setStage();
    script.verdicts = ["hang"];
    const stop = new AbortController();
    const connected = watch(room.connect({ signal: stop.signal }));
    await settle();
    stop.abort();
    await settle();
    expect(connected.state).toBe("aborted");
    expect(room.state).toBe("idle");
    expect(clock.pending).toBe(0);
    await room.connect();
    expect(room.state).toBe("open");
  });

  test("a listener that closes the connection as soon as it opens is obeyed", async () => {
    const { room, clock, script } = setStage();
    room.onState(({ to }) => to === "open" && void room.close());
    await room.connect().catch(() => {});
    await settle();
    expect(room.state).toBe("closed");
    expect(script.link.closings).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test("ten minutes without a server cost a bounded number of attempts", async () => {
    const { room, script, clock } = setStage({ random: () => 0.5 });
    await room.connect();
    script.verdicts = Array.from({ length: 1_000 }, () => new AsyncApiError("connection-lost", ""));
    script.link.drop();
    await clock.advance(600_000);
    expect(script.targets.length).toBeGreaterThan(10);
    expect(script.targets.length).toBeLessThan(60);
  });
});

describe("a link that hears pings", () => {
  const connect = async () => {
    const stage = setStage();
    stage.script.prepare = (link) => {
      link.hearsPings = true;
      // Half-open: not even the goodbye is answered.
      link.close = (code, reason) => void link.closings.push({ code, reason });
    };
    await stage.room.connect();
    return { ...stage, first: stage.script.link };
  };

  test("counts as lost after a silence of 40 seconds, and is replaced within 45", async () => {
    const { room, script, clock, first } = await connect();
    await clock.advance(39_999);
    expect(room.state).toBe("open");
    await clock.advance(5_000);
    expect(script.links).toHaveLength(2);
    expect(room.state).toBe("open");
    expect(first.closings).toHaveLength(1);
    first.drop();
    expect(room.state).toBe("open");
  });

  test("lives as long as something is heard", async () => {
    const { script, clock } = await connect();
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(30_000);
      if (minute % 2 === 0) script.link.events.alive();
      else script.link.hear(hello);
    }
    expect(script.links).toHaveLength(1);
  });

  test("survives a machine that was asleep and then hears what had come", async () => {
    const { script, clock } = await connect();
    await clock.sleep(3_600_000);
    expect(script.links).toHaveLength(1);
    await clock.advance(4_000);
    script.link.events.alive();
    await clock.advance(39_000);
    expect(script.links).toHaveLength(1);
  });

  test("is replaced after a sleep where nothing had come", async () => {
    const { script, clock } = await connect();
    await clock.sleep(3_600_000);
    await clock.advance(6_000);
    expect(script.links).toHaveLength(2);
  });
});
