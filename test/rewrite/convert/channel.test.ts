import { describe, expect, test } from "vitest";
import { isMapping } from "../../../src/json/value.js";
import { at, converted } from "./document.js";

const keys = (value: unknown): readonly string[] => (isMapping(value) ? Object.keys(value) : []);

describe("a channel", () => {
  test.each([
    { given: ["user_signedup"], wanted: ["user_signedup"] },
    { given: ["user/signedup"], wanted: ["userSignedup"] },
    { given: ["light.{id}.on"], wanted: ["lightIdOn"] },
    { given: ["/"], wanted: ["root"] },
    { given: ["a/b", "a.b"], wanted: ["aSlashB", "aDotB"] },
    { given: ["a/b", "a_b"], wanted: ["aSlashB", "a_b"] },
    { given: ["constructor"], wanted: ["constructor"] },
    { given: ["%41"], wanted: ["_41"] },
  ])("at $given is known as $wanted", ({ given, wanted }) => {
    const channels = Object.fromEntries(given.map((address) => [address, {}]));
    const { value } = converted(`channels: ${JSON.stringify(channels)}`);
    expect(keys(at(value, "channels"))).toEqual(wanted);
    expect(wanted.map((key) => at(value, "channels", key, "address"))).toEqual(given);
  });

  test("names its servers by reference", () => {
    const { value } = converted(
      "servers: { s: { url: a.io, protocol: ws } }\nchannels: { a: { servers: [s] }, b: { servers: [] } }",
    );
    expect(at(value, "channels", "a", "servers")).toEqual([{ $ref: "#/servers/s" }]);
    expect(at(value, "channels", "b")).toEqual({ address: "b" });
  });

  test("under `components` has the address of the only one that leads to it", () => {
    const { value } = converted(`
channels: { one/two: { $ref: "#/components/channels/C" } }
components: { channels: { C: { publish: { operationId: o, message: { name: m } } } } }`);
    expect(value).toMatchObject({
      channels: { oneTwo: { $ref: "#/components/channels/C" } },
      operations: {
        o: { channel: { $ref: "#/channels/oneTwo" }, messages: [{ $ref: "#/channels/oneTwo/messages/m" }] },
      },
      components: { channels: { C: { address: "one/two", messages: { m: { name: "m" } } } } },
    });
  });

  test("under `components` has no address where two lead to it, and its messages are shared", () => {
    const { value } = converted(`
channels: { a: { $ref: "#/components/channels/C" }, b: { $ref: "#/components/channels/C" } }
components: { channels: { C: { subscribe: { message: { name: m } } } } }`);
    const shared = { m: { $ref: "#/components/channels/C/messages/m" } };
    expect(value).toMatchObject({
      channels: { a: { address: "a", messages: shared }, b: { address: "b", messages: shared } },
      components: { channels: { C: { address: null, messages: { m: { name: "m" } } } } },
    });
  });

  test("under `components` that is not used keeps its operations there", () => {
    const { value } = converted("components: { channels: { C: { publish: { operationId: o } } } }");
    expect(at(value, "components", "operations")).toEqual({
      o: { action: "receive", channel: { $ref: "#/components/channels/C" } },
    });
  });
});

describe("an operation", () => {
  test.each([
    { given: "a: { publish: { operationId: o } }", wanted: { o: "receive" } },
    { given: "a: { subscribe: { operationId: o } }", wanted: { o: "send" } },
    { given: "a: { publish: {} }", wanted: { receiveA: "receive" } },
    { given: "a/b: { subscribe: {}, publish: {} }", wanted: { receiveAB: "receive", sendAB: "send" } },
    {
      given: "a: { publish: { operationId: __proto__ } }",
      wanted: Object.fromEntries([["__proto__", "receive"]]),
    },
    {
      given: "a: { publish: { operationId: same } }, b: { publish: { operationId: same } }",
      wanted: { same: "receive", receiveB: "receive" },
    },
  ])("of $given is $wanted", ({ given, wanted }) => {
    const operations = at(converted(`channels: { ${given} }`).value, "operations");
    const actions = Object.fromEntries(keys(operations).map((key) => [key, at(operations, key, "action")]));
    expect(actions).toEqual(wanted);
  });

  test("says when its operationId was taken", () => {
    const given = "channels: { a: { publish: { operationId: s } }, b: { publish: { operationId: s } } }";
    expect(converted(given).diagnostics.map(({ code, source }) => [code, source.pointer])).toEqual([
      ["convert-lost", "/channels/b/publish"],
    ]);
  });

  test("without a message has none, though its channel has some", () => {
    const { value } = converted("channels: { a: { publish: {}, subscribe: { message: { name: m } } } }");
    expect(at(value, "operations", "receiveA", "messages")).toEqual([]);
  });

  test("keeps what it says of itself", () => {
    const { value } = converted(
      "channels: { a: { publish: { operationId: o, summary: s, tags: [{ name: t }], externalDocs: { url: https://a.io }, x-a: 1 } } }",
    );
    expect(at(value, "operations", "o")).toEqual({
      action: "receive",
      channel: { $ref: "#/channels/a" },
      summary: "s",
      tags: [{ name: "t" }],
      externalDocs: { url: "https://a.io" },
      "x-a": 1,
    });
  });
});
