import type { ClientLimits } from "./limits.js";

/** What a server may ask for at most: a day. Timers of JavaScript end at 25 days. */
const longestWish = 86_400_000;

/**
 * Milliseconds to pause after so many failures in a row: exponential with full jitter, so that many clients do not come
 * back at once. What the server asked for is added before.
 */
export function pauseAfter(
  failures: number,
  { retryMs, maximumRetryMs }: Pick<ClientLimits, "retryMs" | "maximumRetryMs">,
  random: () => number,
  retryAfterMs = 0,
): number {
  const bound = Math.min(maximumRetryMs, retryMs * 2 ** Math.max(0, failures - 1));
  return Math.min(Math.max(0, retryAfterMs), longestWish) + random() * bound;
}
