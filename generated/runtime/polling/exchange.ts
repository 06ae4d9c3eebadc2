import { within } from "../wire/abort.js";
import type { Clock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import { renderCookies } from "../wire/handshake-headers.js";
import { valueAt } from "../wire/pointer.js";
import { put } from "../wire/pointer-edit.js";
import type { OperationDescription } from "../wire/service-description.js";
import type { HttpCall, HttpReply, Target } from "../wire/transport.js";
import { judgeReply, type PollReading, type PollVerdict } from "./reply.js";

/** The two requests of a conversation over HTTP. Neither ever rejects: a verdict says what went wrong. */
export interface PollingExchange {
  /** Waits for news. */
  poll(signal: AbortSignal): Promise<PollVerdict>;
  /** Sends messages; the answer may carry news. Absent where the channel carries none. */
  readonly send?: (payloads: readonly unknown[], signal: AbortSignal) => Promise<PollVerdict>;
  /** JSON pointers into an event: two events of the session never have the same value there. */
  readonly unique: readonly string[];
}

/** What an answer may take beyond the time that the server holds it. */
const marginMs = 10_000;
const heldSeconds = 30;

/** Prepares the requests of a polled channel. Throws an `AsyncApiError` where it is not polled. */
export function createPollingExchange(
  target: Target,
  call: (call: HttpCall) => Promise<HttpReply>,
  clock: Clock,
): PollingExchange {
  const { description, operations } = target;
  const channel = description.poll;
  const receives = operations[channel?.receive ?? ""];
  if (channel === undefined || receives?.http === undefined)
    throw new AsyncApiError("unsupported", `the channel \`${target.channel}\` is not one that can be polled`);
  const { poll } = receives;
  const sends = operations[channel.send ?? ""];
  const { refusal } = description;
  const reading = { channel, ...(poll && { poll }), ...(refusal && { refusal }) };
  const asker = { call, clock, reading, headers: headersOf(target), url: new URL(target.url) };
  const timeoutMs = (poll?.holdSeconds[1] ?? heldSeconds) * 1_000 + marginMs;
  return {
    unique: poll?.unique ?? [],
    poll: (signal) => ask(asker, receives, { body: undefined, signal, timeoutMs }),
    ...(sends && {
      send: (payloads, signal) =>
        ask(asker, sends, {
          ...{ body: put(undefined, channel.sent?.pointer ?? "", payloads), signal, timeoutMs: marginMs },
        }),
    }),
  };
}

/** What both requests are asked with. Its URL moves on with the cursor. */
interface Asker {
  readonly call: (call: HttpCall) => Promise<HttpReply>;
  readonly clock: Clock;
  readonly reading: PollReading;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: URL;
}

async function ask(
  { call, clock, reading, headers, url }: Asker,
  { http }: OperationDescription,
  {
    body,
    signal: stop,
    timeoutMs,
  }: { readonly body: unknown; readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<PollVerdict> {
  if (http === undefined)
    return { kind: "refused", error: new AsyncApiError("unsupported", "not an HTTP operation") };
  const deadline = { clock, ms: timeoutMs, signals: [stop], what: "waiting for the answer" };
  try {
    const reply = await within(deadline, (signal) =>
      call({ operation: http, url: new URL(url), headers, body, signal }),
    );
    const verdict = judgeReply(reply, reading);
    const cursor = reading.poll?.cursor;
    if (cursor && verdict.kind === "events") moveCursor(url, cursor, reply);
    return verdict;
  } catch (thrown) {
    return { kind: "failed", error: AsyncApiError.from(thrown, "connection-lost") };
  }
}

function headersOf({ headers, cookies }: Target): Readonly<Record<string, string>> {
  const cookie = renderCookies(cookies);
  return cookie === "" ? headers : { ...headers, cookie };
}

function moveCursor(url: URL, cursor: { readonly query: string; readonly reply: string }, reply: HttpReply) {
  const value = valueAt(reply.body, cursor.reply);
  if (typeof value === "string" || typeof value === "number") url.searchParams.set(cursor.query, `${value}`);
}
