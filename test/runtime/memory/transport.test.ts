import { describe, expect, test } from "vitest";
import { createClient } from "../../../src/runtime/client/client.js";
import { createRandom, type Fate, type Faults, randomFaults } from "../../../src/runtime/memory/faults.js";
import { type MemoryOptions, memory } from "../../../src/runtime/memory/transport.js";
import type {
  Acceptor,
  Admission,
  Handshake,
  Peer,
  ResourceAnswer,
  ResourceRequest,
  Session,
} from "../../../src/runtime/wire/acceptor.js";
import type { Closing } from "../../../src/runtime/wire/closing.js";
import { buildFrame, type IncomingFrame } from "../../../src/runtime/wire/frame.js";
import { type RoomsClient, rooms, said } from "../client/client-rooms.js";
import { watch } from "../client/client-script.js";
import { settle, VirtualClock } from "../virtual-clock.js";

/** A server that answers whatever is said with the same words, each only once. */
class Echo implements Acceptor {
  readonly description = rooms;
  readonly handshakes: Handshake[] = [];
  readonly requests: ResourceRequest[] = [];
  readonly delivered: boolean[] = [];
  readonly peers: Peer[] = [];
  readonly frames: IncomingFrame[] = [];
  readonly closings: Closing[] = [];
  admission: { readonly ok: false; readonly status: number } | undefined;
  answering: (request: ResourceRequest) => Promise<ResourceAnswer> = async () => ({
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: { lines: "x", at: new Date(0), left: undefined },
  });

  async admit(handshake: Handshake): Promise<Admission> {
    this.handshakes.push(handshake);
    return this.admission === undefined
      ? { ok: true, handshake, identity: "me" }
      : { ...this.admission, code: "no", reason: "no", retryAfterMs: 5 };
  }

  connect(_: unknown, peer: Peer): Session {
    this.peers.push(peer);
    return {
      id: String(this.peers.length),
      receive: (frame, acknowledge) => {
        this.frames.push(frame);
        const payload = { ...(frame.ok ? Object(frame.payload) : {}), type: "said" };
        if (acknowledge === undefined) peer.send(buildFrame(said, payload));
        else acknowledge(payload, said);
      },
      closed: (closing) => void this.closings.push(closing),
    };
  }

  async answer(request: ResourceRequest): Promise<ResourceAnswer> {
    this.requests.push(request);
    void request.delivered.then((isDelivered) => this.delivered.push(isDelivered));
    return this.answering(request);
  }

  async close(): Promise<void> {}
}

function set(options: Omit<MemoryOptions, "clock"> = {}) {
  const echo = new Echo();
  const clock = new VirtualClock();
  const transport = memory(echo, { clock, ...options });
  const client = createClient<RoomsClient>(
    rooms,
    { clock, random: () => 1, auth: () => ({ key: "k", token: "t", cookie: "c d" }) },
    [transport],
  );
  const room = client.room({
    parameters: { roomId: "a b" },
    query: { as: "me" },
    headers: { "User-ID": "7" },
  });
  return { echo, clock, transport, client, room };
}

const say = (id: string) => ({ type: "say", id, text: "hi" });
const here = { parameters: { roomId: "7" }, query: { tenantUrl: "t" } };
/** The fate of the passages of one direction, one after the other. */
const script =
  (direction: "up" | "down", ...fates: readonly Fate[]): Faults =>
  (passage) =>
    passage.direction === direction ? fates[passage.index] : undefined;

