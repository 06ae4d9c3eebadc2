import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/runtime/wire/decision.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import { enter, handshake, known, request, scene } from "./server-rooms.js";

/** A scene whose decisions are written down, and what is left of them: kind, message, and what matters of the rest. */
function observed(options: Parameters<typeof scene>[0] = {}) {
  const decisions: Decision[] = [];
  return { ...scene({ onDecision: (decision) => void decisions.push(decision), ...options }), decisions };
}

const hello = { type: "say", room: "r", text: "hi" };
const question = { type: "ask", id: "1" };
const place = { channel: "room", parameters: { roomId: "r1" } };
const accepted = { outcome: "accepted" };

describe("a connection", () => {
  test("is told from its beginning to its end, by the name that the adapter gave it", async () => {
    const { server, decisions } = observed();
    const { session } = await enter(server, { id: "n-1" });
    session.closed({ code: 1000, reason: "bye" });
    expect(session.id).toBe("n-1");
    expect(decisions).toEqual([
      { kind: "connection-opened", connection: "n-1", transport: "websocket", ...place },
      { kind: "connection-closed", connection: "n-1", closing: { code: 1000, reason: "bye" }, ...place },
    ]);
  });

  test.each([
    {
      given: { channel: "secure" },
      wanted: { status: 401, reason: "unauthenticated", text: "valid credentials are needed" },
    },
    { given: { channel: "none" }, wanted: { status: 404, reason: "not-found" } },
    { given: { channel: "secure", isEarly: true as const }, wanted: undefined },
  ])("that is not let in is told with why: $wanted", async ({ given, wanted }) => {
    const { server, decisions } = observed();
    await server.admit(handshake(given));
    const { channel } = given;
    expect(decisions).toMatchObject(wanted ? [{ kind: "handshake-rejected", channel, ...wanted }] : []);
  });

  test("is told before its hook runs, and a hook that throws ends it", async () => {
    const { server, decisions } = observed({
      connected: {
        room: async () => {
          throw new AsyncApiError("forbidden", "not you");
        },
      },
    });
    await enter(server, { id: "n-1" });
    await settle();
    expect(decisions).toMatchObject([
      { kind: "connection-opened" },
      { kind: "connection-closed", closing: { code: 1008, reason: "not you" } },
    ]);
  });
});

describe("a frame", () => {
  const from = { authenticate: () => ({ id: "u" }) };
  const said = { type: "said", text: "x" };

  test.each([
    { given: hello, message: "say", operation: "say", verdict: accepted },
    {
      given: { type: "say" },
      message: "say",
      operation: "say",
      verdict: { outcome: "invalid", issues: [{ path: "/room" }, { path: "/text" }] },
    },
    { given: { type: "sing" }, verdict: { outcome: "unknown", reason: expect.stringContaining("type") } },
    {
      given: { ...hello, user: "u", by: "v" },
      message: "say",
      operation: "say",
      verdict: { outcome: "refused", reason: "forbidden", text: "it is not from who it says" },
    },
  ])("is told with what it was taken for: $verdict.outcome", async ({ given, verdict, ...names }) => {
    const { server, decisions } = observed(from);
    const { receive, session } = await enter(server);
    receive(given);
    const found = { operation: undefined, message: undefined, ...names };
    expect(decisions[1]).toMatchObject({
      ...{ kind: "frame-received", connection: session.id, payload: given, verdict },
      ...{ ...place, ...found },
    });
  });

  test("that cannot be read has no payload", async () => {
    const { server, decisions } = observed();
    const { receive } = await enter(server);
    receive("{");
    expect(decisions[1]).toMatchObject({
      ...{ kind: "frame-received", payload: undefined },
      verdict: { outcome: "unreadable", reason: "not-json" },
    });
  });

  test("over the rate is told as refused", async () => {
    const { server, decisions } = observed({ limits: { messagesPerSecond: 1, burst: 1 } });
    const { receive } = await enter(server);
    receive(hello);
    receive(hello);
    expect(decisions.slice(1)).toMatchObject([
      { kind: "frame-received", verdict: accepted },
      { kind: "frame-received", message: "say", verdict: { outcome: "refused", reason: "rate-limited" } },
      { kind: "frame-answered", message: "problem", refusal: "rate-limited" },
    ]);
  });

  test("is told before its handler runs, then each reply; a refusal with its reason", async () => {
    const { server, decisions } = observed({
      handlers: {
        ask: async function* () {
          expect(decisions).toHaveLength(2);
          yield { type: "piece", status: "pending" };
          yield said;
        },
        say: () => {
          throw new AsyncApiError("busy", "later");
        },
      },
    });
    const { receive, session } = await enter(server);
    receive(question);
    await settle();
    receive(hello);
    const answer = { kind: "frame-answered", connection: session.id, channel: "room" };
    expect(decisions.slice(1)).toMatchObject([
      { kind: "frame-received", operation: "ask", verdict: accepted },
      { ...answer, operation: "ask", message: "piece", refusal: undefined },
      { ...answer, operation: "ask", message: "said", refusal: undefined },
      { kind: "frame-received", operation: "say" },
      { ...answer, operation: "say", message: "problem", refusal: "busy" },
    ]);
  });

  test("that is acknowledged says which message the acknowledgement is", async () => {
    const { server, decisions } = observed({ handlers: { ask: () => said } });
    const { session } = await enter(server, { channel: "socket" });
    const acknowledged: unknown[] = [];
    const frame = { ok: true, event: "ask", payload: question, bytes: 0 } as const;
    session.receive(frame, (payload, { name }) => acknowledged.push(payload, name));
    expect(acknowledged).toEqual([said, "said"]);
    expect(decisions.at(-1)).toMatchObject({ kind: "frame-answered", message: "said" });
  });
});

