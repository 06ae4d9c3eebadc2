import { expect, test } from "vitest";
import { localFanout } from "../../../src/runtime/server/fanout.js";
import { createServer } from "../../../src/runtime/server/server.js";
import { settle } from "../virtual-clock.js";
import { enter, house, scene } from "./server-rooms.js";

const joinFirst = { connected: { room: (context: { join(room: string): void }) => context.join("r") } };

test("what a room is told reaches its members on the other machine, once on each", async () => {
  const fanout = localFanout();
  const [one, two] = [scene({ fanout, ...joinFirst }), scene({ fanout, ...joinFirst })];
  const [near, far] = [await enter(one.server), await enter(two.server)];
  one.server.room("r").send("said", { type: "said", text: "hi" });
  expect(near.peer.payloads).toEqual([{ type: "said", text: "hi" }]);
  expect(far.peer.payloads).toEqual([{ type: "said", text: "hi" }]);
  expect(far.peer.frames[0]?.json).toBe(near.peer.frames[0]?.json);
});

test("a room of the other machine with another name hears nothing", async () => {
  const fanout = localFanout();
  const [one, two] = [scene({ fanout }), scene({ fanout, ...joinFirst })];
  const far = await enter(two.server);
  one.server.room("other").send("said", { type: "said", text: "hi" });
  expect(far.peer.payloads).toEqual([]);
});

test("who is asked about stays on this machine", async () => {
  const fanout = localFanout();
  const [one, two] = [scene({ fanout, ...joinFirst }), scene({ fanout, ...joinFirst })];
  const [near, far] = [await enter(one.server), await enter(two.server)];
  one.server.everybody().send("said", { type: "said", text: "hi" }, { where: () => true });
  expect([near.peer.payloads.length, far.peer.payloads.length]).toEqual([1, 0]);
});

test("data of others is left alone, and noise is reported", async () => {
  const fanout = localFanout();
  const { server, reports } = scene({ fanout, ...joinFirst });
  const { peer } = await enter(server);
  fanout.publish("another service", "{}");
  for (const noise of [
    "{",
    "null",
    '{"node":1}',
    '{"node":"n","message":"__proto__","json":"{}","priority":"low"}',
  ])
    fanout.publish(house.name, noise);
  expect(peer.payloads).toEqual([]);
  expect(reports.map(({ kind }) => kind)).toEqual(Array(4).fill("unknown-message"));
});

test("a closed server hears no more", async () => {
  const heard = new Set<unknown>();
  const server = createServer(house, {
    handlers: Object.fromEntries(Object.keys(house.operations).map((name) => [name, () => undefined])),
    fanout: {
      publish: () => {},
      subscribe(listener) {
        heard.add(listener);
        return () => void heard.delete(listener);
      },
    },
  });
  expect(heard.size).toBe(1);
  await server.close();
  await settle();
  expect(heard.size).toBe(0);
});
