import { io } from "socket.io-client";
import { expect } from "vitest";
import { WebSocket } from "ws";
import { AsyncApiError } from "../../src/runtime/wire/error.js";
import { test, testAlone, whenOver } from "../ending.js";
import { waitForCalm, watchAftermath } from "./aftermath.js";
import { besideNeighbours } from "./neighbours.js";
import { openRaw, text } from "./raw.js";
import { createTownClient, inRoom, say, sleep, startTown, until } from "./setting.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;

test.each([
  ["no JSON", "{", "not-json"],
  ["nothing", "", "not-json"],
  ["null", "null", "not-an-object"],
  ["an array", "[]", "not-an-object"],
  ["a number", "1e999", "not-an-object"],
  ["an empty object", "{}", "tag-missing"],
  ["a wrong type", '{"type":"say","id":1,"text":{}}', "invalid-message"],
  ["an array as the type", '{"type":["say"]}', "tag-unknown"],
  ["the name of a member that all objects have", '{"type":"constructor"}', "tag-unknown"],
  ["one that cannot be a name", '{"type":"__proto__"}', "tag-unknown"],
])("R13 %s is refused in words, and no handler hears of it", async (_, given, code) => {
  const { port, town } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  peer.send(text(given));
  await until(() => peer.heard.length > 0);
  expect([peer.heard, town.records.said]).toMatchObject([[{ type: "problem", code }], []]);
  peer.socket.destroy();
});

test("R13 keys that would change a prototype are left out, and of two equal keys the last counts", async () => {
  const heard: unknown[] = [];
  const { port } = await startTown({
    say: (message) => {
      // As a handler may copy it.
      const copy: object = Object.assign({}, message);
      heard.push([Object.keys(message).includes("__proto__"), Reflect.get(copy, "isAdmin")]);
      heard.push(message.text);
    },
  });
  const peer = await openRaw(port, "/rooms/a");
  peer.send(
    text('{"type":"say","id":"1","text":"one","text":"two","__proto__":{"isAdmin":true}}'),
    text(
      '{"type":"say","id":"2","text":"3","constructor":{"prototype":{"isAdmin":true}},"\\u005f_proto__":{"isAdmin":1}}',
    ),
  );
  await until(() => heard.length === 4);
  expect(heard).toEqual([[false, undefined], "two", [false, undefined], "3"]);
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
  peer.socket.destroy();
});

test("R13 depth and size are refused before anything walks through them", async () => {
  const { port, town } = await startTown({ limits: { messageBytes: 200_000 } });
  const peer = await openRaw(port, "/rooms/a");
  peer.send(text(deep));
  await until(() => peer.heard.length > 0);
  expect(peer.heard).toMatchObject([{ code: "not-json" }]);
  peer.send(text(`"${"x".repeat(5_000_000)}"`));
  expect([1009, 1006]).toContain(await peer.closed);
  expect(town.records.said).toEqual([]);
});

test("R13 five frames in a row that are no message end the connection with 1008", async () => {
  const { port } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  peer.send(...Array.from({ length: 5 }, () => text("{")));
  expect(await peer.closed).toBe(1008);
});

testAlone("R13 a thousand pieces of rubbish a second harm nobody else", async () => {
  const victim = await startVictim();
  const rubbish = ["{", "null", deep.slice(0, 60_000), '{"__proto__":{"a":1}}', '{"type":"say"}'];
  await besideNeighbours(victim, async () => {
    for (let round = 0; round < 20; round += 1) {
      const peers = await Promise.all(Array.from({ length: 10 }, () => openRaw(victim.port, "/rooms/a")));
      for (const peer of peers) peer.send(...rubbish.map((each) => text(each)));
      await sleep(50);
      for (const peer of peers) peer.socket.destroy();
    }
  });
  const { said } = await victim.records();
  expect(said.filter((id) => !id.startsWith("healthy-"))).toEqual([]);
  expect(await victim.leaks()).toEqual([]);
});

test("R15 what is valid but not for here, or not now, is refused with the reason", async () => {
  const { port } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  const ask = async (message: unknown) => {
    const before = peer.heard.length;
    peer.send(text(message));
    await until(() => peer.heard.length > before);
    return peer.heard.at(-1);
  };
  // The server's message, said by a client.
  expect(await ask({ type: "said", id: "1", by: "me", text: "x" })).toMatchObject({ code: "tag-unknown" });
  expect(await ask({ type: "join", id: "2", room: "private-1" })).toMatchObject({
    id: "2",
    code: "forbidden",
  });
  expect(await ask({ type: "join", id: "3", room: "a" })).toMatchObject({ id: "3", code: "bad-state" });
  expect(await ask({ type: "join", id: "4", room: "b" })).toMatchObject({ id: "4", type: "posted" });
  peer.socket.destroy();
});

