import { afterEach, expect, test } from "vitest";
import { createClient } from "../../src/runtime/client/client.js";
import { createRandom, type Fate, type Faults } from "../../src/runtime/memory/faults.js";
import { memory } from "../../src/runtime/memory/transport.js";
import type { Acceptor, Peer } from "../../src/runtime/wire/acceptor.js";
import { VirtualClock } from "../runtime/virtual-clock.js";
import { watchAftermath } from "./aftermath.js";
import { Ledger } from "./ledger.js";
import { FaultProxy } from "./proxy.js";
import { createTownClient, inRoom, post, sleep, startTown } from "./setting.js";
import { type TownClient, town } from "./town.js";
import { createTown, newRecords, type Records, type Town } from "./town-server.js";

watchAftermath();

/** `FAULTS_SEED=123 vitest run test/faults/schedule-faults.test.ts` does the same again. */
const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const scheduleMs = 30_000;

afterEach(({ task }) => {
  if (task.result?.state === "fail") process.stderr.write(`the schedule's seed was FAULTS_SEED=${seed}\n`);
});

/** A server that can be killed and started anew: what it has recorded is kept, as on a disk. */
class Node implements Acceptor {
  readonly records: Records = newRecords();
  readonly #clock: VirtualClock;
  #running: Town;
  readonly #peers = new Set<Peer>();
  kills = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
    this.#running = this.#start();
  }
  get description() {
    return this.#running.description;
  }
  admit: Acceptor["admit"] = (handshake) => this.#running.admit(handshake);
  answer: Acceptor["answer"] = (request) => this.#running.answer(request);
  close: Acceptor["close"] = (options) => this.#running.close(options);
  connect: Acceptor["connect"] = (admitted, peer) => {
    this.#peers.add(peer);
    const session = this.#running.connect(admitted, peer);
    return {
      id: session.id,
      receive: (frame, acknowledge) => session.receive(frame, acknowledge),
      closed: (closing) => {
        this.#peers.delete(peer);
        session.closed(closing);
      },
    };
  };
  /** What was under way is gone, and everybody is cut. */
  async kill(): Promise<void> {
    this.kills += 1;
    const before = this.#running;
    this.#running = this.#start();
    for (const peer of [...this.#peers]) peer.terminate();
    await before.close({ drainMs: 0 });
  }
  #start(): Town {
    const limits = { messagesPerSecond: 1_000, burst: 1_000 };
    return createTown({ clock: this.#clock, records: this.records, limits });
  }
}

test(`R64 thirty seconds of seven faults at random lose nothing that was acknowledged (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const clock = new VirtualClock();
  const node = new Node(clock);
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const draws: [name: string, rate: number, fate: () => Fate][] = [
    // A stream loses nothing in its middle: what is dropped takes the connection along.
    ["drop", 0.03, () => ({ cut: "before" })],
    ["reset", 0.03, () => ({ cut: "after" })],
    ["duplicate", 0.05, () => ({ copies: 2 })],
    ["delay", 0.2, () => ({ delayMs: random() * 400 })],
  ];
  const faults: Faults = () => {
    for (const [name, rate, fate] of draws)
      if (random() < rate) {
        count(name);
        return fate();
      }
    return {};
  };
  const wire = memory(node, { faults, clock, random });
  const ledger = new Ledger();
  const unknown: string[] = [];
  const writers = Array.from({ length: 5 }, (_, index) => {
    const client = createClient<TownClient>(
      town,
      { clock, random, limits: { retryMs: 50, maximumRetryMs: 1_000, requestMs: 60_000 } },
      [wire],
    );
    const room = client.room(inRoom("a"));
    let next = 0;
    return {
      client,
      /** Several at once: the order is the connection's affair. */
      write() {
        const id = `${index}-${next}`;
        next += 1;
        ledger.send(`${index}`, id);
        room.post(post(id)).then(
          () => ledger.acknowledge(id),
          (thrown: Error) => void unknown.push(`${id}: ${thrown.message}`),
        );
      },
    };
  });
  while (clock.now() < scheduleMs) {
    for (const writer of writers) if (random() < 0.7) writer.write();
    const drawn = random();
    if (drawn < 0.01) {
      count("kill");
      await node.kill();
    } else if (drawn < 0.03) {
      count("cut");
      wire.cut();
    } else if (drawn < 0.04) {
      count("clock");
      // The machine sleeps: all timers are late at once.
      await clock.sleep(5_000);
    } else if (drawn < 0.07) {
      count("pause");
      await clock.advance(1_500);
    }
    await clock.advance(100);
  }
  await clock.advance(120_000);
  for (const id of node.records.posts.keys()) ledger.deliver(id);
  for (const { client } of writers) await client.close();
  await node.close({ drainMs: 0 });
  await clock.advance(10_000);
  expect(ledger.check()).toEqual([]);
  expect(unknown).toEqual([]);
  expect(ledger.sizes.acknowledged).toBe(ledger.sizes.sent);
  expect(ledger.sizes.sent).toBeGreaterThan(300);
  expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(100);
  expect(clock.pending).toBe(0);
});

test(`R64 the same over TCP for three seconds, with slices, delays, silence and resets (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const { port, town: server } = await startTown({
    limits: { pingMs: 150, pongMs: 300, messagesPerSecond: 10_000, burst: 10_000 },
  });
  const proxy = await FaultProxy.start(() => port);
  const ledger = new Ledger();
  const limits = { retryMs: 10, maximumRetryMs: 50, silenceMs: 500, connectMs: 500 };
  const rooms = Array.from({ length: 5 }, () => createTownClient(proxy.url, { limits }).room(inRoom("a")));
  const failed: unknown[] = [];
  const begun: Promise<void>[] = [];
  const end = performance.now() + 3_000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    for (const [index, room] of rooms.entries()) {
      const id = `${index}-${turn}`;
      ledger.send(`${index}`, id);
      begun.push(
        room.post(post(id), { timeoutMs: 15_000 }).then(
          () => ledger.acknowledge(id),
          (thrown: unknown) => void failed.push(thrown),
        ),
      );
    }
    const drawn = random();
    if (drawn < 0.1) proxy.reset();
    else if (drawn < 0.15) proxy.halfOpen();
    else if (drawn < 0.3) proxy.faults = { delayMs: random() * 60 };
    else if (drawn < 0.4) proxy.faults = { sliceBytes: 1 + Math.floor(random() * 20) };
    else if (drawn < 0.45) proxy.faults = { swallow: "both" };
    else if (drawn < 0.5) proxy.faults = { refuse: true };
    else if (drawn < 0.8) proxy.faults = {};
    await sleep(40);
  }
  proxy.faults = {};
  // Who is still in the silence of a lost connection finds out.
  await Promise.all(begun);
  for (const id of server.records.posts.keys()) ledger.deliver(id);
  await proxy.close();
  expect(ledger.check()).toEqual([]);
  expect(failed).toEqual([]);
  expect(ledger.sizes.acknowledged).toBe(ledger.sizes.sent);
});

test.each([
  ["what was acknowledged and is gone", ["a", "b"], ["a"], ["b was acknowledged and lost"]],
  ["what comes twice", ["a"], ["a", "a"], ["a was delivered twice"]],
  ["what comes out of order", ["a", "b"], ["b", "a"], ["a of s came out of order"]],
  ["what nobody has sent", [], ["x"], ["x was delivered and never sent"]],
])("the ledger sees %s", (_, sent, delivered, wanted) => {
  const ledger = new Ledger();
  for (const id of sent) {
    ledger.send("s", id);
    ledger.acknowledge(id);
  }
  for (const id of delivered) ledger.deliver(id);
  expect(ledger.check()).toEqual(wanted);
});
