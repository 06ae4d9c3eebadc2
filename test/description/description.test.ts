import { describe, expect, test } from "vitest";
import { describeService } from "../../src/description/description.js";
import { fillDescription } from "../../src/description/fill.js";
import type { AnyMessage } from "../../src/runtime/wire/dispatch.js";
import { listMessages } from "../../src/runtime/wire/vocabulary.js";
import { read, rooms } from "../emit/service-sample.js";

const { service: plain, covered } = describeService(read(rooms).service);

describe("a channel", () => {
  test("has its place, what travels on it, and what the extensions say", () => {
    expect(plain.channels.room).toEqual({
      address: "/rooms/{roomId}",
      servers: ["live"],
      receives: "room",
      sends: "room",
      parameters: { roomId: {} },
      query: { required: ["v"], optional: ["n"] },
      queryValues: { kinds: { v: "text", n: "number" }, schema: "RoomQuery" },
      sender: { same: ["/from"], identity: "id" },
      refusal: "refused",
    });
  });

  test("requires what its address has in its query, once, and not where it has a default", () => {
    const { service } = read(
      rooms
        .replace("/rooms/{roomId}", "/rooms?room={roomId}&n={n}&x=1&d={d}")
        .replace("{ roomId: { desc", "{ d: { default: e }, roomId: { desc"),
    );
    expect(describeService(service).service.channels.room).toMatchObject({
      address: "/rooms?room={roomId}&n={n}&x=1&d={d}",
      parameters: { roomId: {}, n: {}, d: { default: "e" } },
      query: { required: ["v", "room", "n"], optional: [] },
    });
  });

  test("that mirrors another has its sender and its refusal", () => {
    expect(plain.channels.mirror).toMatchObject({
      mirrors: "room",
      sender: { same: ["/from"], identity: "id" },
      refusal: "refused",
    });
  });

  test("whose operations are all HTTP carries no connection", () => {
    expect(plain.channels.pictures).toEqual({
      address: "/pictures/{id}",
      servers: ["web"],
      parameters: { id: {} },
    });
  });
});

describe("an operation", () => {
  test("has the places of what another transport needs for replies: their address, and ids beside the payload", () => {
    const { service } = read(`
asyncapi: 3.0.0
info: { title: Jobs, version: 1.0.0 }
servers: { broker: { host: localhost, protocol: kafka } }
channels:
  jobs:
    address: jobs
    messages:
      job: { correlationId: { location: "$message.header#/id" }, payload: { type: object } }
      done: { correlationId: { location: "$message.payload#/job" }, payload: { type: object } }
operations:
  work:
    action: receive
    channel: { $ref: "#/channels/jobs" }
    messages: [{ $ref: "#/channels/jobs/messages/job" }]
    reply:
      address: { location: "$message.header#/replyTo" }
      messages: [{ $ref: "#/channels/jobs/messages/done" }]
`);
    expect(describeService(service).service.operations.work?.reply).toEqual({
      messages: ["done"],
      address: "$message.header#/replyTo",
      correlation: { job: "$message.header#/id", done: "$message.payload#/job" },
    });
  });

  test("has rules for its answers: of correlation ids, of x-reply, of single answers", () => {
    expect(plain.operations.closeOperation?.reply).toEqual({
      messages: ["said", "refused"],
      match: {
        said: {
          equal: [
            ["/id", "/answers"],
            ["/room", "/room"],
          ],
          absent: ["/by"],
        },
      },
      pending: { pointer: "/status", values: ["pending"] },
    });
  });

  test("keeps the messages that no narrower one takes", () => {
    expect(plain.operations.everything?.messages).toEqual(["refused"]);
  });

  test("of which none are left is covered, on the mirroring channel too", () => {
    expect(covered.map(({ name }) => name)).toEqual(["again"]);
    expect(plain.operations).not.toHaveProperty("again");
  });

  test("on servers that speak only HTTP is a request, whose method follows from its body", () => {
    expect(plain.operations.getPicture?.http).toEqual({
      method: "GET",
      body: "none",
      statuses: { picture: [200, 206, "3XX"] },
      bytes: { picture: "image/png" },
    });
    expect(plain.operations.putPicture?.http).toEqual({
      method: "PUT",
      body: "form",
      files: ["file", "more"],
      texts: { form: { more: ["text"] } },
    });
  });
});

test("a refusal has codes by reason, those of operations by their name in code, and statuses", () => {
  expect(plain.tables.refusals.refused).toEqual({
    message: "refused",
    payload: { type: "refused", why: "$code" },
    codes: { forbidden: "muted", internal: { closeOperation: "broken", "*": "7" } },
    statuses: { muted: 403 },
    operations: ["closeOperation"],
  });
});

