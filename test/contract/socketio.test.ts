import { expect, test } from "vitest";
import { emit } from "../emit/service-sample.js";
import { build, onlyService } from "./document.js";

const bid = "payload: { type: object, required: [type], properties: { type: { const: bidMade } } }";
const closed = "payload: { type: object, required: [type], properties: { type: { const: closed } } }";

const auction = (messages: string) => `
asyncapi: 3.0.0
info: { title: Auction, version: 1.0.0 }
servers: { s: { host: localhost, protocol: socket.io } }
channels: { c: { address: /, messages: { ${messages} } } }
operations: { hear: { action: send, channel: { $ref: "#/channels/c" } } }
`;

/** The events that the server emits. */
const eventsOf = (yaml: string) =>
  [
    ...((emit(yaml)["socketio-events.ts"] ?? "")
      .split("ServerToClientEvents")[1]
      ?.matchAll(/^ {2}(\S+): \(/gm) ?? []),
  ].map(([, event]) => event);

test("an event is called by the name of its message, else by its key, whatever else the document holds", () => {
  expect(eventsOf(auction(`BidMade: { ${bid} }`))).toEqual(["BidMade"]);
  expect(eventsOf(auction(`BidMade: { ${bid} }, Closed: { ${closed} }`))).toEqual(["BidMade", "Closed"]);
  expect(eventsOf(auction(`BidMade: { name: bid, ${bid} }, Closed: { ${closed} }`))).toEqual([
    "bid",
    "Closed",
  ]);
});

test("a key that is not the constant of its payload is a warning, where the event would have been that", () => {
  const { diagnostics } = build(auction(`BidMade: { ${bid} }, closed: { ${closed} }`));
  expect(diagnostics).toMatchObject([
    {
      code: "socketio-event",
      severity: "warning",
      message:
        "the event of this message is `BidMade`, its key, not `bidMade`, which tells its payload apart",
      help: "Give the message a `name`, which is what the event is called: `name: bidMade`.",
      source: { pointer: "/channels/c/messages/BidMade" },
    },
  ]);
});

const chat2 = `
asyncapi: 2.6.0
info: { title: Chat, version: 1.0.0 }
servers: { s: { url: localhost, protocol: socket.io } }
channels:
  'user:join': { publish: { message: { messageId: join, payload: { type: object } } } }
  'user:joined': { subscribe: { message: { messageId: joined, payload: { type: object } } } }
  /admin: { subscribe: { message: { messageId: stop, payload: { type: object } } } }
`;

test("addresses are events or namespaces, and said to be, in AsyncAPI 2.x too", () => {
  const { contract, diagnostics } = build(chat2);
  expect(
    onlyService(contract).channels.map(({ name, address, socketio }) => [name, address, socketio]),
  ).toEqual([
    ["admin", "/admin", { namespace: "/admin", wholes: [], replies: "ack" }],
    [
      "root",
      "/",
      {
        namespace: "/",
        events: { join: "user:join", joined: "user:joined" },
        wholes: [],
        replies: "ack",
      },
    ],
  ]);
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ["socketio-address", "info", "the address `user:join` is taken for the event of this channel"],
    ["socketio-address", "info", "the address `user:joined` is taken for the event of this channel"],
    ["socketio-address", "info", "the address `/admin` is taken for the namespace of this channel"],
  ]);
});

test("a message that is two events of a namespace is two messages with one type", () => {
  const yaml = `
asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
servers: { s: { host: localhost, protocol: socket.io } }
channels:
  join: { address: join, description: Come in., messages: { text: { $ref: "#/components/messages/Text" } } }
  leave: { address: leave, messages: { text: { $ref: "#/components/messages/Text" } } }
operations:
  join: { action: receive, channel: { $ref: "#/channels/join" } }
  leave: { action: receive, channel: { $ref: "#/channels/leave" } }
components: { messages: { Text: { payload: { type: object, properties: { a: { type: string } } } } } }
`;
  const { "contract.ts": contract, "client.ts": client, "socketio-events.ts": events } = emit(yaml);
  expect(contract).toContain('join: { kind: "receive", channel: "root", messages: [messages.joinText] },');
  expect(client).toContain("join(message: Text, options?: SendOptions): Promise<void>;");
  expect(client).toContain("Come in.");
  expect(events).toContain("  join: (message: Text) => void;\n  leave: (message: Text) => void;");
  expect(build(yaml).diagnostics.map(({ code }) => code)).toEqual(["socketio-address", "socketio-address"]);
});
