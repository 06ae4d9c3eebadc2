import { AsyncApiError, type ErrorCode } from "../wire/error.js";
import { valueAt } from "../wire/pointer.js";
import type { LongPoll, PollingChannel, Refusal } from "../wire/service-description.js";
import type { HttpReply } from "../wire/transport.js";

/** What the answer to a poll means for the next one. */
export type PollVerdict =
  | { readonly kind: "events"; readonly events: readonly unknown[] }
  /** Somebody else waits already. */
  | { readonly kind: "busy"; readonly error: AsyncApiError }
  /** The session is over: polling ends for good. */
  | { readonly kind: "gone"; readonly error: AsyncApiError }
  /** Asking the same again would give the same: credentials, a wrong request. */
  | { readonly kind: "refused"; readonly error: AsyncApiError }
  /** It may work later. */
  | { readonly kind: "failed"; readonly error: AsyncApiError };

/** Where answers keep what a polling client has to know. */
export interface PollReading {
  readonly channel: PollingChannel;
  readonly poll?: LongPoll;
  readonly refusal?: Refusal;
}

/** Judges an answer of the operation that waits, or of the one that sends. Never throws. */
export function judgeReply(reply: HttpReply, reading: PollReading): PollVerdict {
  const { status, body } = reply;
  const error = buildReplyError(reply, reading.refusal);
  const code = error.contractCode;
  if (status === 404 || (code !== undefined && reading.poll?.gone?.includes(code)))
    return { kind: "gone", error };
  if (code !== undefined && code === reading.poll?.busy) return { kind: "busy", error };
  if (status >= 200 && status < 300) return readEvents(body, code, reading) ?? { kind: "failed", error };
  if (status === 408 || status === 429 || status >= 500) return { kind: "failed", error };
  return { kind: "refused", error };
}

/** Nothing, or a code that says so under a good status, is an empty batch. Anything else without events is no answer. */
function readEvents(body: unknown, code: string | undefined, reading: PollReading): PollVerdict | undefined {
  const events = valueAt(body, reading.channel.events.pointer);
  if (Array.isArray(events)) return { kind: "events", events };
  return body === undefined || code !== undefined ? { kind: "events", events: [] } : undefined;
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid-message",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  409: "busy",
  413: "too-large",
  429: "rate-limited",
};

/** An answer that says no, as an error, with the contract's code and words where it has them. */
function buildReplyError(reply: HttpReply, refusal: Refusal | undefined): AsyncApiError {
  const { status, headers, body } = reply;
  const contractCode = textOf(holeIn(refusal?.payload, "$code", body));
  const reason = textOf(holeIn(refusal?.payload, "$reason", body)) ?? `the server answered ${status}`;
  const retryAfterMs = readRetryAfter(headers["retry-after"]);
  return new AsyncApiError(codes[status] ?? (status >= 500 ? "internal" : "unexpected-reply"), reason, {
    status,
    ...(contractCode !== undefined && { contractCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Milliseconds; only the form in seconds, since clocks of two machines differ. */
function readRetryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : undefined;
}

/** The value that stands where the contract's refusal has that hole. */
function holeIn(template: unknown, hole: string, body: unknown): unknown {
  if (typeof template === "string") return template.split(" | ")[0] === hole ? body : undefined;
  if (typeof template !== "object" || template === null) return undefined;
  for (const [key, inner] of Object.entries(template)) {
    if (typeof body !== "object" || body === null || !Object.hasOwn(body, key)) continue;
    const found = holeIn(inner, hole, Reflect.get(body, key));
    if (found !== undefined) return found;
  }
  return undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;
