import { spawnSync } from "node:child_process";

/** One process from start to end. */
export interface Run {
  readonly milliseconds: number;
  /** The highest resident size. */
  readonly peakBytes: number;
  readonly status: number | null;
  readonly stderr: string;
}

/** Reports the peak on descriptor 3 when the process ends. */
const reporter = `data:text/javascript,${encodeURIComponent(
  'import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))',
)}`;

/** Runs node, ours unless another is named, and measures wall time and, with `memory`, the peak of memory. */
export function measure(
  args: readonly string[],
  options: { cwd: string; memory?: true; node?: string },
): Run {
  const start = performance.now();
  const { status, stderr, output, error } = spawnSync(
    options.node ?? process.execPath,
    options.memory ? ["--import", reporter, ...args] : args,
    {
      cwd: options.cwd,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      encoding: "utf8",
      timeout: 300_000,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw new Error(`node ${args.join(" ")}`, { cause: error });
  return { milliseconds, peakBytes: Number(output[3] ?? 0) * 1024, status, stderr };
}

/** A thing to be measured. */
export interface Case {
  readonly name: string;
  readonly run: () => Run;
  /** An exit status of 1 is an answer: there are findings. */
  readonly isVerdict?: boolean;
}

/** Measured values, the middle one, and where the middle half of them lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The times of each case, one a round, in milliseconds. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

/**
 * Runs the cases in turn, over and over, so that what else the machine does falls on all of them; the first round
 * warms up and does not count.
 */
export function interleave(cases: readonly Case[], repetitions: number): Rounds {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= repetitions; round++) {
    for (const { name, run, isVerdict } of cases) {
      const { milliseconds, status, stderr } = run();
      if (status !== 0 && !(isVerdict && status === 1))
        throw new Error(`${name} ended with ${status}: ${stderr.slice(0, 1_000)}`);
      if (round > 0) times.get(name)?.push(milliseconds);
    }
  }
  return times;
}

/** How many times as long as `base` a case takes, round by round. */
export function ratiosOf(rounds: Rounds, name: string, base: string): Spread {
  const bases = rounds.get(base) ?? [];
  return spreadOf((rounds.get(name) ?? []).map((time, round) => time / (bases[round] ?? Number.NaN)));
}

/** The median and the middle half of some numbers. */
export const spreadOf = (numbers: readonly number[]): Spread => ({
  median: quantile(numbers, 0.5),
  low: quantile(numbers, 0.25),
  high: quantile(numbers, 0.75),
});

/** The middle of some numbers. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
