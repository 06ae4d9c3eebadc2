import { describe, expect, test } from "vitest";
import { buildContract } from "../../src/contract/build.js";
import { isDeceptive, toCamel, toFaithful, toKebab, toPascal } from "../../src/contract/spelling.js";
import { build, documentOf, onlyService } from "./document.js";

describe("spelling", () => {
  test.each([
    ["chat_response", "ChatResponse", "chatResponse", "Chat_response"],
    ["sendMessageEvent", "SendMessageEvent", "sendMessageEvent", "SendMessageEvent"],
    ["HTTPError", "HTTPError", "httpError", "HTTPError"],
    ["USER_ID", "UserId", "userId", "USER_ID"],
    ["foo-bar", "FooBar", "fooBar", "FooDashBar"],
    ["3d.model", "_3dModel", "_3dModel", "_3dDotModel"],
    ["сообщение", "Сообщение", "сообщение", "Сообщение"],
    ["a b/c", "ABC", "abc", "ASpaceBSlashC"],
  ])("%s is %s as a type and %s as a value; in full it is %s", (text, pascal, camel, faithful) => {
    expect([toPascal([text]), toCamel([text]), toFaithful([text])]).toEqual([pascal, camel, faithful]);
  });

  test.each([
    ["Chat API 2", "chat-api-2"],
    ["productFlo", "product-flo"],
    ["Überwachung", "u-berwachung"],
    ["聊天", ""],
  ])("the folder of %s is called %s", (text, wanted) => expect(toKebab(text)).toBe(wanted));

  test.each(["pаypal", "a\u202eb", "zero\u200bwidth"])("%j reads as something else than it is", (name) => {
    expect(isDeceptive(name)).toBe(true);
  });
});

const messages = (...keys: readonly string[]) =>
  `asyncapi: 3.0.0
info: { title: T, version: "1" }
components:
  messages:
${keys.map((key) => `    ${JSON.stringify(key)}: { payload: { type: object, properties: { k: { const: ${JSON.stringify(key)} } } } }`).join("\n")}
`;

const namesOf = (yaml: string) => {
  const { contract, diagnostics } = build(yaml);
  const service = onlyService(contract);
  return {
    messages: Object.fromEntries(service.messages.map(({ key, name }) => [key, name])),
    types: Object.fromEntries(service.messages.map(({ key, payload }) => [key, payload?.$ref])),
    codes: diagnostics.map(({ code }) => code),
    diagnostics,
  };
};