describe("a request", () => {
  const rows: readonly (readonly [
    string,
    Parameters<typeof request>[0],
    Parameters<typeof request>[1],
    object,
    object,
  ])[] = [
    [
      "that is fine",
      "addNote",
      { headers: known, body: { text: "x" } },
      { message: "note", payload: { text: "x" }, verdict: accepted },
      { status: 201, message: "notes", refusal: undefined },
    ],
    [
      "without credentials",
      "addNote",
      { body: { text: "x" } },
      { message: undefined, verdict: { outcome: "refused", text: "there are no credentials" } },
      { status: 401, message: "fault", refusal: "missing credentials" },
    ],
    [
      "without a parameter of the query",
      "getNotes",
      { headers: known },
      { verdict: { outcome: "refused", reason: "missing ?tenant", text: "the query has no `tenant`" } },
      { status: 400, message: "fault", refusal: "missing ?tenant" },
    ],
    [
      "that is not JSON",
      "addNote",
      { headers: known, fails: "not-json" },
      { message: "note", payload: undefined, verdict: { outcome: "unreadable", reason: "not-json" } },
      { status: 400, message: "fault", refusal: "not-json" },
    ],
    [
      "that breaks the contract",
      "addNote",
      { headers: known, body: {} },
      { message: "note", verdict: { outcome: "invalid", issues: [{ path: "/text" }] } },
      { status: 400, message: "fault", refusal: "missing /text" },
    ],
    [
      "whose handler fails, where the contract has no shape for that",
      "getFile",
      {},
      { message: undefined, verdict: accepted },
      { status: 500, message: undefined, refusal: "internal" },
    ],
  ];
  test.each(rows)(
    "%s is told once, and so is its answer",
    async (_, operation, given, received, answered) => {
      const { server, decisions } = observed({
        authenticate: () => ({}),
        handlers: { addNote: () => ({ last: "x" }) },
      });
      const { status } = await server.answer(request(operation, given).asked);
      const name = expect.any(String);
      expect(decisions).toMatchObject([
        { kind: "request-received", request: name, operation, ...received },
        { kind: "request-answered", operation, ...answered },
      ]);
      expect(decisions[1]).toMatchObject({ request: Reflect.get(decisions[0] ?? {}, "request"), status });
    },
  );

  test("to a server that closes is refused, and that is told, too", async () => {
    const { server, decisions } = observed({ authenticate: () => ({}) });
    void server.close();
    await server.answer(request("addNote", { headers: known, body: { text: "x" } }).asked);
    expect(decisions).toMatchObject([
      { kind: "request-received", verdict: { outcome: "refused", reason: "closed" } },
      { kind: "request-answered", status: 503, refusal: "closed" },
    ]);
  });
});

test("an observer that throws changes nothing", async () => {
  const { server } = scene({
    handlers: { ask: () => ({ type: "said", text: "x" }) },
    onDecision: () => {
      throw new Error("the log is full");
    },
  });
  const { receive, peer } = await enter(server);
  receive(question);
  expect(peer.payloads).toEqual([{ type: "said", text: "x" }]);
});

test("without an observer no connection and no request is given a name for its sake", async () => {
  let draws = 0;
  const { server } = scene({
    random: () => {
      draws += 1;
      return 0.5;
    },
    handlers: { ask: () => ({ type: "said", text: "x" }) },
  });
  draws = 0;
  const { receive, peer } = await enter(server);
  receive(question);
  receive({ type: "sing" });
  await server.answer(request("dropLatest").asked);
  expect(peer.payloads).toHaveLength(2);
  expect(draws).toBe(0);
});
