import { describe, expect, test } from "vitest";
import { identifier } from "../../src/code/code.js";
import { buildContract } from "../../src/contract/build.js";
import { flipContract } from "../../src/contract/perspective.js";
import { isTypeScriptName } from "../../src/specification/extensions.js";
import { build, documentOf } from "./document.js";

/** One channel with a request and a reply; a place for an extension on each object. */
const document = (at: Readonly<Record<string, string>>) => `asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0${beside(at.info)} }
servers: { live: { host: a.example.com, protocol: wss${beside(at.server)} } }
channels:
  room:
    address: /rooms
    messages:
      say: { payload: { type: object, required: [type], properties: { type: { const: say${beside(at.schema)} } } }${beside(at.message)} }
      said: { payload: { type: object, required: [type], properties: { type: { const: said } } }, traits: [{ description: A${beside(at.trait)} }] }
    description: A room${below(at.channel)}
  copy: { address: /copy, x-mirrors: "${at.mirrors ?? "#/channels/room"}" }
operations:
  ask:
    action: receive
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/say" }]
    reply: { messages: [{ $ref: "#/channels/room/messages/said" }] }
    summary: Ask${below(at.operation)}
`;

const beside = (text: string | undefined) => (text === undefined ? "" : `, ${text}`);
const below = (text: string | undefined) => (text === undefined ? "" : `\n    ${text}`);

const findingsIn = (yaml: string) =>
  build(yaml)
    .diagnostics.filter(({ code }) => code.startsWith("extension-"))
    .map(({ code, message, help, source, severity }) => ({
      code,
      message,
      help,
      place: source.pointer,
      severity,
    }));

const told = (place: string, text: string) => {
  const found = findingsIn(document({ [place]: text }));
  expect(new Set(found.map(({ severity }) => severity))).toEqual(
    new Set(found.length === 0 ? [] : ["warning"]),
  );
  return found.map(({ message, help, place: pointer }) => `${pointer}: ${message}. ${help}`);
};

describe("an extension that is right is not reported", () => {
  test.each([
    [
      "operation",
      "x-long-poll: { holdSeconds: [5, 15], cursor: session, concurrent: 2, busy: 5509, gone: [1, '2'], unique: [/a], empty: {} }",
    ],
    ["operation", "x-long-poll: { holdSeconds: [5], cursor: { query: since, reply: /next } }"],
    [
      "operation",
      "x-reply: { equal: [[/id, /id]], absent: [/a~1b], messages: { said: { absent: [/c] } }, pending: { pointer: /s, values: [1] } }",
    ],
    ["operation", "x-idempotent: true"],
    ["channel", "x-sender: { same: [/from], identity: id }"],
    ["channel", "x-greeting: [said]"],
    ["channel", "x-ts-name: hall"],
    ["server", "x-service: rooms, x-undocumented: true"],
    [
      "message",
      'x-refusal: { payload: { a: "$code | none", b: ["$request#/id"], c: $100, d: "us$reson" }, issue: { at: $path }, codes: { internal: "1", missing /id: { ask: 2, "*": 3 } }, operations: [ask] }',
    ],
    ["message", "x-error-codes: [{ code: 1, status: 404, meaning: A }], x-http-status: [404, 4xx]"],
    ["schema", "x-undocumented: true, x-extensible-enum: [a]"],
    ["trait", "x-refines: '#/channels/room/messages/say'"],
    ["message", "x-our-own: 1, x-source: [a], x-reply-to: /a, x-retry: 2, x-service-level: 1"],
    ["info", "x-logo: a"],
  ])("%s: %s", (place, text) => {
    expect(told(place, text)).toEqual([]);
  });
});

