import { expect, test } from "vitest";
import { compile } from "./service-compile.js";
import { emit } from "./service-sample.js";

const voice = `
asyncapi: 3.0.0
info: { title: Voice, version: 1.0.0 }
servers:
  live: { host: voice.example.com, protocol: wss, x-service: voice }
  web: { host: voice.example.com, protocol: https, x-service: voice }
channels:
  talk:
    address: /talk
    servers: [{ $ref: "#/servers/live" }]
    messages:
      audio: { contentType: audio/wav, payload: {} }
      line: { contentType: text/csv }
      note: { contentType: text/plain, payload: { type: string, maxLength: 20 } }
      picture: { payload: { type: string, format: binary } }
      ping: { title: Are you there? }
      pong: { title: I am }
      say: { payload: { type: object, required: [type], properties: { type: { const: say } } } }
  reset:
    address: /reset
    servers: [{ $ref: "#/servers/web" }]
    messages: { reset: { title: Reset }, done: { title: Done } }
operations:
  hear: { action: receive, channel: { $ref: "#/channels/talk" }, messages: [{ $ref: "#/channels/talk/messages/audio" }] }
  write:
    action: receive
    channel: { $ref: "#/channels/talk" }
    messages: [{ $ref: "#/channels/talk/messages/note" }, { $ref: "#/channels/talk/messages/say" }]
  ping:
    action: receive
    channel: { $ref: "#/channels/talk" }
    messages: [{ $ref: "#/channels/talk/messages/ping" }]
    reply: { messages: [{ $ref: "#/channels/talk/messages/pong" }] }
  show:
    action: send
    channel: { $ref: "#/channels/talk" }
    messages: [{ $ref: "#/channels/talk/messages/picture" }, { $ref: "#/channels/talk/messages/line" }]
  reset:
    action: receive
    channel: { $ref: "#/channels/reset" }
    messages: [{ $ref: "#/channels/reset/messages/reset" }]
    reply: { channel: { $ref: "#/channels/reset" }, messages: [{ $ref: "#/channels/reset/messages/done" }] }
`;

const use = `
import { createVoiceClient } from "./client.js";
import { createVoiceServer } from "./server.js";

export const server = createVoiceServer({
  authenticate: () => ({}),
  handlers: {
    hear(message, context) {
      const first: number | undefined = message[0];
      context.send("picture", new Uint8Array([first ?? 0]));
      context.send("line", "a,b");
    },
    write: (message) => void (typeof message === "string" ? message.length : message.type),
    ping: () => {},
    reset: () => {},
  },
});

export async function talk(): Promise<void> {
  const client = createVoiceClient();
  const connection = client.talk();
  connection.on("picture", (bytes) => void bytes.byteLength);
  await connection.hear(new Uint8Array([1]));
  await connection.write("hello");
  await connection.ping();
  // @ts-expect-error bytes are no text
  await connection.hear("hello");
  // @ts-expect-error there is no payload
  await connection.ping({ at: 1 });
  await client.reset({ timeoutMs: 1_000 });
}
`;

test("messages that are no JSON have their types, and those without a payload take none", () => {
  const files = emit(voice);
  expect(files["models.ts"]).toContain("export type Audio = Uint8Array;");
  expect(files["models.ts"]).toContain("export type TalkIncoming = Audio | Note | Say;");
  expect(files["messages.ts"]).toContain('export const line: Message<"line", string>');
  expect(files["messages.ts"]).toContain(
    "byFrame({ bytes: audio, text: note, empty: ping, json: say }),\n    sends: /* @__PURE__ */ byFrame({",
  );
  expect(files["client.ts"]).toContain("  hear(message: Audio, options?: SendOptions): Promise<void>;");
  expect(files["client.ts"]).toContain("  ping(options?: CallOptions): Promise<void>;");
  expect(files["client.ts"]).toContain("  reset(options?: CallOptions): Promise<void>;");
  expect(files["server.ts"]).toContain("  ping(context: TalkContext<Identity>): void | Promise<void>;");
  expect(files["contract.ts"]).toContain('http: { method: "POST", body: "none" },');
  expect(files["validators.js"]).toContain("$bare(value, value instanceof Uint8Array");
  expect(compile({ voice: { ...files, "use.ts": use } })).toEqual([]);
});
