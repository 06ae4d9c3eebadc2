import { describe, expect, test } from "vitest";
import { flipContract } from "../../src/contract/perspective.js";
import { findLeftOut } from "../../src/description/left-out.js";
import { build } from "../contract/document.js";

/** A document with one server and the given operations on the channel `c`, whose messages are `a` and `b`. */
const document = (protocol: string, operations: string, more = "", message = "payload: { type: object }") => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: ${protocol} } }
channels:
  c: { address: /c, messages: { a: { ${message} }, b: { payload: { type: object } } }${more} }
operations: { ${operations} }
`;

const on = "channel: { $ref: '#/channels/c' }, messages: [{ $ref: '#/channels/c/messages/a' }]";
const receive = `one: { action: receive, ${on} }`;
const send = `one: { action: send, ${on} }`;
const reply = "reply: { messages: [{ $ref: '#/channels/c/messages/b' }] }";

/** Two messages that a WebSocket receives on one channel. */
const frames = (first: string, second: string) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: wss } }
channels: { c: { address: /c, messages: { a: { ${first} }, b: { ${second} } } } }
operations: { one: { action: receive, channel: { $ref: "#/channels/c" } } }
`;

/** An operation that answers with `b` or `d`, with these statuses. */
const answers = (first: number, second: number) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: https } }
channels:
  c:
    address: /c
    messages:
      a: { payload: { type: object } }
      b: { payload: { type: object }, bindings: { http: { statusCode: ${first}, bindingVersion: 0.3.0 } } }
      d: { payload: { type: object }, bindings: { http: { statusCode: ${second}, bindingVersion: 0.3.0 } } }
operations:
  one:
    action: receive
    channel: { $ref: "#/channels/c" }
    messages: [{ $ref: "#/channels/c/messages/a" }]
    reply: { messages: [{ $ref: "#/channels/c/messages/b" }, { $ref: "#/channels/c/messages/d" }] }
`;

const leftOut = (yaml: string) =>
  findLeftOut(build(yaml).contract).map(({ message, source }) => [
    message.replace("generated code does not serve ", ""),
    source.pointer,
  ]);

describe("what generated code does not serve has a finding at its place", () => {
  test.each([
    [
      "credentials of a webhook",
      document("https", `one: { action: send, ${on}, security: [{ type: http, scheme: bearer }] }`),
      "the credentials of `one`: webhooks are signed with a secret that both sides know",
      "/operations/one",
    ],
    [
      "a webhook that nothing tells from another",
      document("https", `${send}, two: { action: send, ${on} }`),
      "the operation `two` in receivers: its requests have the method and path of `one`, and nothing in their bodies tells them apart",
      "/operations/two",
    ],
    [
      "the message of a webhook without a body",
      document("https", `one: { action: send, ${on}, bindings: { http: { method: GET } } }`),
      "the message of `one` as a request: a GET request has no body",
      "/operations/one",
    ],
    [
      "an operation without a message",
      document("wss", "one: { action: receive, channel: { $ref: '#/channels/c' }, messages: [] }"),
      "the operation `one`: it has no message",
      "/operations/one",
    ],
    [
      "an operation that would send no message",
      document("wss", "one: { action: send, channel: { $ref: '#/channels/c' }, messages: [] }"),
      "the operation `one`: it has no message",
      "/operations/one",
    ],
    [
      "a protocol without a transport",
      document("kafka", receive),
      "the server `live` by itself: the runtime has no transport for Kafka",
      "/servers/live",
    ],
    [
      "a protocol that is not known",
      document("carrier-pigeon", receive),
      "the server `live` by itself: the runtime has no transport for carrier-pigeon",
      "/servers/live",
    ],
    [
      "a question of the server",
      document("wss", `one: { action: send, ${on}, ${reply} }`),
      "the reply of `one` as a reply: the application asks and the client answers",
      "/operations/one",
    ],
    [
      "a reply address",
      document(
        "wss",
        `one: { action: receive, ${on}, reply: { address: { location: "$message.header#/replyTo" }, messages: [{ $ref: '#/channels/c/messages/b' }] } }`,
      ),
      "the reply address `$message.header#/replyTo` of `one`: replies go back over the connection or the HTTP response of the request",
      "/operations/one",
    ],
    [
      "a correlation id beside the payload",
      document(
        "wss",
        `one: { action: receive, ${on}, ${reply} }`,
        "",
        'correlationId: { location: "$message.header#/id" }',
      ),
      "the correlation id `$message.header#/id` of `a`: a frame has a payload alone, so the replies of `one` come in the order of the requests",
      "/channels/c/messages/a",
    ],
    [
      "headers over WebSocket",
      document("wss", receive, "", "headers: { type: object }"),
      "the headers of `a`: WebSocket has no headers beside a message",
      "/channels/c/messages/a",
    ],
    [
      "a content type over WebSocket",
      document("wss", receive, "", "contentType: application/msgpack, payload: { type: object }"),
      "the content type `application/msgpack` of `a`: frames of a connection are JSON, bytes or text",
      "/channels/c/messages/a",
    ],
    [
      "a second message of bytes",
      frames("contentType: image/png", "payload: { type: string, format: binary }"),
      "`b` as a message of its own on `c`: its frames are bytes, as those of `a` are",
      "/channels/c/messages/b",
    ],
    [
      "a second message without a payload",
      frames("title: A", "title: B"),
      "`b` as a message of its own on `c`: its frames are empty, as those of `a` are",
      "/channels/c/messages/b",
    ],
    [
      "a text in JSON beside bare text",
      frames("contentType: text/plain", "payload: { type: string }"),
      "`b` as a message of its own on `c`: its frames are texts in JSON, those of `a` are bare text",
      "/channels/c/messages/b",
    ],
    [
      "a content type over HTTP",
      document("https", receive, "", "contentType: application/msgpack, payload: { type: object }"),
      "the content type `application/msgpack` of `a`: the runtime has no codec for it",
      "/channels/c/messages/a",
    ],
    [
      "a message whose body is of another kind than that of the first",
      document(
        "https",
        "one: { action: receive, channel: { $ref: '#/channels/c' } }",
        "",
        "contentType: text/plain, payload: { type: string }",
      ),
      "the body of `b` in `one`: the operation reads bodies as `a` has them, of another content type",
      "/channels/c/messages/b",
    ],
    [
      "headers of the handshake",
      document("wss", receive, ", bindings: { ws: { headers: { type: object } } }"),
      "`bindings.ws.headers` of `c`: headers of the opening handshake are not checked",
      "/channels/c",
    ],
    [
      "the message of a GET request",
      document("https", `one: { action: receive, ${on}, bindings: { http: { method: GET } } }`),
      "the message of `one` as a request: a GET request has no body",
      "/operations/one",
    ],
    [
      "the second of two answers with one status",
      answers(200, 200),
      "`d` as an answer of its own to `one`: `b` has the status 200 too, and nothing in their bodies tells them apart",
      "/channels/c/messages/d",
    ],
    [
      "a document without operations",
      document("wss", ""),
      "the channels of Rooms: the document has no operations, so nothing says who sends",
      "",
    ],
  ])("%s", (_, yaml, message, pointer) => {
    expect(leftOut(yaml)).toEqual([[message, pointer]]);
  });
});

