import { expect } from "vitest";
import { test } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { type Answers, compareAnswers, isHealthy, watchNeighbours } from "./neighbours.js";
import { sleep } from "./setting.js";
import { startVictim, type Victim } from "./victim-process.js";

watchAftermath();

/** Five seconds of fifty clients: how long each waited, by the moment, of a server whose loop is held as it is said. */
function answersOf(heldMs: (moment: number) => number, lost = 0): Answers {
  const latencies = new Map<number, number>();
  for (let moment = 0; moment < 100; moment += 1)
    for (let client = 0; client < 10; client += 1) latencies.set(moment * 50 + client, 2 + heldMs(moment));
  return { lost, latencies };
}

const calm = answersOf(() => 0);
const busy = answersOf(() => 90);

test.each<[string, Answers, Answers, boolean]>([
  ["nothing at all", calm, calm, true],
  ["a machine that is busy for both", busy, busy, true],
  ["work of 20 ms now and then", answersOf((moment) => (moment % 4 === 0 ? 20 : 0)), calm, true],
  ["a loop that is held for 400 ms again and again", answersOf((moment) => (moment % 8) * 50), calm, false],
  ["the same on a busy machine", answersOf((moment) => 90 + (moment % 8) * 50), busy, false],
  [
    "a loop that is held once, for two seconds",
    answersOf((moment) => (moment === 50 ? 2_000 : 0)),
    calm,
    false,
  ],
  ["an answer that never came", answersOf(() => 0, 1), calm, false],
])("neighbours of %s, as they are measured", (_, ours, twins, wanted) => {
  const health = compareAnswers(ours, twins);
  expect({ isHealthy: isHealthy(health), health }).toMatchObject({ isHealthy: wanted });
});

/** Faults as a measure of the neighbours has to see them, and what it must not take for one. */
test.each<[string, (victim: Victim) => Promise<void>, boolean]>([
  ["nothing at all", () => sleep(1_000), true],
  [
    "a loop that is held for long",
    async (victim) => {
      await sleep(100);
      await victim.block(1_500);
      await victim.block(1_500);
    },
    false,
  ],
])("neighbours of %s, over sockets", async (_, run, wanted) => {
  const victim = await startVictim();
  const { health } = await watchNeighbours(victim, () => run(victim));
  expect({ isHealthy: isHealthy(health), health }).toMatchObject({ isHealthy: wanted });
});
