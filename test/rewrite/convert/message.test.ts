import { describe, expect, test } from "vitest";
import { at, converted } from "./document.js";

const messageOf = (message: string, rest = "") => {
  const { value, said } = converted(
    `channels: { a: { publish: { operationId: o, message: ${message} } } }\n${rest}`,
  );
  return {
    messages: at(value, "channels", "a", "messages"),
    used: at(value, "operations", "o", "messages"),
    value,
    said,
  };
};

describe("a message", () => {
  test.each([
    { given: "{ messageId: m }", wanted: { m: {} } },
    { given: "{ name: n, title: t }", wanted: { n: { name: "n", title: "t" } } },
    { given: "{ title: Title }", wanted: { Title: { title: "Title" } } },
    { given: "{ title: Some title }", wanted: { someTitle: { title: "Some title" } } },
    { given: "{}", wanted: { oMessage: {} } },
    { given: "{ messageId: __proto__ }", wanted: Object.fromEntries([["__proto__", {}]]) },
    { given: "{ messageId: one/two }", wanted: { oneTwo: {} } },
    { given: "{ oneOf: [{ name: a }, { name: b }] }", wanted: { a: { name: "a" }, b: { name: "b" } } },
    { given: "{ oneOf: [{ name: a }] }", wanted: { a: { name: "a" } } },
    { given: "{ oneOf: [] }", wanted: undefined },
    {
      given: "{ name: n, tags: [{ name: t }], x-a: 1 }",
      wanted: { n: { name: "n", tags: [{ name: "t" }], "x-a": 1 } },
    },
  ])("$given is $wanted", ({ given, wanted }) => {
    expect(messageOf(given).messages).toEqual(wanted);
  });

  test("of a oneOf is referred to by the operation, in order", () => {
    expect(messageOf("{ oneOf: [{ name: b }, { name: a }] }").used).toEqual([
      { $ref: "#/channels/a/messages/b" },
      { $ref: "#/channels/a/messages/a" },
    ]);
  });

  test("under `components` is referred to by its channels", () => {
    const { messages, value } = messageOf(
      "{ $ref: '#/components/messages/M' }",
      "components: { messages: { M: { name: n } } }",
    );
    expect(messages).toEqual({ M: { $ref: "#/components/messages/M" } });
    expect(at(value, "components", "messages")).toEqual({ M: { name: "n" } });
  });

  test("under `components` is called as its messageId said, and references follow it", () => {
    const { messages, value } = messageOf(
      "{ $ref: '#/components/messages/M' }",
      "components: { messages: { M: { messageId: id }, id: { messageId: M } } }",
    );
    expect(messages).toEqual({ id: { $ref: "#/components/messages/id" } });
    expect(at(value, "components", "messages")).toEqual({ id: {}, M: {} });
  });

  test("that stands in another channel is referred to there", () => {
    const { value } = converted(
      "channels: { a/b: { publish: { message: { name: m } } }, c: { publish: { message: { $ref: '#/channels/a~1b/publish/message' } } } }",
    );
    expect(at(value, "channels", "c", "messages")).toEqual({ m: { $ref: "#/channels/AB/messages/m" } });
  });

  test("that both operations of a channel share stands there once", () => {
    const { value } = converted(
      "channels: { a: { publish: { message: { name: m } }, subscribe: { message: { $ref: '#/channels/a/publish/message' } } } }",
    );
    expect(at(value, "channels", "a", "messages")).toEqual({ m: { name: "m" } });
    expect(at(value, "operations", "sendA", "messages")).toEqual([{ $ref: "#/channels/a/messages/m" }]);
  });

  test("of a oneOf under `components` is a component of its own", () => {
    const { messages, value } = messageOf(
      "{ $ref: '#/components/messages/All' }",
      "components: { messages: { All: { oneOf: [{ name: a }, { $ref: '#/components/messages/B' }] }, B: {} } }",
    );
    expect(messages).toEqual({
      a: { $ref: "#/components/messages/a" },
      B: { $ref: "#/components/messages/B" },
    });
    expect(at(value, "components", "messages")).toEqual({ a: { name: "a" }, B: {} });
  });

  test("that is a oneOf of itself ends", () => {
    const { messages } = messageOf(
      "{ $ref: '#/components/messages/All' }",
      "components: { messages: { All: { oneOf: [{ $ref: '#/components/messages/All' }, { name: a }] } } }",
    );
    expect(messages).toEqual({ a: { $ref: "#/components/messages/a" } });
  });
});

