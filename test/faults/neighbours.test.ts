import { expect, test } from "vitest";
import { watchAftermath } from "./aftermath.js";
import { isHealthy, watchNeighbours } from "./neighbours.js";
import { sleep } from "./setting.js";
import { startVictim, type Victim } from "./victim-process.js";

watchAftermath();

/** Faults as a measure of the neighbours has to see them, and what it must not take for one. */
test.each<[string, (victim: Victim) => Promise<void>, boolean]>([
  ["nothing at all", () => sleep(2_000), true],
  [
    "work of 20 ms now and then",
    async (victim) => {
      for (let time = 0; time < 10; time += 1) {
        await victim.block(20);
        await sleep(180);
      }
    },
    true,
  ],
  [
    "a loop that is held for 400 ms again and again",
    async (victim) => {
      for (let time = 0; time < 5; time += 1) {
        await victim.block(400);
        await sleep(20);
      }
    },
    false,
  ],
  [
    "a loop that is held once, for two seconds",
    async (victim) => {
      await sleep(1_500);
      await victim.block(2_000);
      await sleep(1_500);
    },
    false,
  ],
])("neighbours of %s", async (_, run, wanted) => {
  const victim = await startVictim();
  const { health } = await watchNeighbours(victim, () => run(victim));
  expect({ isHealthy: isHealthy(health), health }).toMatchObject({ isHealthy: wanted });
});
