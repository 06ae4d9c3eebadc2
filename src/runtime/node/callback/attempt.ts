import { within } from "../../wire/abort.js";
import type { Clock } from "../../wire/clock.js";
import { AsyncApiError } from "../../wire/error.js";
import type { CallbackLimits } from "../../wire/limits.js";

/** How one try went. */
export type Attempt =
  | { readonly ok: true; readonly status: number }
  /** `status` where there was one that is no success; redirects are not followed. */
  | { readonly ok: false; readonly reason: "timeout" | "status" | "connection"; readonly status?: number };

/** One request. */
interface CallbackRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Says stop where the sender closes. */
  readonly signal: AbortSignal;
}

/** What a request is sent with. */
interface AttemptSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly limits: Pick<CallbackLimits, "answerMs" | "answerBytes">;
}

/**
 * Tries once. Never rejects. It counts as delivered when the answer has come to its end, or to the end of what is read
 * of it: a target that says 200 and then dies may have lost it.
 */
export async function attemptCallback(
  request: CallbackRequest,
  { fetch, clock, limits }: AttemptSettings,
): Promise<Attempt> {
  const { url, method, headers, body } = request;
  const deadline = { clock, ms: limits.answerMs, signals: [request.signal], what: "the callback" };
  try {
    const status = await within(deadline, async (signal) => {
      const answer = await fetch(url, { method, headers, body, redirect: "manual", signal });
      await readAway(answer.body, limits.answerBytes);
      return answer.status;
    });
    return status >= 200 && status < 300 ? { ok: true, status } : { ok: false, reason: "status", status };
  } catch (thrown) {
    const isLate = AsyncApiError.from(thrown, "connection-lost").code === "timeout";
    return { ok: false, reason: isLate ? "timeout" : "connection" };
  }
}

/** Reads to the end, or hangs up after so many bytes. */
async function readAway(body: ReadableStream<Uint8Array> | null, maximumBytes: number): Promise<void> {
  if (body === null) return;
  const reader = body.getReader();
  let bytes = 0;
  while (bytes <= maximumBytes) {
    const { done, value } = await reader.read();
    if (done) return;
    bytes += value.length;
  }
  await reader.cancel().catch(() => {});
}
