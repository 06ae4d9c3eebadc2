import { io, type Socket } from "socket.io-client";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type App, type ServeOptions, serve } from "../../../../src/runtime/node/serve.js";
import { createServer, type ServerOptions } from "../../../../src/runtime/server/server.js";
import { AsyncApiError } from "../../../../src/runtime/wire/error.js";
import { createRoomsServer, type RoomsHandlers, repeat, rooms } from "../../rooms-service.js";

const apps: App[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await Promise.all(apps.splice(0).map((app) => Promise.all([app.close(), app.close()])));
});

async function start(
  options: Omit<ServerOptions<RoomsHandlers>, "handlers"> = {},
  served: ServeOptions = {},
  handlers: RoomsHandlers = repeat,
): Promise<App> {
  const app = await serve({ rooms: createRoomsServer(handlers, options) }, served);
  apps.push(app);
  return app;
}

/** A client that nobody generated. */
function connect(app: App, settings: Parameters<typeof io>[1] = {}, namespace = "/rooms/lobby"): Socket {
  const socket = io(`${app.url}${namespace}`, {
    path: "/io",
    reconnection: false,
    forceNew: true,
    ...settings,
  });
  sockets.push(socket);
  return socket;
}

const refusalOf = (socket: Socket) => new Promise<Error>((resolve) => socket.once("connect_error", resolve));
const connected = (socket: Socket) => new Promise<void>((resolve) => socket.once("connect", () => resolve()));
const say = { type: "say", id: "1", text: "x" };

describe("the wire", () => {
  test("what the server sends stands under `data`, what the client sends does not", async () => {
    const socket = connect(await start());
    const heard = new Promise((resolve) => socket.once("message", resolve));
    socket.emit("message", say);
    await expect(heard).resolves.toEqual({
      data: { type: "said", id: "1", by: expect.any(String), text: "x" },
    });
  });

  test("messages are events of their own, and answers acknowledgements, where the contract says so", async () => {
    const app = await start();
    const [a, b] = [connect(app, {}, "/acks/lobby"), connect(app, {}, "/acks/lobby")];
    await Promise.all([connected(a), connected(b)]);
    const heard = new Promise((resolve) => b.once("said", resolve));
    await expect(a.timeout(2_000).emitWithAck("say", say)).resolves.toMatchObject({ type: "said", id: "1" });
    await expect(heard).resolves.toMatchObject({ type: "said", id: "1" });
  });

  test("a room that is named like somebody's id does not hear what is meant for them", async () => {
    const app = await start(
      {},
      {},
      {
        say(message, context) {
          context.join(message.text);
          return { type: "said", id: message.id, by: "x", text: "" };
        },
      },
    );
    const [victim, thief] = [connect(app), connect(app)];
    await Promise.all([connected(victim), connected(thief)]);
    const stolen: unknown[] = [];
    thief.on("message", (value) => stolen.push(value));
    thief.emit("message", { ...say, id: "thief", text: victim.id });
    await expect.poll(() => stolen.length).toBe(1);
    const heard = new Promise((resolve) => victim.once("message", resolve));
    victim.emit("message", { ...say, id: "victim", text: "elsewhere" });
    await heard;
    expect(stolen).toHaveLength(1);
  });
});

describe("letting in", () => {
  // Without parameters: who has some is asked for by the namespace, not by the first request.
  const lobby = {
    ...rooms.channels.roomIo,
    address: "/lobby",
    parameters: {},
    socketio: { ...rooms.channels.roomIo.socketio, namespace: "/lobby" },
  };

  test.each([
    ["a foreign Origin", "https://good.example.evil", 403],
    ["the Origin null", "null", 403],
  ])("%s gets an HTTP status, before anything is open", async (_, origin, status) => {
    const one = { ...rooms, channels: { roomIo: lobby } };
    const server = createServer(
      { ...one, operations: {} },
      { handlers: {}, origins: ["https://good.example"] },
    );
    const app = await serve({ server });
    apps.push(app);
    const query = "EIO=4&transport=polling";
    const polled = await fetch(`${app.url}/io/?${query}`, { headers: { origin } });
    const upgraded = new WebSocket(`ws://127.0.0.1:${app.port}/io/?EIO=4&transport=websocket`, { origin });
    const answered = new Promise((resolve) =>
      upgraded.once("unexpected-response", (request, response) => {
        resolve(response.statusCode);
        request.destroy();
      }),
    );
    upgraded.on("error", () => {});
    expect([polled.status, await answered]).toEqual([status, status]);
  });

  test("whoever is asked for a token may send it in `auth`, and is refused without one", async () => {
    const asked: unknown[] = [];
    const app = await start({
      authenticate({ auth }) {
        asked.push(auth);
        if (typeof auth === "object" && auth !== null && Reflect.get(auth, "token") === "t") return "me";
        throw new AsyncApiError("unauthenticated", "who?");
      },
    });
    const refused = await refusalOf(connect(app, { auth: { token: "wrong" } }));
    expect(Reflect.get(refused, "data")).toMatchObject({ status: 401, code: "unauthenticated" });
    await refusalOf(connect(app));
    await connected(connect(app, { auth: { token: "t" } }));
    expect(asked).toContainEqual({ token: "t" });
  });

  test("cookies are set with the first answer, however it comes", async () => {
    const one = { ...rooms, channels: { room: rooms.channels.room, roomIo: lobby } };
    const app = await serve({
      rooms: createServer(one, {
        handlers: repeat,
        authenticate: ({ replyHeaders }) => {
          replyHeaders.push(["set-cookie", "a=1"], ["set-cookie", "b=2"], ["set-cookie", "c=3\r\nx-bad: 1"]);
          return "me";
        },
      }),
    });
    apps.push(app);
    const polled = await fetch(`${app.url}/io/?EIO=4&transport=polling`);
    const upgraded = new WebSocket(`ws://127.0.0.1:${app.port}/io/?EIO=4&transport=websocket`);
    const cookies = await new Promise((resolve) =>
      upgraded.once("upgrade", ({ headers }) => resolve(headers["set-cookie"])),
    );
    upgraded.terminate();
    expect([polled.headers.getSetCookie(), cookies]).toEqual([
      ["a=1", "b=2"],
      ["a=1", "b=2"],
    ]);
  });

  test.each([
    ["another namespace", "/elsewhere", {}, "Invalid namespace"],
    ["the namespace of nobody", "/", {}, "Invalid namespace"],
  ])("%s is refused", async (_, namespace, settings, reason) => {
    const app = await start();
    await expect(refusalOf(connect(app, settings, namespace))).resolves.toMatchObject({ message: reason });
  });

  test("the third version of the protocol is not spoken", async () => {
    const app = await start();
    const answer = await fetch(`${app.url}/io/?EIO=3&transport=polling`);
    expect(answer.status).toBe(400);
  });

  test("a session that nobody began is refused", async () => {
    const app = await start();
    const answer = await fetch(`${app.url}/io/?EIO=4&transport=polling&sid=__proto__`);
    expect(answer.status).toBe(400);
  });
});

