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
}

/**
 * Runs the cases in turn, over and over, so that what else the machine does falls on all of them;
 * the first round warms up and does not count. Median milliseconds by name.
 */
export function interleave(cases: readonly Case[], repetitions: number): ReadonlyMap<string, number> {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= repetitions; round++) {
    for (const { name, run } of cases) {
      const { milliseconds, status, stderr } = run();
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.slice(0, 1_000)}`);
      if (round > 0) times.get(name)?.push(milliseconds);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
