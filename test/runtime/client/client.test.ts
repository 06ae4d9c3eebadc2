import { describe, expect, test } from "vitest";
import { type Client, createClient } from "../../../src/runtime/client/client.js";
import type { Connection } from "../../../src/runtime/client/connection.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import { VirtualClock } from "../virtual-clock.js";
import { line, lines, type RoomsClient, rooms, said, say } from "./client-rooms.js";
import { Script, setStage, watch } from "./client-script.js";

const lost = new AsyncApiError("connection-lost", "reset");
const here = { parameters: { roomId: "a/b" }, query: { tenantUrl: "t" } };

describe("createClient", () => {
  test("has a function for each channel that carries a connection and a method for each HTTP operation", () => {
    const { client, room } = setStage();
    expect(Object.keys(client).sort()).toEqual(
      ["addLine", "close", "getLines", "guardedRoom", "room", "socket", "upload"].sort(),
    );
    expect(Object.keys(room).sort()).toEqual(["ask", "look", "say", "tell", "typing"]);
  });

  test("a channel has the operations of the channel that it mirrors", async () => {
    const { client, script } = setStage({ auth: () => ({ token: "x", cookie: "y", key: "z" }) });
    await client.guardedRoom().typing({ type: "typing" });
    expect(script.targets[0]?.channel).toBe("guardedRoom");
    expect(script.targets[0]?.url.href).toBe("wss://rooms.example.com/guarded?access_token=x");
    expect(script.targets[0]?.cookies).toEqual({ session: "y" });
    expect(script.targets[0]?.headers).toEqual({});
  });

  test("a transport that the caller passes is asked before the others", async () => {
    const own = new Script();
    const { client, script } = setStage({ transports: [own] });
    await client.room(here).connect();
    expect([own.links.length, script.links.length]).toEqual([1, 0]);
    await client.close();
  });

  test("a protocol that no transport speaks is an error that names the one to pass", async () => {
    const client = createClient<RoomsClient>(rooms, {}, []);
    const cases = [
      [client.room(here).connect(), "websocket()"],
      [client.socket().connect(), "socketio({ io })"],
      [client.getLines(here), "http()"],
    ] as const;
    for (const [promise, hint] of cases)
      await expect(promise).rejects.toMatchObject({
        code: "unsupported",
        reason: expect.stringContaining(hint),
      });
  });

  test("the spelling of a protocol does not matter, in the contract or in a transport", async () => {
    for (const [protocol, spoken] of [
      ["WSS", "wss"],
      ["socketIO", "socketio"],
      ["Kafka", "KAFKA"],
    ] as const) {
      const live = { ...rooms.servers.live, protocol };
      const service = { ...rooms, servers: { ...rooms.servers, live } };
      const own = new Script();
      const spoke = { protocols: [spoken], name: spoken, open: own.open.bind(own) };
      const client = createClient<RoomsClient>(service, {}, [spoke]);
      await client.room(here).connect();
      expect(own.targets.map(({ url }) => url.host)).toEqual(["rooms.example.com"]);
      await client.close();
    }
  });

  test("a connection whose address lacks a parameter closes with that error instead of trying again", async () => {
    const { client, clock } = setStage();
    const room = client.room();
    const sent = watch(room.send("typing", { type: "typing" }));
    await expect(room.connect()).rejects.toMatchObject({ reason: "the parameter `roomId` is missing" });
    expect(room.state).toBe("closed");
    expect(sent.state).toBe("invalid-message");
    expect(clock.pending).toBe(0);
  });

  test("many calls at once are no leak in the eyes of Node, and all end with the client", async () => {
    const warnings: string[] = [];
    const hear = ({ name }: Error) => void warnings.push(name);
    process.on("warning", hear);
    const { client } = setStage();
    const calls = Array.from({ length: 30 }, () => client.getLines(here));
    const settled = Promise.allSettled(calls);
    await client.close();
    const reasons = (await settled).map((one) => (one.status === "rejected" ? one.reason.code : "answered"));
    expect(new Set(reasons)).toEqual(new Set(["closed"]));
    await new Promise((resolve) => setImmediate(resolve)); // warnings come a turn later
    process.off("warning", hear);
    expect(warnings).toEqual([]);
  });

  test("closing the client closes its connections, ends its calls, and there are no new ones", async () => {
    const { client, script, clock } = setStage();
    const [one, two] = [client.room(here), client.guardedRoom({ query: { access_token: "t" } })];
    await Promise.all([one.connect(), two.connect()]);
    script.call = () => new Promise(() => {});
    const call = watch(client.getLines(here));
    await client.close();
    expect([one.state, two.state, call.state]).toEqual(["closed", "closed", "closed"]);
    await expect(client.room(here).connect()).rejects.toMatchObject({ code: "closed" });
    await expect(client.getLines(here)).rejects.toMatchObject({ code: "closed" });
    expect(clock.pending).toBe(0);
  });
});