describe("hostile clients", () => {
  /** Speaks Engine.IO by hand: what is sent once the namespace is open, and when the connection ends. */
  async function speak(
    app: App,
    packets: readonly (string | Buffer)[],
  ): Promise<{ ended: boolean; heard: string[] }> {
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}/io/?EIO=4&transport=websocket`);
    const heard: string[] = [];
    const closed = new Promise<boolean>((resolve) => socket.once("close", () => resolve(true)));
    socket.on("error", () => {});
    socket.on("message", (data) => {
      const text = String(data);
      heard.push(text);
      if (text.startsWith("0")) socket.send("40/rooms/lobby,");
      if (text.startsWith("40")) for (const packet of packets) socket.send(packet);
    });
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 300));
    const ended = await Promise.race([closed, patience]);
    socket.terminate();
    return { ended, heard };
  }

  const event = (name: string, value: unknown = say) => `42/rooms/lobby,${JSON.stringify([name, value])}`;

  test.each([
    ["an event `disconnect`", [event("disconnect")]],
    ["an event `newListener`", [event("newListener")]],
    ["a name of a megabyte", [event("x".repeat(1_000_000))]],
    ["eleven attachments", ['4511-/rooms/lobby,["message",{"_placeholder":true,"num":0}]']],
    ["an attachment that never comes", ['451-/rooms/lobby,["message",{"_placeholder":true,"num":0}]']],
    ["bytes out of nowhere", [Buffer.from([1, 2, 3])]],
    ["a packet of no kind", ["49"]],
    ["JSON that is none", ['42/rooms/lobby,["message",{']],
    ["namespaces over and over", Array.from({ length: 20 }, (_, index) => `40/n${index},`)],
    ["five events that the contract does not have", Array.from({ length: 5 }, () => event("error"))],
    ["five prototypes", Array.from({ length: 5 }, () => event("__proto__"))],
  ])("%s ends the connection", async (name, packets) => {
    const calls: unknown[] = [];
    const app = await start({}, {}, { say: (message) => void calls.push(message) });
    const { ended } = await speak(app, packets);
    // What has the contract's shape for a no is told so, and may go on.
    if (/^five/.test(name)) expect(calls).toEqual([]);
    else expect([ended, calls]).toEqual([true, []]);
    await connected(connect(app));
  });

  test.each([
    ["nested too deep", `42/rooms/lobby,["message",${"[".repeat(20_000)}${"]".repeat(20_000)}]`, "not-json"],
    [
      "with a prototype",
      '42/rooms/lobby,["message",{"__proto__":{"type":"say"},"id":"1","text":""}]',
      "unknown",
    ],
    ["without anything", '42/rooms/lobby,["message"]', "not-an-object"],
    ["in an event of another name", event("say"), "unknown"],
    ["in an event that is a number", `42/rooms/lobby,[5,${JSON.stringify(say)}]`, "unknown"],
  ])("a message %s is refused, and its handler never sees it", async (_, packet, reason) => {
    const calls: unknown[] = [];
    const app = await start({}, {}, { say: (message) => void calls.push(message) });
    const { ended, heard } = await speak(app, [packet]);
    expect([ended, calls]).toEqual([false, []]);
    expect(heard.at(-1)).toContain(`"reason":"${reason}"`);
  });
});

test("a server that goes away is come back to, and one that turns somebody away is not", async () => {
  const app = await start(
    {},
    {},
    {
      say: ({ text }, context) => void context.close(Number(text), "go"),
    },
  );
  const reasons = await Promise.all(
    ["1001", "1008"].map(async (code) => {
      const socket = connect(app);
      const ended = new Promise((resolve) => socket.once("disconnect", resolve));
      socket.emit("message", { ...say, text: code });
      return ended;
    }),
  );
  expect(reasons).toEqual(["transport close", "io server disconnect"]);
});
