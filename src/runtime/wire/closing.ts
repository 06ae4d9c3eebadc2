/** Why a connection ended. */
export interface Closing {
  /** A WebSocket close code (RFC 6455): 1006 where nobody said goodbye. */
  readonly code: number;
  readonly reason: string;
  /** Asked for by the server: not to come back before, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Close codes that one side may send to the other (RFC 6455, section 7.4). */
export const isSendable = (code: number): boolean =>
  Number.isInteger(code) &&
  ((code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
    (code >= 3000 && code <= 4999));

/** The longest beginning of a reason that fits into a close frame: 123 bytes, no character cut in two. */
export function shortenReason(reason: string): string {
  const bytes = new TextEncoder().encode(reason);
  if (bytes.length <= 123) return reason;
  return new TextDecoder().decode(bytes.subarray(0, 123)).replace(/\uFFFD+$/, "");
}

/** The reason of a close frame that says when to come back. */
export const retryReason = (reason: string, retryAfterMs: number): string =>
  shortenReason(`${reason}; retry-after-ms=${Math.round(retryAfterMs)}`);

/** What a close frame says, the time to stay away among it. */
export function readClosing(code: number, reason: string, cause?: unknown): Closing {
  const retryAfterMs = /; retry-after-ms=(\d{1,7})$/.exec(reason)?.[1];
  return {
    code,
    reason,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Number(retryAfterMs) }),
    ...(cause === undefined ? {} : { cause }),
  };
}