describe("names", () => {
  test("three spellings of one name stay three, whatever their order", () => {
    const one = namesOf(messages("foo-bar", "foo_bar", "FooBar"));
    const other = namesOf(messages("FooBar", "foo_bar", "foo-bar"));
    expect(one.types).toEqual({ "foo-bar": "FooDashBar", foo_bar: "Foo_bar", FooBar: "FooBar" });
    expect(new Set(Object.values(one.messages)).size).toBe(3);
    expect(other.types).toEqual(one.types);
    expect(other.messages).toEqual(one.messages);
  });

  test("a collision is a warning that shows every place", () => {
    const [warning] = namesOf(messages("foo_bar", "FooBar")).diagnostics;
    expect(warning).toMatchObject({
      code: "name-collision",
      severity: "warning",
      source: { pointer: "/components/messages/FooBar" },
      related: [{ source: { pointer: "/components/messages/foo_bar" } }],
    });
  });

  test("`x-ts-name` resolves a collision", () => {
    const yaml = messages("foo_bar", "FooBar").replace('"foo_bar": {', '"foo_bar": { x-ts-name: legacy,');
    const names = namesOf(yaml);
    expect(names.messages).toEqual({ foo_bar: "legacy", FooBar: "fooBar" });
  });

  test.each(["foo_bar", "#/components/messages/foo_bar", "asyncapi.yaml#/components/messages/foo_bar"])(
    "`names` of the configuration resolves a collision, by %s",
    (what) => {
      const document = documentOf({ "asyncapi.yaml": messages("foo_bar", "FooBar") });
      const { contract, diagnostics } = buildContract(document, { names: { [what]: "legacy" } });
      expect(onlyService(contract).messages.map(({ name }) => name)).toEqual(["fooBar", "legacy"]);
      expect(diagnostics).toEqual([]);
    },
  );

  test("two operations of one id keep apart, though the document is wrong", () => {
    const { contract } = build(`asyncapi: 2.6.0
info: { title: T, version: "1" }
channels:
  a: { publish: { operationId: x }, subscribe: { operationId: x } }
`);
    expect(new Set(onlyService(contract).operations.map(({ name }) => name)).size).toBe(2);
  });

  test("the same `x-ts-name` twice is an error", () => {
    const yaml = messages("a", "b").replaceAll('": {', '": { x-ts-name: same,');
    expect(namesOf(yaml).codes).toContain("name-unresolvable");
  });

  test.each([
    ["class", "classMessage", "ClassMessage"],
    ["await", "awaitMessage", "AwaitMessage"],
    ["Promise", "promise", "PromiseModel"],
    ["Error", "error", "ErrorModel"],
    ["string", "stringMessage", "StringMessage"],
    ["validate", "validateMessage", "ValidateMessage"],
    ["__proto__", "proto", "Proto"],
    ["constructor", "constructorMessage", "ConstructorMessage"],
    ["../../evil", "evil", "Evil"],
    ["CON", "con", "CON"],
    ["-x", "x", "X"],
  ])("a message called %s is %s, its type %s", (key, value, type) => {
    const names = namesOf(messages(key));
    expect([Object.values(names.messages), Object.values(names.types)]).toEqual([[value], [type]]);
  });

  test("names that differ in capitals alone are a warning", () => {
    const { diagnostics, messages: names } = namesOf(messages("chatMessage", "chatmessage", "other"));
    expect(names).toEqual({ chatMessage: "chatMessage", chatmessage: "chatmessage", other: "other" });
    expect(diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      "warning name-twins: `chatMessage` and `chatmessage` differ in capitals alone",
      "warning name-twins: `ChatMessage` and `Chatmessage` differ in capitals alone",
    ]);
  });

  test("a name with invisible characters is refused", () => {
    expect(namesOf(messages("a\u202eb")).codes).toContain("name-unicode");
  });
});

const rooms = (order: "as written" | "shuffled", extra = "") => {
  const channels = [
    `  room: { address: /room, messages: { say: { $ref: "#/components/messages/say" }, said: { $ref: "#/components/messages/said" } } }`,
    `  lobby: { address: /lobby, messages: { say: { payload: { type: object, required: [where], properties: { where: { const: lobby } } } } } }`,
  ];
  const components = [
    `    say: { payload: { type: object, properties: { data: { type: object, properties: { text: { type: string } } } } } }`,
    `    said: { payload: { $ref: "#/components/schemas/line" } }`,
  ];
  if (order === "shuffled") for (const list of [channels, components]) list.reverse();
  return `asyncapi: 3.0.0
info: { title: Rooms, version: "1" }
channels:
${channels.join("\n")}
components:
  messages:
${components.join("\n")}
  schemas:
    line: { type: object, properties: { by: { $ref: "#/components/schemas/person" } } }
    person: { type: object, properties: { name: { type: string } } }
${extra}`;
};

test("names do not change when the document is shuffled or edited elsewhere", () => {
  const namesIn = (yaml: string) => {
    const service = onlyService(build(yaml).contract);
    return {
      messages: service.messages.map(({ name, source }) => [source.pointer, name]),
      schemas: service.schemas.map(({ name, source }) => [source.pointer, name]),
      channels: service.channels.map(({ name }) => name),
    };
  };
  const before = namesIn(rooms("as written"));
  expect(before.schemas.map(([, name]) => name)).toEqual(
    ["Line", "LobbySay", "Person", "RoomSay", "RoomSayData"].sort(),
  );
  expect(namesIn(rooms("shuffled"))).toEqual(before);
  const edited = namesIn(
    rooms("as written", "    aside: { type: object, properties: { n: { type: integer } } }\n"),
  );
  expect(edited.messages).toEqual(before.messages);
  expect(edited.schemas.filter(([, name]) => name !== "Aside")).toEqual(before.schemas);
});