test("a scheme has its parameters", () => {
  expect(plain.security).toEqual({
    login: { type: "http", scheme: "Custom", parameters: ["app"] },
    token: { type: "httpApiKey", in: "query", name: "access_token" },
  });
});

describe("long polling", () => {
  const yaml = (more: string) => `
asyncapi: 3.0.0
info: { title: Poll, version: 1.0.0 }
servers: { api: { host: a.example, protocol: http } }
channels:
  events:
    address: /events
    messages:
      news: { payload: { type: object, properties: { list: { type: array } } }, x-batch: { pointer: /list, messages: [{ $ref: "#/channels/events/messages/one" }] } }
      mine: { payload: { type: object, properties: { list: { type: array } } }, x-batch: { pointer: /list, messages: [{ $ref: "#/channels/events/messages/one" }] } }
      one: { payload: { type: object } }
operations:
  wait: { action: receive, channel: { $ref: "#/channels/events" }, messages: [], reply: { messages: [{ $ref: "#/channels/events/messages/news" }] }, x-long-poll: ${more} }
  tell: { action: receive, channel: { $ref: "#/channels/events" }, messages: [{ $ref: "#/channels/events/messages/mine" }] }
`;
  test("makes a conversation of a channel", () => {
    const { channels, operations } = describeService(
      read(
        yaml(
          "{ holdSeconds: [5, 15], concurrent: 2, busy: b, gone: [g], cursor: { query: c, reply: /next } }",
        ),
      ).service,
    ).service;
    expect(channels.events?.poll).toEqual({ receive: "wait", events: "news", send: "tell", sent: "mine" });
    expect(operations.wait?.poll).toEqual({
      holdSeconds: [5, 15],
      concurrent: 2,
      busy: "b",
      gone: ["g"],
      cursor: { query: "c", reply: "/next" },
    });
  });

  test("without a hold time is passed over", () => {
    const { channels } = describeService(read(yaml("{ holdSeconds: soon }")).service).service;
    expect(channels.events).not.toHaveProperty("poll");
  });
});

test("extensions of the wrong shape are passed over", () => {
  const wrong = rooms
    .replace("{ same: [/from], identity: id }", "[1]")
    .replace('x-mirrors: "#/channels/room"', 'x-mirrors: "#/channels/mirror"')
    .replace("x-idempotent: true", "x-idempotent: maybe")
    .replace("equal: [[/room, /room]]", "equal: [[/room], 1]")
    .replace("x-http-status: [206, 3xx, wrong]", "x-http-status: 206");
  const { channels, operations } = describeService(read(wrong).service).service;
  expect(channels.room).not.toHaveProperty("sender");
  expect(channels.mirror).not.toHaveProperty("mirrors");
  expect(operations.closeOperation).not.toHaveProperty("isIdempotent");
  expect(operations.closeOperation?.reply?.match?.said?.equal).toEqual([["/id", "/answers"]]);
  expect(operations.getPicture?.http?.statuses).toEqual({ picture: [200] });
});

test("names are filled with what they stand for, and nothing else changes", () => {
  const made = new Map<string, AnyMessage>();
  const message = (name: string): AnyMessage => {
    const known = made.get(name) ?? ({ name } as AnyMessage); // only identity matters here
    made.set(name, known);
    return known;
  };
  const filled = fillDescription(plain, message, () => (value) => ({ ok: true, value }));
  const { room } = filled.channels;
  expect(listMessages(room?.receives).map(({ name }) => name)).toEqual(["refused", "say"]);
  expect(room?.refusal).toEqual({ ...plain.tables.refusals.refused, message: message("refused") });
  expect(filled.operations.closeOperation?.reply?.messages).toEqual([message("said"), message("refused")]);
  expect(filled.operations.closeOperation?.reply?.match).toEqual(
    plain.operations.closeOperation?.reply?.match,
  );
  expect(filled.servers).toBe(plain.servers);
  expect(filled).not.toHaveProperty("tables");
});

test("an HTTP binding makes no request of what goes over a protocol that nobody here speaks", () => {
  const operation = (protocol: string) =>
    describeService(
      read(`
asyncapi: 3.0.0
info: { title: Pigeons, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: ${protocol} } }
channels: { c: { address: /c, messages: { m: { payload: {} } } } }
operations: { one: { action: receive, channel: { $ref: "#/channels/c" }, bindings: { http: { method: PUT } } } }
`).service,
    ).service;
  expect(operation("https").operations.one?.http?.method).toBe("PUT");
  for (const protocol of ["kafka", "pigeon", "httpx"]) {
    expect(operation(protocol).operations.one?.http).toBeUndefined();
    expect(operation(protocol).channels.c?.receives).toBe("c");
  }
});
