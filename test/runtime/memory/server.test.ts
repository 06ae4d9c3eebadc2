import { expect, test } from "vitest";
import { createClient } from "../../../src/runtime/client/client.js";
import type { Faults } from "../../../src/runtime/memory/faults.js";
import { memory } from "../../../src/runtime/memory/transport.js";
import type { ConnectionContext } from "../../../src/runtime/server/context.js";
import { createServer } from "../../../src/runtime/server/server.js";
import type { AnyMessage } from "../../../src/runtime/wire/dispatch.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { type RoomsClient, rooms } from "../client/client-rooms.js";
import { watch } from "../client/client-script.js";
import { settle, VirtualClock } from "../virtual-clock.js";

type Context = ConnectionContext<unknown, AnyMessage>;
interface Say {
  readonly id: string;
  readonly text: string;
}

function set(faults?: Faults) {
  const clock = new VirtualClock();
  const heard: string[] = [];
  const { look: _, tell: __, ...operations } = rooms.operations;
  const description = { ...rooms, operations };
  const server = createServer(description, {
    clock,
    authenticate: ({ credentials }: { readonly credentials: Readonly<Record<string, unknown>> }) => {
      if (Object.values(credentials).includes("bad")) throw new AsyncApiError("unauthenticated", "no");
      return "somebody";
    },
    handlers: {
      say(message: Say, context: Context) {
        heard.push(message.id);
        context.join("all");
        return { type: "said", id: message.id, text: message.text.toUpperCase() };
      },
      typing() {},
      async *ask() {
        yield { type: "piece", status: "PENDING" };
        yield { type: "piece", status: "DONE" };
      },
      getLines: () => ({ lines: "none" }),
      addLine() {},
      upload: () => new Blob(["png"], { type: "image/png" }),
    },
  });
  const transport = memory(server, { clock, ...(faults && { faults }) });
  const credentials = { token: "good", key: "good" };
  const client = createClient<RoomsClient>(description, { clock, auth: () => credentials }, [transport]);
  return { clock, client, server, heard, transport, credentials };
}

const here = { parameters: { roomId: "7" }, query: { tenantUrl: "t" } };

test("client and server talk in memory: requests, streams, rooms, resources", async () => {
  const { client, server } = set();
  const room = client.room(here);
  expect(await room.say({ type: "say", id: "1", text: "hi" })).toEqual({ type: "said", id: "1", text: "HI" });
  const pieces: unknown[] = [];
  for await (const each of room.ask({ type: "ask", id: "1" })) pieces.push(each.status);
  expect(pieces).toEqual(["PENDING", "DONE"]);
  const reading = watch(room.entries().next());
  server.room("all").send("said", { type: "said", text: "to all" } as never);
  await settle();
  expect(reading.value?.value).toEqual(["said", { type: "said", text: "to all" }]);
  expect(await client.getLines(here)).toEqual({ lines: "none" });
  expect(await client.addLine({ text: "hi" }, here)).toBeUndefined();
  expect(await (await client.upload({ file: new File(["x"], "x") })).text()).toBe("png");
  const socket = client.socket();
  expect(await socket.say({ id: "2", text: "ack" })).toMatchObject({ id: "2", text: "ACK" });
  await client.close();
  await server.close({ drainMs: 0 });
});

test("a server that shuts down sends its clients away, and they come back", async () => {
  const { client, server, clock } = set();
  const room = client.room(here);
  await room.connect();
  const closed = watch(server.close({ drainMs: 1_000 }));
  await clock.advance(20_000);
  expect(closed.state).toBe("fine");
  expect(["waiting", "connecting"]).toContain(room.state);
  await client.close();
  expect(clock.pending).toBe(0);
});

test("wrong credentials are refused, and the connection closes when asking again did not help", async () => {
  const { client, clock, credentials } = set();
  credentials.token = "bad";
  const room = client.guardedRoom();
  const connected = watch(room.connect());
  await clock.advance(60_000);
  expect([connected.state, room.state]).toEqual(["connection-refused", "closed"]);
});

test("a message that is delivered twice is handled twice: who needs more sends an id", async () => {
  const { client, heard } = set(({ direction }) => (direction === "up" ? { copies: 2 } : undefined));
  await client.room(here).say({ type: "say", id: "1", text: "hi" });
  await settle();
  expect(heard).toEqual(["1", "1"]);
  await client.close();
});

test("parameters in the path and in the query of an address come in", async () => {
  const asked: unknown[] = [];
  const address = "/rooms/{roomId}?user=u-{user}&lang={lang}";
  const { say, typing } = rooms.operations;
  const description = {
    ...rooms,
    channels: { ...rooms.channels, room: { ...rooms.channels.room, address } },
    operations: { say, typing },
  };
  const server = createServer(description, {
    authenticate: ({ parameters }) => void asked.push(parameters),
    handlers: { say: () => undefined, typing() {} },
  });
  const client = createClient<RoomsClient>(description, {}, [memory(server)]);
  const parameters = { roomId: "a/b", user: "c&d", lang: "" } as const;
  await client.room({ ...here, parameters: { ...parameters, lang: "en" } }).connect();
  expect(asked).toEqual([{ roomId: "a/b", user: "c&d", lang: "en" }]);
  await client.close();
});
