import { describe, expect, test } from "vitest";
import type { Peer } from "../../../src/runtime/wire/acceptor.js";
import type { OutgoingFrame } from "../../../src/runtime/wire/frame.js";
import { enter, FakePeer, type HouseContext, scene } from "./server-rooms.js";

const line = { type: "said", text: "hi" } as const;
const into = (room: string) => (context: HouseContext) => context.join(room);

describe("a room", () => {
  test("hears what it is told, and nobody else does", async () => {
    const { server } = scene({
      connected: { room: into("a"), socket: into("b") },
    });
    const [one, two] = [await enter(server), await enter(server, { channel: "socket" })];
    server.room("a").send("said", line);
    expect([one.peer.payloads, two.peer.payloads]).toEqual([[line], []]);
  });

  test("serialises once for all, and sends through a group of peers where there is one", async () => {
    const sent: (readonly [number, OutgoingFrame])[] = [];
    const group = {
      send: (peers: readonly Peer[], frame: OutgoingFrame) => void sent.push([peers.length, frame]),
    };
    const { server } = scene({ connected: { room: into("a") } });
    const lone = await enter(server);
    await enter(server, {}, new FakePeer(group));
    await enter(server, {}, new FakePeer(group));
    const serialised: unknown[] = [];
    const payload = { ...line, toJSON: () => ({ ...line, times: serialised.push(1) }) };
    server.room("a").send("said", payload);
    expect(sent.map(([count]) => count)).toEqual([2]);
    expect([sent[0]?.[1].json, lone.peer.frames[0]?.json, serialised.length]).toEqual([
      '{"type":"said","text":"hi","times":1}',
      '{"type":"said","text":"hi","times":1}',
      1,
    ]);
  });

  test("hears others without the one who speaks", async () => {
    const { server } = scene({
      connected: { room: into("a") },
      handlers: { say: (_: unknown, context: HouseContext) => context.others("a").send("said", line) },
    });
    const [one, two] = [await enter(server), await enter(server)];
    one.receive({ type: "say", room: "a", text: "x" });
    expect([one.peer.payloads, two.peer.payloads]).toEqual([[], [line]]);
  });

  test("has members that can be asked about and chosen from", async () => {
    const asked: unknown[] = [];
    const authenticate = () => ({ id: String(asked.push(1)) });
    const { server } = scene({ authenticate, connected: { room: into("a") } });
    const peers = [(await enter(server)).peer, (await enter(server)).peer];
    const second = ({ identity }: { identity: unknown }) => Reflect.get(Object(identity), "id") === "2";
    server.room("a").send("said", line, { where: second });
    expect(server.room("a").members.map(({ identity }) => identity)).toEqual([{ id: "1" }, { id: "2" }]);
    expect(peers.map(({ payloads }) => payloads.length)).toEqual([0, 1]);
  });

  test("leaves out members on channels that do not have the message", async () => {
    const { server } = scene({ connected: { room: into("a"), plain: into("a") } });
    const [room, plain] = [await enter(server), await enter(server, { channel: "plain" })];
    server.room("a").send("said", line);
    server.room("a").send("event", { type: "event", text: "x" });
    expect([room.peer.payloads, plain.peer.payloads]).toEqual([[line], [{ type: "event", text: "x" }]]);
  });

  test("is left with the connection, and no empty room is remembered", async () => {
    const { server } = scene({ connected: { room: into("a") } });
    const { session } = await enter(server);
    session.closed({ code: 1000, reason: "" });
    server.room("a").send("said", line);
    expect(server.room("a").members).toEqual([]);
  });

  test("can be left, and adapters hear of it", async () => {
    const heard: string[] = [];
    class Told extends FakePeer {
      joined(room: string) {
        heard.push(`joined ${room}`);
      }
      left(room: string) {
        heard.push(`left ${room}`);
      }
    }
    const say = (_: unknown, context: HouseContext) => {
      context.join("a");
      context.leave("a");
      context.leave("a");
    };
    const { server } = scene({ handlers: { say } });
    const { receive } = await enter(server, {}, new Told());
    receive({ type: "say", room: "a", text: "x" });
    expect([heard, server.room("a").members]).toEqual([["joined a", "left a"], []]);
  });
});

test("joining without end is refused, and what is there stays", async () => {
  let joins = 0;
  const say = (_: unknown, context: HouseContext) => {
    for (; joins < 10_000; joins += 1) context.join(`r${joins}`);
  };
  const { receive, peer } = await enter(scene({ handlers: { say } }).server);
  receive({ type: "say", room: "a", text: "x" });
  expect([joins, peer.payloads]).toMatchObject([100, [{ code: "SLOW_DOWN" }]]);
});

test("everybody is everybody, or those of a channel and the channels that mirror it", async () => {
  const { server } = scene();
  const open = await enter(server);
  const socket = await enter(server, { channel: "socket" });
  const plain = await enter(server, { channel: "plain" });
  const count = () => [open, socket, plain].map(({ peer }) => peer.payloads.length);
  server.everybody("room").send("said", line);
  expect(count()).toEqual([1, 1, 0]);
  server.everybody("socket").send("said", line);
  expect(count()).toEqual([1, 2, 0]);
  expect(server.everybody().members.length).toBe(3);
});

describe("a slow reader", () => {
  test("goes without what matters little, is cut when that does not help, and the others notice nothing", async () => {
    const { server, reports } = scene();
    const [slow, healthy] = [await enter(server), await enter(server)];
    const tell = () => {
      server.everybody().send("said", line, { priority: "low" });
      server.everybody().send("said", line);
    };
    slow.peer.bufferedBytes = 1_048_577;
    tell();
    tell();
    expect([slow.peer.payloads.length, reports.length]).toEqual([2, 1]);
    slow.peer.bufferedBytes = 0;
    tell();
    expect(slow.peer.payloads.length).toBe(4);
    slow.peer.bufferedBytes = 4_194_305;
    tell();
    expect([slow.peer.payloads.length, slow.peer.events]).toEqual([4, ["terminate"]]);
    expect(reports.map(({ kind }) => kind)).toEqual(["shed", "cut"]);
    expect([healthy.peer.payloads.length, server.everybody().members.length]).toEqual([8, 1]);
  });
});

describe("a server that sends what it should not", () => {
  test("gets an error, and nothing is sent", async () => {
    const { server } = scene();
    const { peer } = await enter(server);
    const wrong = JSON.parse('{"type":"said","text":5}');
    expect(() => server.everybody().send("said", wrong)).toThrow("[invalid-message]");
    expect(() => Reflect.apply(server.everybody().send, undefined, ["dance", {}])).toThrow(
      "[unknown-message]",
    );
    expect(() => Reflect.apply(server.everybody().send, undefined, ["__proto__", {}])).toThrow(
      "[unknown-message]",
    );
    expect(peer.payloads).toEqual([]);
  });

  test("cannot send on a connection what its channel does not have", async () => {
    let thrown: unknown;
    const say = (_: unknown, context: HouseContext) => {
      try {
        context.send("event", { type: "event", text: "x" });
      } catch (error) {
        thrown = error;
      }
    };
    const { receive, peer } = await enter(scene({ handlers: { say } }).server);
    receive({ type: "say", room: "a", text: "x" });
    expect([thrown, peer.payloads]).toMatchObject([{ code: "unknown-message" }, []]);
  });
});