describe("an HTTP operation", () => {
  test("is a request with parameters, query, credentials and headers of its own", async () => {
    const { client, script } = setStage({ auth: async () => ({ key: "secret" }), variables: { port: "9" } });
    script.replies = [{ body: { lines: "none" } }];
    const query = { tenantUrl: "t", since: 3, left: undefined };
    expect(await client.getLines({ ...here, query, headers: { "X-A": "1" } })).toEqual({ lines: "none" });
    const [call] = script.calls;
    expect(call?.url.href).toBe("https://demo.example.com:9/api/rooms/a%2Fb/lines?tenantUrl=t&since=3");
    expect(call?.headers).toEqual({ "Api-Token": "secret", "X-A": "1" });
    expect(call).not.toHaveProperty("body");
  });

  test("without a declared answer it resolves to nothing on any success", async () => {
    const { client, script } = setStage();
    script.replies = [{ status: 204 }, { status: 201, body: { anything: 1 } }, { status: 404 }];
    expect(await client.addLine({ text: "hi" }, here)).toBeUndefined();
    expect(await client.addLine({ text: "hi" }, here)).toBeUndefined();
    expect(script.calls[0]?.body).toEqual({ text: "hi" });
    await expect(client.addLine({ text: "hi" }, here)).rejects.toMatchObject({ status: 404 });
  });

  test("a body that breaks the contract is not sent", async () => {
    const { client, script } = setStage();
    await expect(client.addLine({}, here)).rejects.toMatchObject({ code: "invalid-message" });
    expect(script.calls).toEqual([]);
  });

  test.each([
    [200, { lines: "1" }, { lines: "1" }],
    [404, { code: "5005" }, { code: "5005" }],
    [503, { code: "busy" }, { code: "busy" }],
    [200, { code: "5005" }, "invalid-message"],
    [204, undefined, "unexpected-reply"],
    [302, undefined, "unexpected-reply"],
    [500, { code: "5000" }, "unexpected-reply"],
  ])("status %i with %o gives %o", async (status, body, wanted) => {
    const { client, script } = setStage();
    script.replies = [{ status, body, headers: { "retry-after": "7" } }];
    const call = watch(client.getLines(here));
    await client.getLines(here).catch(() => {});
    expect(typeof wanted === "string" ? call.state : call.value).toEqual(wanted);
  });

  test("an answer that is not declared carries its status and when to try again", async () => {
    const { client, script } = setStage();
    script.replies = [{ status: 500, headers: { "retry-after": "7" } }];
    await expect(client.getLines(here)).rejects.toMatchObject({ status: 500, retryAfterMs: 7_000 });
  });

  test("what may be done twice is asked up to three times where no answer comes", async () => {
    const { client, script, clock } = setStage();
    script.replies = [lost, lost, { body: { lines: "1" } }];
    const call = watch(client.getLines(here));
    await clock.advance(500);
    expect(script.calls).toHaveLength(2);
    await clock.advance(1_000);
    expect(call.value).toEqual({ lines: "1" });
    script.replies = [lost, lost, lost, lost];
    const failing = watch(client.getLines(here));
    await clock.advance(10_000);
    expect(failing.state).toBe("connection-lost");
    expect(script.calls).toHaveLength(6);
    expect(clock.pending).toBe(0);
  });

  test("anything else is asked once", async () => {
    const { client, script } = setStage();
    script.replies = [lost];
    await expect(client.addLine({ text: "hi" }, here)).rejects.toMatchObject({ code: "connection-lost" });
    expect(script.calls).toHaveLength(1);
  });

  test("time and signals end it, also between two attempts", async () => {
    const { client, script, clock } = setStage();
    script.call = () => new Promise(() => {});
    const slow = watch(client.getLines({ ...here, timeoutMs: 1_000 }));
    const stop = new AbortController();
    const stopped = watch(client.getLines({ ...here, signal: stop.signal }));
    await clock.advance(1_000);
    stop.abort();
    await clock.advance(0);
    expect([slow.state, stopped.state]).toEqual(["timeout", "aborted"]);
    script.call = () => Promise.reject(lost);
    const between = watch(client.getLines({ ...here, timeoutMs: 100 }));
    await clock.advance(10_000);
    expect(between.state).toBe("timeout");
    expect(clock.pending).toBe(0);
  });

  test("a form travels as FormData with its files, and bytes come back as a Blob", async () => {
    const { client, script } = setStage();
    const file = new File(["hello"], "hello.txt", { type: "text/plain" });
    const picture = new Blob(["png"]);
    script.replies = [{ body: picture }];
    expect(await client.upload({ file, note: "n", tags: ["a", "b"], size: 5, left: undefined })).toBe(
      picture,
    );
    const { body } = script.calls[0] ?? {};
    if (!(body instanceof FormData)) throw new Error("no form was sent");
    expect([...body.keys()]).toEqual(["file", "note", "tags", "tags", "size"]);
    expect(body.get("file")).toMatchObject({ name: "hello.txt", size: 5 });
    expect(body.get("size")).toBe("5");
  });
});

