import { issuesOf } from "../../../runtime/wire/batch.js";
import { withoutBlobs } from "../../../runtime/wire/blob.js";
import { type AnyMessage, either } from "../../../runtime/wire/dispatch.js";
import type { IncomingFrame } from "../../../runtime/wire/frame.js";
import type { OperationDescription, ServiceDescription } from "../../../runtime/wire/service-description.js";
import type { Issue } from "../../../runtime/wire/validation.js";
import { createReader, findAmong } from "../../../runtime/wire/vocabulary.js";

/** What the contract says of a frame. */
export type Verdict =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly issues: readonly Issue[] }
  | { readonly kind: "unknown"; readonly reason: string };

/** A frame with its name, as far as it has one. */
export interface JudgedFrame {
  readonly name: string;
  readonly verdict: Verdict;
}

/** Holds a payload against its message. */
export function judge(description: ServiceDescription, message: AnyMessage, payload: unknown): Verdict {
  const issues = issuesOf(description, message, withoutBlobs(payload));
  return issues.length === 0 ? { kind: "valid" } : { kind: "invalid", issues };
}

/** Looks up what a frame is that came on a channel, and holds it against that. */
export function judgeFrame(
  description: ServiceDescription,
  channel: string,
  frame: IncomingFrame,
): JudgedFrame {
  if (!frame.ok)
    return { name: "no message", verdict: { kind: "unknown", reason: unreadable[frame.reason] } };
  const found = readerOf(description, channel)(frame);
  if (found.ok)
    return { name: found.message.name, verdict: judge(description, found.message, frame.payload) };
  return { name: frame.event ?? "unknown message", verdict: { kind: "unknown", reason: found.reason } };
}

/** Looks up which declared answer a reply of HTTP is. */
export function judgeReply(
  description: ServiceDescription,
  operation: OperationDescription,
  { status, body }: { readonly status: number; readonly body: unknown },
): JudgedFrame {
  const candidates = answersFor(operation, status);
  if (candidates.length === 0)
    return operation.reply === undefined && status >= 200 && status < 300
      ? { name: "done", verdict: { kind: "valid" } }
      : {
          name: "unknown answer",
          verdict: { kind: "unknown", reason: `the contract declares no answer ${status}` },
        };
  const payload = withoutBlobs(body);
  const found = findAmong(candidates, payload);
  if (!found.ok) return { name: "unknown answer", verdict: { kind: "unknown", reason: found.reason } };
  return { name: found.message.name, verdict: judge(description, found.message, payload) };
}

/** Looks up which of the declared answers one is that came over a connection. */
export function judgeAnswer(
  description: ServiceDescription,
  replies: readonly AnyMessage[],
  payload: unknown,
): JudgedFrame {
  const found = findAmong(replies, payload);
  if (!found.ok) return { name: "unknown answer", verdict: { kind: "unknown", reason: found.reason } };
  return { name: found.message.name, verdict: judge(description, found.message, payload) };
}

const unreadable = {
  "not-json": "it is not JSON",
  binary: "it is binary",
  "too-deep": "it is nested too deeply",
} as const;

/** As connections read: what the channel says, else what the mirrored one does, else the answers of its operations. */
function readerOf(description: ServiceDescription, channel: string) {
  const own = description.channels[channel] ?? { address: null, servers: [] };
  const base = own.mirrors === undefined ? undefined : description.channels[own.mirrors];
  const replies = Object.values(description.operations)
    .filter((one) => one.channel === channel || one.channel === own.mirrors)
    .flatMap(({ reply }) => reply?.messages ?? []);
  return createReader(own, own.poll?.events.elements ?? own.sends ?? base?.sends ?? either(replies));
}

/** Declared for a status: for itself, else for its hundred, else for all that is fine. */
function answersFor({ reply, http }: OperationDescription, status: number): readonly AnyMessage[] {
  const messages = reply?.messages ?? [];
  const hundred = Math.floor(status / 100);
  for (const wanted of [`${status}`, `${hundred}XX`]) {
    const declared = messages.filter(({ name }) =>
      http?.statuses?.[name]?.some((each) => String(each).toUpperCase() === wanted),
    );
    if (declared.length > 0) return declared;
  }
  return hundred === 2 ? messages.filter(({ name }) => http?.statuses?.[name] === undefined) : [];
}
