import { expect, test } from "vitest";
import { planService } from "../../../src/runtime/wire/channel-plan.js";
import type { OperationDescription } from "../../../src/runtime/wire/service-description.js";
import { ask, say, wave } from "../server/server-rooms.js";

const operation = (...messages: OperationDescription["messages"]): OperationDescription => ({
  ...{ kind: "receive", channel: "room", messages },
});

/** Who handles a message, of operations in this order. */
const handlersOf = (operations: Readonly<Record<string, OperationDescription>>) => {
  const plan = planService({
    name: "rooms",
    servers: {},
    security: {},
    channels: { room: { address: "/room", servers: [] } },
    operations,
  });
  const handlers = plan.channels.get("room")?.operations ?? new Map();
  return Object.fromEntries([...handlers].map(([message, { name }]) => [message.name, name]));
};

test.each([
  {
    what: "the narrowest",
    given: { wide: operation(say, ask, wave), narrow: operation(say) },
    wanted: { say: "narrow", ask: "wide", wave: "wide" },
  },
  {
    what: "the first of two that are as narrow",
    given: { first: operation(say, ask), second: operation(say, ask), third: operation(ask, wave) },
    wanted: { say: "first", ask: "first", wave: "third" },
  },
  {
    what: "the first of two that are as narrow, the other way round",
    given: { third: operation(ask, wave), second: operation(say, ask), first: operation(say, ask) },
    wanted: { say: "second", ask: "third", wave: "third" },
  },
  {
    what: "none that the server sends, or that is a request of HTTP",
    given: {
      told: { ...operation(say), kind: "send" as const },
      asked: { ...operation(ask), http: { method: "POST", body: "json" as const } },
      heard: operation(say, ask),
    },
    wanted: { say: "heard", ask: "heard" },
  },
])("of the operations that have a message, $what handles it", ({ given, wanted }) => {
  expect(handlersOf(given)).toEqual(wanted);
});