test("operations and messages that share a trait keep their own names and places", () => {
  const { contract, diagnostics } = build(`asyncapi: 2.6.0
info: { title: T, version: "1" }
channels:
  a: { publish: { operationId: turnOn, traits: [{ $ref: "#/components/operationTraits/t" }], message: { name: m, traits: [{ $ref: "#/components/messageTraits/t" }], payload: { type: string } } } }
  b: { subscribe: { operationId: turnOff, traits: [{ $ref: "#/components/operationTraits/t" }], message: { name: n, traits: [{ $ref: "#/components/messageTraits/t" }], payload: { type: string } } } }
components: { operationTraits: { t: { summary: S } }, messageTraits: { t: { summary: S } } }
`);
  const { operations, messages: all } = onlyService(contract);
  expect(operations.map(({ name, source }) => [name, source.pointer])).toEqual([
    ["turnOff", "/channels/b/subscribe"],
    ["turnOn", "/channels/a/publish"],
  ]);
  expect(all.map(({ name, source }) => [name, source.pointer])).toEqual([
    ["m", "/channels/a/publish/message"],
    ["n", "/channels/b/subscribe/message"],
  ]);
  expect(diagnostics).toEqual([]);
});

describe("channels", () => {
  const channelNames = (version: string, keys: readonly string[]) => {
    const channels = keys.map((key) => `  ${JSON.stringify(key)}: {}`).join("\n");
    const { contract } = build(`asyncapi: ${version}
info: { title: T, version: "1" }
channels:
${channels}
`);
    const found = new Map(onlyService(contract).channels.map(({ key, name }) => [key, name]));
    return keys.map((key) => found.get(key));
  };

  test.each([
    [["/"], ["root"]],
    [
      ["/", "root", "dim"],
      ["rootChannel", "root", "dim"],
    ],
    [
      ["smart/lights/1/0/{id}/on", "smart/lights/1/0/{id}/off", "smart/lights/1/0/dim"],
      ["idOn", "idOff", "dim"],
    ],
    [
      ["com.example.orders.created", "com.example.orders"],
      ["ordersCreated", "orders"],
    ],
    [
      ["notifications.all", "notifications.one"],
      ["all", "one"],
    ],
    [
      ["room/join", "room/leave"],
      ["roomJoin", "roomLeave"],
    ],
    [["com.example.orders"], ["comExampleOrders"]],
    [
      ["a/b/c/1", "a/b/c/2"],
      ["c1", "c2"],
    ],
    [
      ["/api/chat/v1", "/api/chat/v2"],
      ["apiChatV1", "apiChatV2"],
    ],
    [
      ["a/b/c", "a/b/d", "/"],
      ["abc", "abd", "root"],
    ],
  ])("at %j are called %j", (keys, names) => {
    expect(channelNames("2.6.0", keys)).toEqual(names);
    expect(channelNames("3.0.0", keys)).toEqual(names);
  });

  test("their operations and messages without names are called so too", () => {
    const { contract } = build(`asyncapi: 2.6.0
info: { title: T, version: "1" }
channels:
  com/example/shop/order: { publish: { message: { payload: { type: object, properties: { id: { type: string } } } } } }
  com/example/shop/bill: { subscribe: { message: { payload: { type: string } } } }
`);
    const { operations, messages: all, schemas } = onlyService(contract);
    expect(operations.map(({ name }) => name)).toEqual(["receiveOrder", "sendBill"]);
    expect(all.map(({ name }) => name)).toEqual(["billSubscribeMessage", "orderPublishMessage"]);
    expect(schemas.map(({ name }) => name)).toEqual(["BillSubscribeMessage", "OrderPublishMessage"]);
  });
});
