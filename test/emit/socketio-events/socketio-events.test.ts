import { expect, test } from "vitest";
import { emit } from "../service-sample.js";

const yaml = (socketio: string) => `
asyncapi: 3.0.0
info: { title: A, version: 1.0.0 }
servers: { s: { host: h, protocol: socket.io } }
channels:
  c:
    address: /
    x-socketio: ${socketio}
    messages:
      pair: { payload: { type: array, items: [{ type: string }, { type: number }] } }
      note: { payload: { type: object } }
operations:
  ask: { action: receive, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/pair" }], reply: { messages: [{ $ref: "#/channels/c/messages/note" }] } }
  tell: { action: receive, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/note" }] }
  hear: { action: send, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/note" }] }
`;

test.each([
  [
    "{ namespace: / }",
    "pair: (...values: [...Pair, (answer: Note) => void]) => void;",
    "note: (message: Note) => void;",
  ],
  [
    "{ wrap: data, replies: event }",
    "pair: (...values: Pair) => void;",
    "note: (message: { readonly data: Note }) => void;",
  ],
  [
    "{ event: all }",
    "all: (message: CIncoming, acknowledge: (answer: Note) => void) => void;",
    "all: (message: Note) => void;",
  ],
])("with %s events have their arguments", (socketio, there, back) => {
  const { "socketio-events.ts": text = "" } = emit(yaml(socketio));
  const [, said = "", heard = ""] = text.split("export interface ");
  expect(said).toContain("CClientToServerEvents");
  expect(said).toContain(there);
  expect(heard).toContain(back);
});

test("a service without Socket.IO has no such file", () => {
  expect(emit(yaml("{}").replace("protocol: socket.io", "protocol: ws"))).not.toHaveProperty(
    "socketio-events.ts",
  );
});