/** A client of Socket.IO that speaks packets by hand. */
async function openPackets(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/io/?EIO=4&transport=websocket`);
  whenOver(() => socket.terminate());
  const heard: string[] = [];
  socket.on("message", (data) => void heard.push(String(data)));
  socket.on("error", () => {});
  let isClosed = false;
  socket.on("close", () => {
    isClosed = true;
  });
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send("40/town,");
  await until(() => heard.some((packet) => packet.startsWith("40/town,")));
  return { socket, heard, isClosed: () => isClosed };
}

test.each(["error", "disconnect", "__proto__", "newListener", "connect_error", "constructor", "toString"])(
  "R18 an event called %s is an unknown message and nothing else",
  async (name) => {
    const { port, town, reports } = await startTown();
    const peer = await openPackets(port);
    peer.socket.send(`42/town,${JSON.stringify([name, { id: "1" }])}`);
    peer.socket.send(`42/town,7${JSON.stringify(["say", say("2")])}`);
    await until(() => town.records.said.length > 0 || peer.isClosed());
    // Reserved names are a fault of the protocol, for which Socket.IO closes; all others are refused.
    expect(peer.isClosed() || town.records.said.includes("2")).toBe(true);
    if (!peer.isClosed())
      expect(reports).toContainEqual(expect.objectContaining({ kind: "unknown-message" }));
  },
);

test.each([
  ["a name of one megabyte", [`42/town,${JSON.stringify(["x".repeat(1_000_000)])}`]],
  ["eleven attachments", [`4511-/town,["say",${'{"_placeholder":true,"num":0},'.repeat(10)}1]`]],
  ["an attachment that never comes", ['451-/town,["say",{"_placeholder":true,"num":0}]']],
  ["bytes", [Buffer.from("xyz")]],
  ["a number of attachments that is none", ['45999999999-/town,["say"]']],
])("R18 %s closes the connection", async (_, packets) => {
  const { port, town } = await startTown();
  const peer = await openPackets(port);
  for (const packet of packets) peer.socket.send(packet);
  expect(await until(() => peer.isClosed())).toBe(true);
  expect(town.records.said).toEqual([]);
});

test("R18 attachments that never come leave no memory behind", async () => {
  const victim = await startVictim();
  const before = await victim.stock();
  for (let index = 0; index < 100; index += 1) {
    const peer = await openPackets(victim.port);
    peer.socket.send(`451-/town,["say",{"_placeholder":true,"num":0},"${"x".repeat(50_000)}"]`);
    await until(() => peer.isClosed());
  }
  expect(((await victim.stock()).bytes - before.bytes) / 1_048_576).toBeLessThan(20);
  expect(await victim.leaks()).toEqual([]);
});

test("R18 a client of Socket.IO that means well works beside that", async () => {
  const { port } = await startTown();
  const socket = io(`http://127.0.0.1:${port}/town`, { path: "/io", reconnection: false });
  whenOver(() => void socket.disconnect());
  const answer = await socket.timeout(2_000).emitWithAck("say", say("1"));
  expect(answer).toMatchObject({ type: "said", id: "1" });
});

test("R19 what breaks the contract is never sent: its sender hears it, the asker hears of a fault", async () => {
  const thrown: unknown[] = [];
  const { app, town, reports } = await startTown({
    say: ({ id, text: how }, context) => {
      if (how === "answer") return { type: "said", id };
      try {
        // Wrong on purpose: `by` and `text` are missing.
        if (how === "send") context.send("said", { type: "said", id: "0" });
        if (how === "room") context.room("a").send("said", { type: "said", id: "0" });
        if (how === "unknown") context.room("a").send("posted", { type: "posted" });
      } catch (error) {
        thrown.push(error);
        throw error;
      }
      return { type: "said", id, by: "me", text: "fine" };
    },
  });
  const room = createTownClient(app.url).room(inRoom("a"));
  const heard: unknown[] = [];
  room.on("said", (message) => void heard.push(message));
  const answers = [];
  for (const how of ["answer", "send", "room", "unknown", "fine"])
    answers.push((await room.say(say(how, how))).code ?? "said");
  expect(answers).toEqual(["internal", "internal", "internal", "internal", "said"]);
  expect(thrown.every((error) => error instanceof AsyncApiError && error.code === "invalid-message")).toBe(
    true,
  );
  expect(heard).toEqual([{ type: "said", id: "fine", by: "me", text: "fine" }]);
  expect(() => town.everybody().send("said", { type: "said" })).toThrow("[invalid-message]");
  expect(reports).toContainEqual(
    expect.objectContaining({ kind: "invalid-message", direction: "outgoing", message: "said" }),
  );
  expect(await waitForCalm(() => [])).toEqual([]);
});
