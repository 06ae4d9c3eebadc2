import { describe, expect, test } from "vitest";
import { toValue } from "../../../src/rewrite/tree.js";
import { at, checked, converted } from "./document.js";

/** Each kind of bindings as a component. */
const bindingsOf = (kind: string, bindings: string) => {
  const { value, said } = converted(`components: { ${kind}Bindings: { B: ${bindings} } }`);
  return { bindings: at(value, "components", `${kind}Bindings`, "B"), said };
};

test.each([
  {
    kind: "operation",
    given: "{ http: { type: request, method: GET } }",
    wanted: { http: { method: "GET" }, "x-http": { type: "request" } },
    said: 1,
  },
  {
    kind: "operation",
    given: "{ http: { method: GET, bindingVersion: 0.1.0 } }",
    wanted: { http: { method: "GET", bindingVersion: "0.2.0" } },
    said: 0,
  },
  {
    kind: "operation",
    given: "{ kafka: { groupId: g, clientId: { type: string } } }",
    wanted: { kafka: { groupId: { type: "string", enum: ["g"] }, clientId: { type: "string" } } },
    said: 0,
  },
  {
    kind: "operation",
    given: "{ amqp: { ack: true, replyTo: q, bindingVersion: 0.2.0 } }",
    wanted: { amqp: { ack: true, bindingVersion: "0.3.0" }, "x-amqp": { replyTo: "q" } },
    said: 1,
  },
  { kind: "operation", given: "{ mqtt5: { qos: 1 } }", wanted: { mqtt: { qos: 1 } }, said: 0 },
  {
    kind: "operation",
    given: "{ solace: { destinations: [], x-a: 1 } }",
    wanted: { solace: { destinations: [] }, "x-solace": { "x-a": 1 } },
    said: 1,
  },
  { kind: "operation", given: "{ pulsar: { a: 1 } }", wanted: { "x-pulsar": { a: 1 } }, said: 1 },
  { kind: "operation", given: "{ ws: { any: 1 }, x-a: 1 }", wanted: { ws: { any: 1 }, "x-a": 1 }, said: 0 },
  {
    kind: "channel",
    given: "{ kafka: { topic: t, bindingVersion: latest } }",
    wanted: { kafka: { topic: "t" } },
    said: 0,
  },
  {
    kind: "channel",
    given: "{ kafka: { topicConfiguration: {}, bindingVersion: 0.4.0 } }",
    wanted: { kafka: { topicConfiguration: {}, bindingVersion: "0.4.0" } },
    said: 0,
  },
  {
    kind: "channel",
    given: "{ kafka: { topic: t, bindingVersion: 9.0.0 } }",
    wanted: { kafka: { topic: "t", bindingVersion: "0.5.0" } },
    said: 0,
  },
  {
    kind: "channel",
    given: "{ amqp: { is: routingKey } }",
    wanted: { amqp: { is: "routingKey", exchange: {} } },
    said: 0,
  },
  {
    kind: "channel",
    given: "{ amqp: { is: queue, queue: {}, exchange: {} } }",
    wanted: { amqp: { is: "queue", queue: {} }, "x-amqp": { exchange: {} } },
    said: 1,
  },
  { kind: "channel", given: "{ ws: }", wanted: { ws: {} }, said: 0 },
  { kind: "channel", given: "{ ws: text }", wanted: { "x-ws": "text" }, said: 1 },
  {
    kind: "channel",
    given: "{ ws: { $ref: '#/components/channelBindings/B/kafka' } }",
    wanted: { ws: { $ref: "#/components/channelBindings/B/kafka" } },
    said: 0,
  },
  {
    kind: "message",
    given: "{ http: { statusCode: 200, bindingVersion: 0.2.0 } }",
    wanted: { http: { bindingVersion: "0.2.0" }, "x-http": { statusCode: 200 } },
    said: 1,
  },
  {
    kind: "server",
    given: "{ mqtt: { clientId: c, bindingVersion: 0.1.0 } }",
    wanted: { mqtt: { clientId: "c", bindingVersion: "0.2.0" } },
    said: 0,
  },
])("$kind bindings $given become $wanted", ({ kind, given, wanted, said }) => {
  const found = bindingsOf(kind, given);
  expect(found.bindings).toEqual(wanted);
  expect(found.said).toHaveLength(said);
});

describe("a binding with a wrong value", () => {
  test.each([
    {
      given: "{ ws: { method: 1, query: { type: object } } }",
      wanted: { ws: { query: { type: "object" } }, "x-ws": { method: 1 } },
    },
    { given: "{ sns: { ordering: {} } }", wanted: { "x-sns": { ordering: {} } } },
    {
      given: "{ kafka: { partitions: -1, replicas: many } }",
      wanted: { kafka: {}, "x-kafka": { partitions: -1, replicas: "many" } },
    },
  ])("such as $given is kept aside", async ({ given, wanted }) => {
    const { tree, diagnostics } = await checked(`channels: { a: { bindings: ${given} } }`);
    expect(at(toValue(tree), "channels", "a", "bindings")).toEqual(wanted);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["convert-kept"]));
  });
});