describe("what is served has none", () => {
  test.each([
    ["answers with a status each", answers(200, 201)],
    ["bytes and bare text beside JSON", frames("contentType: audio/ogg", "contentType: text/plain")],
    ["nothing beside JSON", frames("title: Ping", "payload: { type: object }")],
    ["text in JSON beside bytes", frames("contentType: audio/ogg", "payload: { type: string }")],
    [
      "headers over HTTP",
      document("https", receive, "", "headers: { type: object, required: [a], properties: { a: {} } }"),
    ],
    ["JSON over WebSocket", document("wss", `${receive}, two: { action: send, ${on} }`)],
    ["a reply", document("socket.io", `one: { action: receive, ${on}, ${reply} }`)],
    ["bytes over HTTP", document("https", receive, "", "contentType: image/png, payload: { type: string }")],
    ["a form", document("http", receive, "", "contentType: multipart/form-data, payload: { type: object }")],
    ["plain text", document("https", receive, "", "contentType: text/plain, payload: { type: string }")],
    ["lines", document("https", receive, "", "contentType: application/x-ndjson, payload: { type: array }")],
    ["other JSON", document("wss", receive, "", "contentType: application/cloudevents+json, payload: {}")],
  ])("%s", (_, yaml) => expect(leftOut(yaml)).toEqual([]));
});

describe("of two operations with one method and path", () => {
  const tagged = (value: string) =>
    `payload: { type: object, required: [t], properties: { t: { const: ${value} } } }`;
  const two = (a: string, b: string) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: https } }
channels:
  c: { address: "/c/{id}", parameters: { id: {} }, messages: { a: { ${a} } } }
  d: { address: "/c/{id}", parameters: { id: {} }, messages: { b: { ${b} } } }
operations:
  one: { action: receive, channel: { $ref: "#/channels/c" } }
  two: { action: receive, channel: { $ref: "#/channels/d" } }
