import type { Clock } from "../wire/clock.js";
import type { ServerLimits } from "../wire/limits.js";
import { networkOf } from "./tally.js";

/** Fractions of a token that sums of fractions are off by. */
const rounding = 1e-6;

/** So many a second in the long run, and so many at once. */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #size: number;
  #tokens: number;
  #at: number;

  constructor(clock: Clock, perSecond: number, size: number) {
    this.#clock = clock;
    this.#perMs = perSecond / 1_000;
    this.#size = size;
    this.#tokens = size;
    this.#at = clock.now();
  }

  /** Takes one: 0 where there was one, else the milliseconds until there will be one. */
  take(): number {
    const now = this.#clock.now();
    this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#tokens >= 1 - rounding) {
      this.#tokens = Math.max(0, this.#tokens - 1);
      return 0;
    }
    return Math.ceil((1 - this.#tokens) / this.#perMs - rounding);
  }
}

/** What one connection may say. */
export const createBucket = ({
  clock,
  limits: { messagesPerSecond, burst },
}: {
  readonly clock: Clock;
  readonly limits: Pick<ServerLimits, "messagesPerSecond" | "burst">;
}): TokenBucket => new TokenBucket(clock, messagesPerSecond, burst);

const minuteMs = 60_000;

/** Counts what addresses were refused for a minute each. Remembers a bounded number of addresses. */
export class RefusalCounter {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #capacity: number;
  readonly #counts = new Map<string, { count: number; readonly until: number }>();

  constructor(clock: Clock, limit: number, capacity = 10_000) {
    this.#clock = clock;
    this.#limit = limit;
    this.#capacity = capacity;
  }

  /** Milliseconds until the address may try again; 0 for now. */
  waitOf(address: string): number {
    const entry = this.#counts.get(networkOf(address) ?? "");
    if (entry === undefined || entry.count < this.#limit) return 0;
    return Math.max(0, entry.until - this.#clock.now());
  }

  /** One more refusal of the address. */
  add(address: string): void {
    const now = this.#clock.now();
    const network = networkOf(address) ?? "";
    const entry = this.#counts.get(network);
    if (entry !== undefined && entry.until > now) {
      entry.count += 1;
      return;
    }
    this.#counts.delete(network);
    this.#counts.set(network, { count: 1, until: now + minuteMs });
    for (const [oldest] of this.#counts) {
      if (this.#counts.size <= this.#capacity) break;
      this.#counts.delete(oldest);
    }
  }
}
