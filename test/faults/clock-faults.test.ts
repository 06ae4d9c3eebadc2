import { expect } from "vitest";
import type { StateChange } from "../../src/runtime/client/connection.js";
import { type Beating, createHeartbeat } from "../../src/runtime/node/websocket/heartbeat.js";
import { test, testAlone, whenOver } from "../ending.js";
import { VirtualClock } from "../runtime/virtual-clock.js";
import { watchAftermath } from "./aftermath.js";
import { createTownClient, inRoom, say, sleep, startTown } from "./setting.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

testAlone("R34 the time of day does not count, on either side", async () => {
  const { app } = await startTown({ limits: { pingMs: 50, pongMs: 200 } });
  const room = createTownClient(app.url, { limits: { silenceMs: 400 } }).room(inRoom("a"));
  const changes: StateChange[] = [];
  await room.connect();
  room.onState((change) => void changes.push(change));
  const real = Date.now;
  whenOver(() => {
    Date.now = real;
  });
  for (const hours of [1, -1]) {
    Date.now = () => real() + hours * 3_600_000;
    await sleep(250);
    expect(await room.say(say(`${hours}`))).toMatchObject({ type: "said" });
  }
  expect(changes).toEqual([]);
});

test("R34 a server that stood still cuts nobody for an answer that it has not read", async () => {
  const victim = await startVictim({ limits: { pingMs: 200, pongMs: 200 } });
  const client = createTownClient(victim.url, { limits: { silenceMs: 10_000 } });
  const rooms = Array.from({ length: 50 }, (_, index) => client.room(inRoom(`${index}`)));
  await Promise.all(rooms.map((room) => room.connect()));
  let changes = 0;
  for (const room of rooms)
    room.onState(() => {
      changes += 1;
    });
  await sleep(150);
  // Five times the time that answers have; ten seconds and more by default.
  await victim.block(1_000);
  await sleep(500);
  expect(changes).toBe(0);
});

test("R34 a client that stood still, or slept, does not take the silence for a dead server", async () => {
  const { app } = await startTown({ limits: { pingMs: 50, pongMs: 5_000 } });
  const clock = new VirtualClock();
  const client = createTownClient(app.url, { clock, limits: { silenceMs: 500 } });
  const rooms = Array.from({ length: 20 }, (_, index) => client.room(inRoom(`${index}`)));
  await Promise.all(rooms.map((room) => room.connect()));
  let changes = 0;
  for (const room of rooms)
    room.onState(() => {
      changes += 1;
    });
  // The timer of the silence goes off first, whatever the sockets hold; what was sent is read then.
  await clock.sleep(3_600_000);
  await sleep(300);
  await clock.advance(450);
  expect(changes).toBe(0);
});

test("R34 an hour of sleep is not taken for the silence of those who were asked before it", async () => {
  const clock = new VirtualClock();
  const heartbeat = createHeartbeat(clock, { pingMs: 20_000, pongMs: 10_000 });
  const events: string[] = [];
  const member = (name: string) => {
    const made: Beating = {
      pingedAt: undefined,
      heardAt: clock.now(),
      isPaused: false,
      ping: () => void events.push(`ping ${name}`),
      terminate() {
        events.push(`cut ${name}`);
        heartbeat.delete(made);
      },
    };
    return made;
  };
  const [awake, gone] = [member("awake"), member("gone")];
  heartbeat.add(awake);
  heartbeat.add(gone);
  // Both are asked, and the machine sleeps before their answers are read.
  await clock.advance(21_000);
  await clock.sleep(3_600_000);
  expect(events).toEqual(["ping awake", "ping gone"]);
  awake.heardAt = clock.now();
  awake.pingedAt = undefined;
  await clock.advance(12_000);
  heartbeat.stop();
  expect(events).toEqual(["ping awake", "ping gone", "cut gone"]);
  expect(clock.pending).toBe(0);
});
