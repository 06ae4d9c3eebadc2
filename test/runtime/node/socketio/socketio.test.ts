import { io } from "socket.io-client";
import { afterEach, expect, test } from "vitest";
import { type App, serve } from "../../../../src/runtime/node/serve.js";
import { createServer, type ServerOptions } from "../../../../src/runtime/server/server.js";
import { unwrap } from "../../../../src/runtime/socketio/frame.js";
import { socketio } from "../../../../src/runtime/socketio/transport.js";
import { AsyncApiError } from "../../../../src/runtime/wire/error.js";
import { buildFrame } from "../../../../src/runtime/wire/frame.js";
import type { LinkEvents, Target } from "../../../../src/runtime/wire/transport.js";
import { createRoomsServer, type RoomsHandlers, repeat, rooms, say } from "../../rooms-service.js";

const apps: App[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => Promise.all([app.close(), app.close()]))));

async function start(
  options: Omit<ServerOptions<RoomsHandlers>, "handlers"> = {},
  handlers: RoomsHandlers = repeat,
): Promise<App> {
  const app = await serve({ rooms: createRoomsServer(handlers, options) });
  apps.push(app);
  return app;
}

const deaf: LinkEvents = { frame: () => {}, alive: () => {}, closed: () => {} };

const open = (
  app: Pick<App, "url">,
  changes: Partial<Target> = {},
  transports?: ("polling" | "websocket")[],
) =>
  socketio({ io, settings: transports ? { transports } : {} }).open?.(
    {
      ...{ service: "rooms", channel: "roomAcks", description: rooms.channels.roomAcks, operations: {} },
      url: new URL(`${app.url}/acks/lobby`),
      ...{ headers: {}, cookies: {}, socketio: { path: "/io", auth: {} } },
      signal: new AbortController().signal,
      ...changes,
    },
    deaf,
  );

test.each([["polling" as const], ["websocket" as const]])(
  "a refusal over %s has the status, the time to stay away, and the server's words",
  async (transport) => {
    const app = await start({
      authenticate() {
        throw new AsyncApiError("rate-limited", "slower", { retryAfterMs: 1_500 });
      },
    });
    await expect(open(app, {}, [transport])).rejects.toMatchObject({
      ...{ code: "connection-refused", status: 429, retryAfterMs: 1_500, reason: "slower" },
    });
  },
);

test.each([
  ["polling" as const, 2_000],
  ["websocket" as const, undefined],
])("a refusal of the first request over %s has the HTTP status", async (transport, retryAfterMs) => {
  const { roomAcks: acks } = rooms.channels;
  // Without parameters: the first request does not say their values.
  const roomAcks = { ...acks, socketio: { ...acks.socketio, namespace: "/acks/lobby" } };
  const server = createServer(
    { ...rooms, channels: { roomAcks }, operations: {} },
    {
      handlers: {},
      authenticate() {
        throw new AsyncApiError("rate-limited", "slower", { retryAfterMs: 1_500 });
      },
    },
  );
  const app = await serve({ server });
  apps.push(app);
  await expect(open(app, {}, [transport])).rejects.toMatchObject({
    ...{ code: "connection-refused", status: 429, retryAfterMs },
  });
});

test("nobody there is a refusal without a status", async () => {
  const opening = open({ url: "http://127.0.0.1:1" });
  await expect(opening).rejects.toMatchObject({ code: "connection-refused", status: undefined });
});

test("a token in `auth`, headers and cookies get there", async () => {
  const seen: unknown[] = [];
  const app = await start({
    authenticate: ({ auth, headers, cookies }) => seen.push([auth, headers("user-id"), cookies]),
  });
  const auth = { token: "t" };
  const link = await open(app, {
    ...{ headers: { "user-id": "u" }, cookies: { a: "1" }, socketio: { path: "/io", auth } },
  });
  expect(seen.at(-1)).toEqual([auth, "u", { a: "1" }]);
  link?.close(1000, "");
});

test("it can be given up", async () => {
  const app = await start({ authenticate: () => new Promise(() => {}) });
  const abort = new AbortController();
  const opening = open(app, { signal: abort.signal });
  setTimeout(() => abort.abort(), 20);
  await expect(opening).rejects.toMatchObject({ code: "aborted" });
});

test("an acknowledgement that never comes ends with the connection, or with the signal", async () => {
  const app = await start({}, { say: () => new Promise(() => {}) });
  const link = await open(app);
  const frame = buildFrame(say, { type: "say", id: "1", text: "" });
  const abort = new AbortController();
  const [lost, aborted] = [
    link?.request?.(frame, new AbortController().signal),
    link?.request?.(frame, abort.signal),
  ];
  abort.abort();
  await expect(aborted).rejects.toMatchObject({ code: "aborted" });
  link?.close(1000, "");
  await expect(lost).rejects.toMatchObject({ code: "connection-lost" });
  expect(() => link?.send(frame)).toThrow(expect.objectContaining({ code: "not-connected" }));
});

const channel = { namespace: "/", event: "message", wrap: "data", replies: "event" } as const;
const said = { type: "said", id: "1", by: "x", text: "" };
test.each([
  ["wrapped", { data: said }, said],
  ["plain", said, said],
  [
    "plain with a member of that name",
    { ...said, data: { type: "said" } },
    { ...said, data: { type: "said" } },
  ],
  ["wrapped beside something else", { data: said, event: "x" }, said],
  ["no object", "text", "text"],
  ["unknown and wrapped", { data: { type: "new" } }, { type: "new" }],
])("a value that is %s is taken as it is meant", (_, value, wanted) => {
  expect(unwrap(channel, value, rooms.channels.roomIo.sends)).toEqual(wanted);
});