describe("an extension that is wrong is reported where it is wrong", () => {
  const operation = "/operations/ask";
  const channel = "/channels/room";
  const message = "/channels/room/messages/say";
  test.each([
    [
      "operation",
      "x-long-poll: { holdSecond: [5, 15] }",
      [
        `${operation}/x-long-poll/holdSecond: \`x-long-poll\` has no member \`holdSecond\`. Did you mean \`holdSeconds\`?`,
      ],
    ],
    [
      "operation",
      "x-long-poll: { holdSeconds: 15 }",
      [
        `${operation}/x-long-poll/holdSeconds: \`x-long-poll\` is not understood: this has to be a list of 1 to 2, each a number of seconds.`,
      ],
    ],
    [
      "operation",
      "x-long-poll: { holdSeconds: [5, -1], cursor: me, unique: [id] }",
      [
        `${operation}/x-long-poll/holdSeconds/1: \`x-long-poll\` is not understood: this has to be a number of seconds.`,
        `${operation}/x-long-poll/cursor: \`x-long-poll\` is not understood: this has to be \`session\`, or an object of \`query\` and \`reply\`.`,
        `${operation}/x-long-poll/unique/0: \`x-long-poll\` is not understood: this has to be a JSON pointer, such as \`/id\`.`,
      ],
    ],
    [
      "operation",
      "x-long-poll: {}",
      [`${operation}/x-long-poll: \`x-long-poll\` is not understood: \`holdSeconds\` is missing.`],
    ],
    [
      "operation",
      "x-idempotent: yes!",
      [`${operation}/x-idempotent: \`x-idempotent\` is not understood: this has to be true or false.`],
    ],
    [
      "operation",
      "x-reply: { equal: [[/id]], messages: { sayd: { absent: [a] } } }",
      [
        `${operation}/x-reply/equal/0: \`x-reply\` is not understood: this has to be a list of 2, each a JSON pointer, such as \`/id\`.`,
        `${operation}/x-reply/messages/sayd/absent/0: \`x-reply\` is not understood: this has to be a JSON pointer, such as \`/id\`.`,
        `${operation}/x-reply/messages/sayd: \`x-reply\` names \`sayd\`, which is no reply of this operation. Did you mean \`said\`?`,
      ],
    ],
    [
      "channel",
      "x-sender: { identity: id }",
      [`${channel}/x-sender: \`x-sender\` is not understood: \`same\` is missing.`],
    ],
    [
      "channel",
      "x-greeting: [hello]",
      [
        `${channel}/x-greeting/0: \`x-greeting\` names \`hello\`, which is no message of this channel. There are: \`say\`, \`said\`.`,
      ],
    ],
    [
      "channel",
      "x-ts-name: a b",
      [`${channel}/x-ts-name: \`x-ts-name\` is not understood: this has to be a name in TypeScript.`],
    ],
    [
      "channel",
      "x-socketio: { replies: acks }",
      [
        `${channel}/x-socketio/replies: \`x-socketio\` is not understood: this has to be \`ack\` or \`event\`.`,
      ],
    ],
    [
      "channel",
      "x-socketio: { path: /a }",
      [
        `${channel}/x-socketio/path: \`x-socketio\` has no member \`path\`. There are: \`namespace\`, \`event\`, \`wrap\`, \`replies\`.`,
      ],
    ],
    [
      "message",
      "x-refusal: { payload: { a: $reson, b: '$code | $resaon', c: '$identty#/id' }, issue: $code, codes: { intrenal: 1 }, operations: [aske] }",
      [
        `${message}/x-refusal/payload/a: \`x-refusal\` has no hole \`$reson\`. Did you mean \`$reason\`?`,
        `${message}/x-refusal/payload/b: \`x-refusal\` has no hole \`$resaon\`. Did you mean \`$reason\`?`,
        `${message}/x-refusal/payload/c: \`x-refusal\` has no hole \`$identty#/id\`. Did you mean \`$identity#\`?`,
        `${message}/x-refusal/issue: \`x-refusal\` has no hole \`$code\`. There are: \`$path\`, \`$steps\`, \`$keyword\`, \`$expected\`, \`$message\`.`,
        `${message}/x-refusal/codes/intrenal: \`x-refusal\` has no reason \`intrenal\`. Did you mean \`internal\`?`,
        `${message}/x-refusal/operations/0: \`x-refusal\` names \`aske\`, which is no operation of this document. Did you mean \`ask\`?`,
      ],
    ],
    [
      "message",
      "x-error-codes: [{ kode: 1 }]",
      [`${message}/x-error-codes/0/kode: \`x-error-codes\` has no member \`kode\`. Did you mean \`code\`?`],
    ],
    [
      "message",
      "x-http-status: [99, 4X]",
      [
        `${message}/x-http-status/0: \`x-http-status\` is not understood: this has to be a status, such as 404 or \`4XX\`.`,
        `${message}/x-http-status/1: \`x-http-status\` is not understood: this has to be a status, such as 404 or \`4XX\`.`,
      ],
    ],
    [
      "mirrors",
      "#/channels/none",
      [
        "/channels/copy/x-mirrors: `x-mirrors` names `#/channels/none`, which is no channel of this document. Write the reference of a channel, such as `#/channels/a`.",
      ],
    ],
    [
      "mirrors",
      "#/channels/copy",
      [
        "/channels/copy/x-mirrors: `x-mirrors` names `#/channels/copy`, which is no channel that mirrors none itself. Write the reference of a channel, such as `#/channels/a`.",
      ],
    ],
    [
      "info",
      "x-idempotent: true",
      ["/info/x-idempotent: `x-idempotent` has no effect on info objects. It is read on: operation."],
    ],
    [
      "schema",
      "x-long-poll: {}",
      [
        "/channels/room/messages/say/payload/properties/type/x-long-poll: `x-long-poll` has no effect on schema objects. It is read on: operation.",
      ],
    ],
    [
      "trait",
      "x-sender: {}",
      [
        "/channels/room/messages/said/traits/0/x-sender: `x-sender` has no effect on message trait objects. It is read on: channel.",
      ],
    ],
    [
      "operation",
      "x-longpoll: {}",
      [
        `${operation}/x-longpoll: \`x-longpoll\` has no effect; \`x-long-poll\` does. Write \`x-long-poll\`, if that is what is meant.`,
      ],
    ],
    [
      "operation",
      "x-idempotnet: true",
      [
        `${operation}/x-idempotnet: \`x-idempotnet\` has no effect; \`x-idempotent\` does. Write \`x-idempotent\`, if that is what is meant.`,
      ],
    ],
  ])("%s: %s", (place, text, wanted) => {
    expect(told(place, text).map((one) => one.replace(/ See docs\/extensions.md .*$/, ""))).toEqual(wanted);
  });
});

