import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type App, serve } from "../../../src/runtime/node/serve.js";
import { createServer } from "../../../src/runtime/server/server.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";

const said = message<string, unknown>({
  ...{ name: "said", wire: "said", source: "asyncapi.yaml", examples: [] },
  validate: (value) => ({ ok: true, value }),
});

/** As it is made of a document that names no server. */
const description: ServiceDescription = {
  ...{ name: "rooms", servers: {}, security: {} },
  channels: {
    room: { address: "/rooms/{room}", servers: [], receives: said },
    notes: { address: "/notes", servers: [] },
  },
  operations: {
    say: { kind: "receive", channel: "room", messages: [said] },
    note: { kind: "receive", channel: "notes", messages: [said], http: { method: "POST", body: "json" } },
  },
};

let app: App | undefined;
afterEach(() => app?.close({ drainMs: 0 }));

test("channels without a server are served over WebSocket, requests over HTTP", async () => {
  const heard: unknown[] = [];
  const take = (payload: unknown) => void heard.push(payload);
  app = await serve({ rooms: createServer(description, { handlers: { say: take, note: take } }) });
  const socket = new WebSocket(`${app.url.replace("http", "ws")}/rooms/1`);
  await once(socket, "open");
  socket.send('{"over":"ws"}');
  await expect.poll(() => heard).toEqual([{ over: "ws" }]);
  socket.terminate();
  const { status } = await fetch(`${app.url}/notes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"over":"http"}',
  });
  expect([status, heard.at(-1)]).toEqual([204, { over: "http" }]);
});
