import { readFileSync } from "node:fs";

/**
 * How many times as long as its twin something takes, on a processor: waiting for one does not count, so that a busy
 * machine changes little. The least of several runs that take turns. The twin does the same with less, or what cannot be
 * avoided.
 */
export async function timeRatio(subject: () => unknown, twin: () => unknown, runs = 3): Promise<number> {
  await twin(); // compiles what both share
  let [longer, shorter] = [Infinity, Infinity];
  for (let run = 0; run < runs; run += 1) {
    shorter = Math.min(shorter, await timeOf(twin));
    longer = Math.min(longer, await timeOf(subject));
  }
  return longer / shorter;
}

/**
 * The most that eight times the input may take: in proportion it is 8, with caches and memory that fill up some more, and
 * 64 when the time grows with the square.
 */
export const eightfold = 30;

/** What the clock of a thread cannot tell apart, in milliseconds, several times over. */
const measurable = 20;

async function timeOf(call: () => unknown): Promise<number> {
  const start = threadTime();
  for (let calls = 1; ; calls += 1) {
    await call();
    const time = threadTime() - start;
    if (time >= measurable) return time / calls;
  }
}

/** The milliseconds that this thread has been on a processor; on systems that do not say, this process. */
function threadTime(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ", 1)[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}
