import { expect } from "vitest";
import { WebSocket } from "ws";
import { beforeAftermath } from "./aftermath.js";
import { startVictim, type Victim } from "./victim-process.js";

/** Healthy clients of one server: each in a room of its own, asked together with its twin at another server. */
interface Neighbourhood {
  /** Asks one question of a number of the clients. */
  ask(turn: number): void;
  stop(): Promise<Answers>;
}

export interface Answers {
  /** Questions without an answer, and connections that ended. */
  readonly lost: number;
  /** Milliseconds, by the question's number; the same number is the same moment at both servers. */
  readonly latencies: ReadonlyMap<number, number>;
}

/** How healthy clients fare while somebody misbehaves. */
export interface Health {
  readonly asked: number;
  readonly lost: number;
  /** The median, over rounds of half a second, of each round's 99th percentile; the same of the other server. */
  readonly p99Ms: number;
  readonly calmP99Ms: number;
  /** The longest that anybody waited more than his twin. */
  readonly stallMs: number;
  /** How much longer work took, at the worst moment, than on a machine that does nothing else: 1 for not at all. */
  readonly slowness: number;
}

const clients = 50;
/** Each client asks four times a second, not all at once. */
const stepMs = 50;
const turns = 5;
/** Steps in a round: a hundred questions. */
const round = 10;

/** The undisturbed server: one for all tests of a file. */
let control: Promise<Victim> | undefined;

function findControl(): Promise<Victim> {
  control ??= startVictim({}, beforeAftermath);
  return control;
}

let neighbourhoods = 0;

async function settle(port: number): Promise<Neighbourhood> {
  neighbourhoods += 1;
  const rooms = `healthy-${neighbourhoods}`;
  const latencies = new Map<number, number>();
  const waiting = new Map<number, number>();
  let closed = 0;
  const sockets = await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rooms/${rooms}-${index}`);
      socket.on("message", (data) => {
        const { id, type } = JSON.parse(String(data));
        const number = Number(String(id).replace("healthy-", ""));
        const at = waiting.get(number);
        if (at === undefined || type !== "said") return;
        waiting.delete(number);
        latencies.set(number, performance.now() - at);
      });
      await new Promise((resolve, reject) => void socket.once("open", resolve).once("error", reject));
      socket
        .on("error", () => {})
        .on("close", () => {
          closed += 1;
        });
      return socket;
    }),
  );
  return {
    ask(turn) {
      for (const [index, socket] of sockets.entries()) {
        if (index % turns !== turn % turns) continue;
        const number = turn * clients + index;
        waiting.set(number, performance.now());
        socket.send(JSON.stringify({ type: "say", id: `healthy-${number}`, text: "hello" }));
      }
    },
    async stop() {
      const end = performance.now() + 2_000;
      while (waiting.size > 0 && performance.now() < end) await new Promise((done) => setTimeout(done, 20));
      const lost = waiting.size + closed;
      for (const socket of sockets) socket.terminate();
      return { lost, latencies };
    },
  };
}

/**
 * Asks healthy clients of a server, and their twins at an undisturbed one in the same moments of the same process, as
 * long as something runs: what the machine does to one it does to the other.
 */
export async function watchNeighbours<T>(victim: Victim, run: () => Promise<T>) {
  const undisturbed = await findControl();
  const [here, there] = await Promise.all([settle(victim.port), settle(undisturbed.port)]);
  let turn = 0;
  const slownesses: number[] = [];
  const timer = setInterval(() => {
    if (turn % (round / 2) === 0) slownesses.push(measureSlowness());
    // Nobody is always the first.
    for (const side of turn % 2 === 0 ? [here, there] : [there, here]) side.ask(turn);
    turn += 1;
  }, stepMs);
  const result = await run().finally(async () => {
    // Also where it lasted for a moment only.
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(timer);
  });
  const [ours, calm] = await Promise.all([here.stop(), there.stop()]);
  return { result, health: compareAnswers(ours, calm, Math.max(1, ...slownesses)) };
}

const workMs = 10;

/** A twin that works at the same time as the server: how long it takes for 10 ms of a processor. */
function measureSlowness(): number {
  const [before, began] = [process.cpuUsage(), performance.now()];
  for (;;) {
    const { user, system } = process.cpuUsage(before);
    if (user + system >= workMs * 1_000) return (performance.now() - began) / workMs;
  }
}

/** How the clients of a server fared, by what their twins had at the same moments. */
export const compareAnswers = (ours: Answers, calm: Answers, slowness = 1): Health => ({
  slowness,
  asked: ours.latencies.size + ours.lost,
  lost: ours.lost,
  p99Ms: medianOf(roundsOf(ours.latencies)),
  calmP99Ms: medianOf(roundsOf(calm.latencies)),
  stallMs: [...ours.latencies].reduce(
    (worst, [number, ms]) => Math.max(worst, ms - (calm.latencies.get(number) ?? 0)),
    0,
  ),
});

/** The 99th percentile of each round. */
function roundsOf(latencies: Answers["latencies"]): readonly number[] {
  const rounds = new Map<number, number[]>();
  for (const [number, ms] of latencies) {
    const key = Math.floor(number / clients / round);
    rounds.set(key, [...(rounds.get(key) ?? []), ms]);
  }
  return [...rounds.values()].map((each) => {
    each.sort((a, b) => a - b);
    return each[Math.floor(each.length * 0.99)] ?? 0;
  });
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Whether nobody lost anything, waited long all the time, or for once very long. */
export function isHealthy({ lost, p99Ms, calmP99Ms, stallMs, slowness }: Health): boolean {
  return lost === 0 && p99Ms < Math.max(100 * slowness, 3 * calmP99Ms) && stallMs < 1_000 * slowness;
}

/** Runs a fault beside 50 healthy clients of the same server, who must not notice. */
export async function besideNeighbours<T>(victim: Victim, fault: () => Promise<T>): Promise<T> {
  const { result, health } = await watchNeighbours(victim, fault);
  expect(health.asked).toBeGreaterThan(40);
  expect({ isHealthy: isHealthy(health), health }).toMatchObject({ isHealthy: true });
  return result;
}
