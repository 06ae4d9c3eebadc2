import { Server } from "socket.io";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { describeService } from "../../../../src/description/description.js";
import { describeServed } from "../../../../src/mock/served-contract.js";
import { createClient } from "../../../../src/runtime/client/client.js";
import { serve } from "../../../../src/runtime/node/serve.js";
import { createServer, type ServerOptions } from "../../../../src/runtime/server/server.js";
import { socketio } from "../../../../src/runtime/socketio/transport.js";
import { build, onlyService } from "../../../contract/document.js";
import { whenOver } from "../../../ending.js";

const document = (channels: string, operations: string) => `
asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
servers: { s: { host: localhost, protocol: socket.io } }
channels: ${channels}
operations: ${operations}
`;

/** The server of Socket.IO that was made last. */
let made: Server | undefined;

class Remembered extends Server {
  constructor(...given: ConstructorParameters<typeof Server>) {
    super(...given);
    made = this;
  }
}

/** A server of the document, with the handlers. */
async function start(yaml: string, options: Pick<ServerOptions<object>, "handlers" | "authenticate">) {
  const service = onlyService(build(yaml).contract);
  const { description, validators } = describeServed(service, describeService(service).service);
  await validators.load();
  const server = createServer<object>(description, { origins: "any", ...options });
  const app = await serve({ server }, { SocketIoServer: Remembered });
  whenOver(() => app.close());
  return { app, server, description };
}

/** A client of `socket.io-client` alone, connected. */
async function connect(url: string) {
  const socket = io(url, { reconnection: false, forceNew: true, transports: ["websocket"] });
  whenOver(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  return socket;
}

const text = "{ payload: { type: object, required: [text], properties: { text: { type: string } } } }";

const events = (rules: (event: string) => string) =>
  document(
    `
  join: { address: join, messages: { text: { $ref: "#/components/messages/Text" } }${rules("join")} }
  leave: { address: leave, messages: { text: { $ref: "#/components/messages/Text" } }${rules("leave")} }
  said: { address: 'message:new', messages: { Said: ${text} }${rules("message:new")} }`,
    `
  join: { action: receive, channel: { $ref: "#/channels/join" } }
  leave: { action: receive, channel: { $ref: "#/channels/leave" } }
  said: { action: send, channel: { $ref: "#/channels/said" } }
components: { messages: { Text: ${text} } }`,
  );

test.each([
  {
    words: "with `x-socketio`",
    rules: (event: string) => `, x-socketio: { namespace: /, event: '${event}' }`,
  },
  { words: "by their addresses", rules: () => "" },
])("channels that share a namespace are events of one connection, $words", async ({ rules }) => {
  const heard: unknown[] = [];
  const note =
    (name: string) => (payload: unknown, context: { send(name: string, payload: object): void }) => {
      heard.push([name, payload]);
      context.send("said", { text: `${name} too` });
    };
  const { app, description } = await start(events(rules), {
    handlers: { join: note("join"), leave: note("leave") },
  });

  const socket = await connect(app.url);
  const told: unknown[] = [];
  const all = new Promise<void>((resolve) =>
    socket.on("message:new", (payload) => told.push(payload) === 2 && resolve()),
  );
  socket.emit("join", { text: "a" });
  socket.emit("leave", { text: "b" });
  await all;
  expect(heard).toEqual([
    ["join", { text: "a" }],
    ["leave", { text: "b" }],
  ]);
  expect(told).toEqual([{ text: "join too" }, { text: "leave too" }]);

  expect(Object.keys(description.channels)).toEqual(["root"]);
  const client = createClient<{ root(): Root; close(): Promise<void> }>(description, { url: app.url }, [
    socketio({ io }),
  ]);
  whenOver(() => client.close());
  const root = client.root();
  const said = root.messages();
  await root.connect();
  await root.leave({ text: "c" });
  expect((await said.next()).value).toEqual({ text: "leave too" });
  expect(heard.at(-1)).toEqual(["leave", { text: "c" }]);
});

/** Waits for turns of the event loop until it is so. */
async function until(isSo: () => boolean) {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

interface Root {
  connect(): Promise<void>;
  leave(message: object): Promise<void>;
  messages(): AsyncIterator<unknown>;
}

const rooms = document(
  `
  room: { address: "/{roomId}", parameters: { roomId: {} }, messages: { say: ${text} } }`,
  `
  say: { action: receive, channel: { $ref: "#/channels/room" } }`,
);

test("a namespace is the address with its parameters, which are known when somebody is let in, once", async () => {
  const seen: unknown[] = [];
  let here: () => void = () => {};
  const { app, server } = await start(rooms, {
    handlers: {
      say(payload: unknown, { parameters }: { parameters: unknown }) {
        seen.push([payload, parameters]);
        here();
      },
    },
    authenticate({ parameters, auth }) {
      seen.push([parameters, auth]);
      return {};
    },
  });
  const said = new Promise<void>((resolve) => {
    here = resolve;
  });
  const socket = await connect(`${app.url}/kitchen`);
  socket.emit("say", { text: "hi" });
  await said;
  expect(seen).toEqual([
    [{ roomId: "kitchen" }, {}],
    [{ text: "hi" }, { roomId: "kitchen" }],
  ]);
  expect(server.everybody("room").members).toHaveLength(1);
  expect([...(made?._nsps.keys() ?? [])]).toEqual(["/", "/kitchen"]);
  socket.disconnect();
  await until(() => made?._nsps.size === 1);
});