describe("the format of a payload", () => {
  test.each([
    { given: "application/vnd.aai.asyncapi;version=2.6.0", wanted: { type: "string" } },
    { given: "application/vnd.aai.asyncapi+json;version=2.0.0", wanted: { type: "string" } },
    {
      given: "application/schema+json;version=draft-07",
      wanted: { schemaFormat: "application/schema+json;version=draft-07", schema: { type: "string" } },
    },
    {
      given: "application/vnd.apache.avro;version=1.9.0",
      wanted: { schemaFormat: "application/vnd.apache.avro;version=1.9.0", schema: { type: "string" } },
    },
  ])("$given stands with its schema", ({ given, wanted }) => {
    const { messages } = messageOf(`{ name: m, schemaFormat: "${given}", payload: { type: string } }`);
    expect(at(messages, "m")).toEqual({ name: "m", payload: wanted });
  });

  test("may be said by a trait", () => {
    const { messages, value } = messageOf(
      "{ name: m, traits: [{ $ref: '#/components/messageTraits/T' }], payload: { type: string } }",
      "components: { messageTraits: { T: { schemaFormat: a/b } } }",
    );
    expect(at(messages, "m", "payload")).toEqual({ schemaFormat: "a/b", schema: { type: "string" } });
    expect(at(value, "components", "messageTraits")).toEqual({ T: {} });
  });

  test("of no payload is lost, with a warning", () => {
    expect(messageOf("{ name: m, schemaFormat: a/b }").said).toEqual(["convert-lost"]);
  });

  test("moves what refers into the payload", () => {
    const { value } = converted(`
channels: { a: { publish: { message: { name: m, schemaFormat: a/b, payload: { properties: { p: { type: string } } } } } } }
components: { schemas: { S: { $ref: "#/channels/a/publish/message/payload/properties/p" } } }`);
    expect(at(value, "components", "schemas", "S")).toEqual({
      $ref: "#/channels/a/messages/m/payload/schema/properties/p",
    });
  });
});

describe("an example", () => {
  test.each([
    { given: "{ payload: 1 }", wanted: [{ payload: 1 }], said: [] },
    { given: "{ name: n, headers: {} }", wanted: [{ name: "n", headers: {} }], said: [] },
    { given: "{ anything: 1 }", wanted: [{ payload: { anything: 1 } }], said: [] },
    { given: "{ name: n }", wanted: undefined, said: ["convert-lost"] },
  ])("$given is $wanted", ({ given, wanted, said }) => {
    const found = messageOf(`{ name: m, examples: [${given}] }`);
    expect(at(found.messages, "m", "examples")).toEqual(wanted);
    expect(found.said).toEqual(said);
  });
});

/** A value without the names in code that were added. */
const withoutNames = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, one: unknown) => (key === "x-ts-name" ? undefined : one));

describe("traits", () => {
  test.each([
    { given: "summary: own, traits: [{ summary: theirs }]", wanted: { traits: [{ summary: "theirs" }] } },
    {
      given: "tags: [{ name: own }], traits: [{ tags: [{ name: theirs }] }]",
      wanted: { traits: [{ tags: [{ name: "theirs" }] }] },
    },
    {
      given:
        "headers: { type: object, properties: { a: {}, b: { type: string } } }, traits: [{ headers: { properties: { b: { type: number } } } }]",
      wanted: {
        headers: { type: "object", properties: { a: {} } },
        traits: [{ headers: { properties: { b: { type: "number" } } } }],
      },
    },
    {
      given: "bindings: { ws: { a: 1, b: 1 } }, traits: [{ bindings: { ws: { b: 2, c: 2 } } }]",
      wanted: { bindings: { ws: { a: 1, b: 2, c: 2 } }, traits: [{ bindings: { ws: { b: 2, c: 2 } } }] },
    },
    {
      given: "summary: own, traits: [{ title: theirs }]",
      wanted: { summary: "own", traits: [{ title: "theirs" }] },
    },
  ])("win over { $given } as they did before", ({ given, wanted }) => {
    const message = at(messageOf(`{ name: m, ${given} }`).messages, "m");
    expect(withoutNames(message)).toEqual({ name: "m", ...wanted });
  });

  test("have no ids any more, and say so", () => {
    const { value, said } = converted(`
components:
  messageTraits: { M: { messageId: a } }
  operationTraits: { O: { operationId: b } }`);
    expect(value).toMatchObject({ components: { messageTraits: { M: {} }, operationTraits: { O: {} } } });
    expect(said).toEqual(["convert-lost", "convert-lost"]);
  });
});