describe("a channel that is polled", () => {
  const polled = {
    ...rooms,
    channels: {
      events: {
        address: "/chats/{chatId}/events",
        servers: ["web"],
        poll: {
          receive: "getEvents",
          events: { pointer: "/events", elements: said },
          send: "postEvents",
          sent: { pointer: "/events", elements: say },
        },
      },
    },
    operations: {
      getEvents: {
        kind: "respond",
        channel: "events",
        messages: [],
        reply: { messages: [lines] },
        http: { method: "GET", body: "none" },
      },
      postEvents: {
        kind: "respond",
        channel: "events",
        messages: [line],
        reply: { messages: [lines] },
        http: { method: "POST", body: "json", query: { required: ["tenantUrl"], optional: [] } },
      },
    },
  } as const satisfies ServiceDescription;

  interface EventsConnection extends Connection<typeof said, typeof say> {
    postEvents(message: unknown): Promise<unknown>;
  }
  interface PolledClient extends Client {
    events(options: object): EventsConnection;
  }

  test("is a connection whose frames are its events, and whose HTTP operations know its place", async () => {
    const script = new Script();
    const client = createClient<PolledClient>(polled, { clock: new VirtualClock() }, [script]);
    expect(Object.keys(client).sort()).toEqual(["close", "events"]);
    const events = client.events({ parameters: { chatId: "7" }, query: { tenantUrl: "t" } });
    expect(Object.keys(events)).toEqual(["postEvents"]);
    const heard: unknown[] = [];
    events.on("said", (message) => heard.push(message));
    await events.connect();
    script.link.hear({ type: "said", text: "hi" });
    await events.send("say", { type: "say", id: "1", text: "hi" });
    expect(heard).toHaveLength(1);
    expect(script.link.sent).toHaveLength(1);
    expect(Object.keys(script.targets[0]?.operations ?? {})).toEqual(["getEvents", "postEvents"]);
    script.replies = [{ body: { lines: "" } }];
    await events.postEvents({ text: "hi" });
    expect(script.calls[0]?.url.href).toBe(script.targets[0]?.url.href);
    await client.close();
  });
});