describe("the memory transport", () => {
  test("tells the server what a handshake would tell", async () => {
    const { echo, client, room } = set();
    await room.connect();
    const guarded = client.guardedRoom();
    const socket = client.socket();
    await Promise.all([guarded.connect(), socket.connect()]);
    const [first, second, third] = echo.handshakes;
    expect(first).toMatchObject({ channel: "room", transport: "memory", parameters: { roomId: "a b" } });
    expect(first?.query.get("as")).toBe("me");
    expect(first?.headers("user-id")).toBe("7");
    expect(first?.headers("origin")).toBeUndefined();
    expect(second?.query.get("access_token")).toBe("t");
    expect(second?.cookies).toEqual({ session: "c d" });
    expect(third?.auth).toEqual({ token: "t" });
  });

  test("frames cross as JSON, later, with their size", async () => {
    const { echo, room } = set();
    const heard: unknown[] = [];
    await room.connect();
    room.on("said", (message) => heard.push(message));
    const payload = { ...say("1"), at: new Date(0), left: undefined };
    const answer = room.say(payload);
    expect(echo.frames).toEqual([]);
    expect(await answer).toEqual({ type: "said", id: "1", text: "hi", at: "1970-01-01T00:00:00.000Z" });
    const bytes = JSON.stringify(payload).length;
    expect(echo.frames).toMatchObject([{ ok: true, payload: { type: "say" }, bytes }]);
    expect(heard).toHaveLength(1);
  });

  test("acknowledgements and the names of events are those of Socket.IO", async () => {
    const { echo, client } = set();
    const socket = client.socket();
    expect(await socket.say(say("1"))).toMatchObject({ id: "1" });
    expect(echo.frames).toMatchObject([{ event: "say" }]);
  });

  test("a refusal rejects with its status and its time", async () => {
    const { echo, room, clock } = set();
    echo.admission = { ok: false, status: 401 };
    const connected = watch(room.connect());
    await clock.advance(10_000);
    expect(connected.state).toBe("connection-refused");
    expect(echo.handshakes).toHaveLength(3);
  });

  test("either side can say goodbye, behind what is under way", async () => {
    const { echo, room, clock, transport } = set();
    await room.connect();
    const heard: unknown[] = [];
    room.on("said", (message) => heard.push(message));
    echo.peers[0]?.send(buildFrame(said, { type: "said", text: "last" }));
    echo.peers[0]?.close(1001, "restart");
    echo.peers[0]?.send(buildFrame(said, { type: "said", text: "too late" }));
    await settle();
    expect(heard).toEqual([{ type: "said", text: "last" }]);
    expect(echo.closings).toEqual([{ code: 1001, reason: "restart" }]);
    await clock.advance(500);
    void room.send("say", say("1"));
    await room.close({ reason: "bye" });
    expect(echo.frames).toHaveLength(1);
    expect(echo.closings[1]).toEqual({ code: 1000, reason: "bye" });
    expect(transport.connections).toBe(0);
    expect(clock.pending).toBe(0);
  });

  test("a server that pauses reads on where it stopped", async () => {
    const { echo, room } = set();
    await room.connect();
    echo.peers[0]?.pause();
    await room.send("say", say("1"));
    await room.send("say", say("2"));
    await settle();
    expect(echo.frames).toEqual([]);
    echo.peers[0]?.resume();
    await settle();
    expect(echo.frames).toHaveLength(2);
  });

  test("a wire that is cut is mended by the client", async () => {
    const { echo, room, clock, transport } = set();
    await room.connect();
    const lost = watch(room.say(say("1")));
    transport.cut();
    await settle();
    expect(lost.state).toBe("connection-lost");
    expect(echo.frames).toEqual([]);
    expect(echo.closings).toMatchObject([{ code: 1006 }]);
    await clock.advance(500);
    expect(room.state).toBe("open");
    expect(transport.connections).toBe(1);
  });
});

describe("faults", () => {
  test.each<[string, Fate[], string[]]>([
    ["drop", [{}, { copies: 0 }], ["1", "3"]],
    ["duplicate", [{ copies: 2 }], ["1", "1", "2", "3"]],
    ["reorder", [{ isOvertaken: true }], ["2", "1", "3"]],
    ["delay, and those behind wait too", [{ delayMs: 1_000 }], ["1", "2", "3"]],
    ["reorder the last, which is only late", [{}, {}, { isOvertaken: true }], ["1", "2", "3"]],
  ])("%s", async (_, fates, wanted) => {
    const { echo, room, clock } = set({ faults: script("up", ...fates) });
    await room.connect();
    for (const id of ["1", "2", "3"]) await room.send("say", say(id));
    await clock.advance(2_000);
    expect(echo.frames.map((frame) => frame.ok && Reflect.get(Object(frame.payload), "id"))).toEqual(wanted);
    await room.close();
    expect(clock.pending).toBe(0);
  });

  test.each<[string, Faults, number, string]>([
    ["before the request", script("up", { cut: "before" }), 1, "fine"],
    ["after the request", script("up", { cut: "after" }), 2, "fine"],
    ["before the answer", script("down", { cut: "before" }), 2, "fine"],
    ["after the answer", script("down", { cut: "after" }), 1, "fine"],
  ])("a wire cut %s: what may be done twice is done", async (_, faults, times, state) => {
    const { echo, room, clock } = set({ faults });
    const answer = watch(room.look(say("1")));
    await clock.advance(5_000);
    expect(answer.state).toBe(state);
    expect(echo.frames).toHaveLength(times);
    expect(new Set(echo.frames.map((frame) => JSON.stringify(frame))).size).toBe(1);
  });

  test.each<[string, Faults, number, string]>([
    ["before the request", script("up", { cut: "before" }), 0, "connection-lost"],
    ["after the request", script("up", { cut: "after" }), 1, "connection-lost"],
    ["before the answer", script("down", { cut: "before" }), 1, "connection-lost"],
    ["after the answer", script("down", { cut: "after" }), 1, "fine"],
  ])("a wire cut %s: anything else is done once at most", async (_, faults, times, state) => {
    const { echo, room, clock } = set({ faults });
    const answer = watch(room.say(say("1")));
    await clock.advance(5_000);
    expect(answer.state).toBe(state);
    expect(echo.frames).toHaveLength(times);
  });

  test("at random they are the same for the same seed", () => {
    const draw = (seed: number) => {
      const faults = randomFaults({
        seed,
        drop: 0.3,
        duplicate: 0.3,
        reorder: 0.3,
        cut: 0.1,
        delayMs: [5, 9],
      });
      return Array.from({ length: 50 }, (_, index) =>
        faults({ direction: "up", kind: "frame", index, json: "" }),
      );
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1).every((fate) => (fate?.delayMs ?? 0) >= 5 && (fate?.delayMs ?? 0) < 9)).toBe(true);
    const random = createRandom(7);
    const mean = Array.from({ length: 1_000 }, random).reduce((sum, each) => sum + each) / 1_000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });

  test.each([1, 2, 3, 4, 5])(
    "under all of them at once a client settles everything (seed %i)",
    async (seed) => {
      const rates = { seed, drop: 0.05, duplicate: 0.1, reorder: 0.1, cut: 0.005, delayMs: [0, 50] } as const;
      const { echo, room, clock, transport } = set({ faults: randomFaults(rates) });
      const answers = Array.from({ length: 200 }, (_, index) => watch(room.look(say(String(index)))));
      await clock.advance(120_000);
      const seen = new Set(answers.map(({ state }) => state));
      expect([...seen].filter((state) => state !== "fine" && state !== "timeout")).toEqual([]);
      const fine = answers.flatMap(({ state }, index) => (state === "fine" ? [String(index)] : []));
      expect(fine.length).toBeGreaterThan(100);
      const arrived = new Set(
        echo.frames.map((frame) => frame.ok && Reflect.get(Object(frame.payload), "id")),
      );
      expect(fine.every((id) => arrived.has(id))).toBe(true);
      for (const [index, { value }] of answers.entries())
        if (value !== undefined) expect(value).toMatchObject({ id: String(index) });
      await room.close();
      await clock.advance(10);
      expect([clock.pending, transport.connections]).toEqual([0, 0]);
    },
  );
});