test("a name that nothing in TypeScript can have is passed over, so that code can be made", () => {
  const { contract } = build(
    document({ message: "x-ts-name: delete", channel: "x-ts-name: a b", operation: "x-ts-name: 9" }),
  );
  const [service] = contract.services;
  expect(service?.messages.map(({ name }) => name)).toEqual(["said", "say"]);
  expect(service?.channels.map(({ name }) => name)).toEqual(["copy", "room"]);
  expect(service?.operations.map(({ name }) => name)).toEqual(["ask"]);
});

test("a name that TypeScript can have is one that the emitters take", () => {
  for (const name of ["delete", "await", "a b", "1a", "a\u200cb", "", "ключ", "$a", "type"]) {
    const isTaken = () => identifier(name) === name;
    if (isTypeScriptName(name)) expect(isTaken()).toBe(true);
    else expect(isTaken).toThrow("not an identifier");
  }
});

describe("extensions are checked wherever a reference leads", () => {
  test("in AsyncAPI 2, with its traits and messages of a `oneOf`", () => {
    const yaml = `asyncapi: 2.6.0
info: { title: Rooms, version: 1.0.0 }
channels:
  /rooms:
    x-sender: { same: from }
    publish:
      operationId: say
      x-idempotent: 1
      traits: [{ x-lng-poll: {} }]
      message: { oneOf: [{ payload: {}, x-http-status: 404 }, { $ref: "#/components/messages/b" }] }
components: { messages: { b: { payload: { properties: { a: { x-undocumented: yes please } } } } } }
`;
    expect(findingsIn(yaml).map(({ place, code }) => `${code} ${place}`)).toEqual(
      expect.arrayContaining([
        "extension-shape /channels/~1rooms/x-sender/same",
        "extension-shape /channels/~1rooms/publish/x-idempotent",
        "extension-misspelt /channels/~1rooms/publish/traits/0/x-lng-poll",
        "extension-shape /channels/~1rooms/publish/message/oneOf/0/x-http-status",
        "extension-shape /components/messages/b/payload/properties/a/x-undocumented",
      ]),
    );
  });

  test("in another file, where only that one has any", () => {
    const files = documentOf({
      "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
channels: { room: { $ref: "./parts.yaml#/room" } }
`,
      "parts.yaml": `room: { address: /a, "x-greeting": [hello, abc], messages: { helo: { payload: {} } } }
other: { x-greeting: 1 }
`,
    });
    const { diagnostics } = buildContract(files);
    const found = diagnostics.filter(({ code }) => code.startsWith("extension-"));
    expect(found.map(({ source, help }) => [source.file, source.pointer, help])).toEqual([
      ["parts.yaml", "/room/x-greeting/0", "Did you mean `helo`?"],
      ["parts.yaml", "/room/x-greeting/1", "There are: `helo`."],
    ]);
  });

  test("once, however many references lead there, and also where they lead round", () => {
    const yaml = `asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
channels:
  a: { address: /a, messages: { m: { $ref: "#/components/messages/m" } } }
  b: { address: /b, messages: { m: { $ref: "#/components/messages/m" } } }
components:
  messages: { m: { payload: { $ref: "#/components/schemas/s" } } }
  schemas: { s: { x-undocumented: 1, properties: { s: { $ref: "#/components/schemas/s" } } } }
`;
    expect(findingsIn(yaml).map(({ place }) => place)).toEqual(["/components/schemas/s/x-undocumented"]);
  });

  test("not in data: examples, defaults, constants and extensions of others", () => {
    const data = "{ x-idempotent: 1, x-long-poll: {} }";
    expect(told("schema", `default: ${data}, examples: [${data}], x-other: { x-sender: ${data} }`)).toEqual(
      [],
    );
    expect(told("message", `examples: [{ payload: ${data} }]`)).toEqual([]);
  });
});

test("what an extension says is in the contract, as data", () => {
  const { contract } = build(
    document({
      operation: "x-long-poll: { holdSeconds: [5], gone: [1], busy: 5509 }",
      channel: "x-greeting: [said]\n    x-sender: { same: [/from] }",
      server: "x-socketio: { path: /s, headers: { properties: { A: {} } } }, x-undocumented: true",
      message: "x-refusal: { payload: { a: $code }, codes: { internal: { ask: 2 } } }, x-http-status: [4xx]",
    }),
  );
  const [service] = contract.services;
  const room = service?.channels.find(({ name }) => name === "room");
  expect(service?.servers[0]).toMatchObject({
    socketio: { path: "/s", headers: ["A"] },
    isUndocumented: true,
  });
  expect(room).toMatchObject({ sender: { same: ["/from"] }, greeting: [{ name: "said" }] });
  expect(service?.operations[0]?.longPoll).toEqual({
    ...{ holdSeconds: [5, 5], concurrent: 1, busy: "5509", gone: ["1"], unique: [] },
  });
  expect(service?.messages.find(({ name }) => name === "say")).toMatchObject({
    refusal: { payload: { a: "$code" }, codes: { internal: { ask: "2" } }, operations: [] },
    statuses: ["4XX"],
  });
  const flipped = flipContract(contract).services[0];
  const other = flipped?.channels.find(({ name }) => name === "room");
  expect(other?.greeting?.[0]).toBe(flipped?.messages.find(({ name }) => name === "said"));
});