`;

  test("the second names the first where nothing tells their messages apart", () => {
    const object = "payload: { type: object }";
    const [found, another] = findLeftOut(build(two(object, object)).contract);
    expect(found?.message).toContain(
      "the operation `two` in servers: its requests have the method and path of `one`",
    );
    expect(found?.related).toEqual([
      { message: "`one`", source: { file: "asyncapi.yaml", pointer: "/operations/one" } },
    ]);
    expect(another).toBeUndefined();
  });

  test("both are served where a constant header tells them apart, and not where it is the same", () => {
    const headed = (value: string) =>
      `payload: { type: object }, headers: { type: object, required: [x], properties: { x: { const: ${value} } } }`;
    expect(leftOut(two(headed("a"), headed("b")))).toEqual([]);
    expect(leftOut(two(headed("a"), headed("a")))).toHaveLength(1);
  });

  test("the second names the first where their bodies are of different kinds", () => {
    expect(
      leftOut(two("payload: { type: object }", "contentType: text/csv, payload: { type: string }")),
    ).toEqual([[expect.stringContaining("the operation `two` in servers"), "/operations/two"]]);
  });

  test("one message cannot reach two handlers", () => {
    expect(leftOut(document("https", `${receive}, two: { action: receive, ${on} }`))).toHaveLength(1);
  });

  test("both are served where a constant tells their messages apart", () => {
    expect(leftOut(two(tagged("a"), tagged("b")))).toEqual([]);
    expect(leftOut(two(tagged("a"), tagged("a")))).toHaveLength(1);
  });
});

test("operations on one path with a method each are told apart", () => {
  const method = (name: string) => `bindings: { http: { method: ${name} } }`;
  const yaml = `one: { action: receive, ${on}, ${method("POST")} }, two: { action: receive, ${on}, ${method("PUT")} }`;
  expect(leftOut(document("https", yaml))).toEqual([]);
});

test("a protocol is named once for all servers that speak it", () => {
  const yaml = document("kafka", receive).replace(
    "servers: {",
    "servers: { spare: { host: b.example.com, protocol: kafka },",
  );
  expect(leftOut(yaml)).toHaveLength(1);
});

test("a 2.x document and the other perspective are judged alike", () => {
  const yaml = `
asyncapi: 2.6.0
info: { title: Hooks, version: 1.0.0 }
servers: { live: { url: https://a.example.com, protocol: https } }
channels: { /c: { subscribe: { operationId: one, security: [{ key: [] }], message: { payload: { type: object } } } } }
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`;
  expect(leftOut(yaml)).toMatchObject([
    [expect.stringContaining("the credentials of `one`"), "/channels/~1c/subscribe"],
  ]);
  expect(findLeftOut(flipContract(build(yaml).contract))).toEqual([]);
});

describe("of two WebSocket channels with one address that contradict each other", () => {
  const channels = (first: string, second: string) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: ws } }
channels:
  c: { address: "/c/{a}", x-note: 1, messages: { m: { payload: {} } }, parameters: { a: { ${first} } } }
  d: { address: "c/{b}", x-note: 2, messages: { m: { payload: {} } }, parameters: { b: { ${second} } } }
operations:
  one: { action: receive, channel: { $ref: "#/channels/c" } }
  two: { action: send, channel: { $ref: "#/channels/d" } }
`;
  const found = (first: string, second: string) =>
    findLeftOut(build(channels(first, second)).contract).map(
      ({ message, source, related }) => `${source.pointer} ${related[0]?.source.pointer} ${message}`,
    );

  test("servers have the first", () => {
    expect(found("", "")).toEqual([
      "/channels/d /channels/c generated code does not serve the channel `d` in servers: its address is that of `c`, and a WebSocket names nothing else",
    ]);
  });

  test("none is hidden where the values of their parameters tell them apart", () => {
    expect(found("enum: [x]", "enum: [y]")).toEqual([]);
  });
});

test("of two operations with the same messages on one connection, the second is left out", () => {
  const { contract } = build(`
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: ws } }
channels:
  c: { address: /c, messages: { m: { $ref: "#/components/messages/m" } } }
  d: { address: /c, messages: { m: { $ref: "#/components/messages/m" } } }
operations:
  one: { action: receive, channel: { $ref: "#/channels/c" } }
  two: { action: receive, channel: { $ref: "#/channels/d" } }
  three: { action: send, channel: { $ref: "#/channels/d" } }
components: { messages: { m: { payload: { type: object } } } }
`);
  expect(findLeftOut(contract).map(({ message, source }) => `${source.pointer} ${message}`)).toEqual([
    "/operations/two generated code does not serve the operation `two` by itself: `one` has the same messages on the same connection",
  ]);
});

describe("on Socket.IO", () => {
  const socketIo = (channels: string) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: socket.io }, plain: { host: a.example.com, protocol: ws } }
channels:
  ${channels}
operations:
  one: { action: receive, channel: { $ref: "#/channels/c" } }
  two: { action: receive, channel: { $ref: "#/channels/d" } }
`;
  const channel = (key: string, address: string, more = "") =>
    `${key}: { address: "${address}", servers: [{ $ref: "#/servers/live" }], messages: { ${key}: { payload: { type: object } } }${more} }`;

  test.each([
    [
      "one has rules of its own",
      `${channel("c", "/x")}\n  ${channel("d", "/x", ", x-socketio: { wrap: data }")}`,
    ],
    ["their parameters differ", `${channel("c", "/{a}")}\n  ${channel("d", "/{b}")}`],
    ["one has other servers", `${channel("c", "/x")}\n  d: { address: /x, messages: { d: {} } }`],
  ])("the second of two channels that cannot share their namespace is named: %s", (_, channels) => {
    expect(leftOut(socketIo(channels))).toEqual([
      [expect.stringMatching(/^the channel `d` over Socket\.IO: it has the namespace of `c`/), "/channels/d"],
    ]);
  });

  test("parameters in the name of an event are named", () => {
    expect(leftOut(socketIo(`${channel("c", "room:{id}")}\n  ${channel("d", "/d")}`))).toEqual([
      ["the parameters of the event `room:{id}`: the name of an event is fixed", "/channels/c"],
    ]);
  });
});