describe("HTTP in memory", () => {
  test("reaches the operation with its parameters, and both bodies cross as JSON", async () => {
    const { echo, client } = set();
    expect(await client.getLines(here)).toEqual({ lines: "x", at: "1970-01-01T00:00:00.000Z" });
    const [request] = echo.requests;
    expect(request).toMatchObject({ operation: "getLines", parameters: { roomId: "7" } });
    expect(request?.headers("api-token")).toBe("k");
    expect(request?.query.get("tenantUrl")).toBe("t");
    await client.addLine({ text: "hi", at: new Date(0) }, here);
    expect(echo.requests[1]?.body).toEqual({
      ok: true,
      value: { text: "hi", at: "1970-01-01T00:00:00.000Z" },
    });
    await settle();
    expect(echo.delivered).toEqual([true, true]);
  });

  test("forms are fields and files", async () => {
    const { echo, client } = set();
    const picture = new Blob(["png"]);
    echo.answering = async () => ({ status: 200, headers: {}, body: picture });
    const file = new File(["hello"], "hello.txt");
    expect(await client.upload({ file, tags: ["a", "b"] })).toBe(picture);
    expect(echo.requests[0]?.body).toMatchObject({
      ok: true,
      value: { file: { size: 5 }, tags: ["a", "b"] },
    });
  });

  test.each<[string, Faults, number]>([
    ["before the server", script("up", { cut: "before" }), 1],
    ["after the server", script("up", { cut: "after" }), 2],
    ["before the answer", script("down", { copies: 0 }), 2],
  ])("a call that is lost %s is made again where that does no harm", async (_, faults, times) => {
    const { echo, client, clock } = set({ faults });
    const call = watch(client.getLines(here));
    await clock.advance(1_000);
    expect(call.state).toBe("fine");
    expect(echo.requests).toHaveLength(times);
    expect(echo.delivered).toEqual([...Array.from({ length: times - 1 }, () => false), true]);
  });

  test("a caller that stops waiting hangs up", async () => {
    const { echo, client } = set();
    echo.answering = () => new Promise(() => {});
    const stop = new AbortController();
    const call = watch(client.getLines({ ...here, signal: stop.signal }));
    await settle();
    stop.abort();
    await settle();
    expect(call.state).toBe("aborted");
    expect(echo.requests[0]?.signal.aborted).toBe(true);
    expect(echo.delivered).toEqual([false]);
  });

  test("an address that the server does not have is 404", async () => {
    const { client, transport } = set();
    const { http } = rooms.operations.addLine;
    const call = { operation: http, headers: {}, signal: new AbortController().signal };
    expect(await transport.call?.({ ...call, url: new URL("https://x/nowhere") })).toMatchObject({
      status: 404,
    });
    await client.close();
  });
});
