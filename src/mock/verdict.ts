import type { ResourceRequest } from "../runtime/wire/acceptor.js";
import { withoutBlobs } from "../runtime/wire/blob.js";
import type { ChannelPlan } from "../runtime/wire/channel-plan.js";
import type { IncomingFrame } from "../runtime/wire/frame.js";
import { missingOf } from "../runtime/wire/query.js";
import { isSenderTrue } from "../runtime/wire/sender.js";
import type { OperationDescription } from "../runtime/wire/service.js";
import type { Issue } from "../runtime/wire/validation.js";

/** What the log says of something that came in. */
export interface Judgement {
  readonly message?: string;
  readonly verdict: string;
}

/** Judges a frame as the server will. */
export function judgeFrame(plan: ChannelPlan, frame: IncomingFrame, identity: unknown): Judgement {
  if (!frame.ok) return { verdict: `refused: ${frame.reason}` };
  const found = plan.find(frame);
  if (!found.ok) return { verdict: `unknown: ${found.reason}` };
  const { name, validate } = found.message;
  const result = validate(frame.payload);
  if (!result.ok) return { message: name, verdict: `invalid: ${sentence(result.issues)}` };
  if (!plan.operations.has(found.message))
    return { message: name, verdict: "unknown: nothing handles it here" };
  const isTrue = isSenderTrue(plan, frame.payload, identity);
  return { message: name, verdict: isTrue ? "ok" : "forbidden: it is not from who it says" };
}

/** Judges a request of HTTP as the server will; its credentials are not looked at. */
export function judgeRequest({ messages, http }: OperationDescription, request: ResourceRequest): Judgement {
  const missing = missingOf(request.query, http?.query);
  if (missing !== undefined) return { verdict: `invalid: the query has no \`${missing}\`` };
  const [first] = messages;
  const { body } = request;
  if (first === undefined || http?.body === "none") return { verdict: "ok" };
  if (!body.ok) return { message: first.name, verdict: `refused: ${body.reason}` };
  if (http?.body === "bytes") return { message: first.name, verdict: "ok" };
  const payload = withoutBlobs(body.value);
  const message = messages.find((one) => one.is(payload));
  if (message !== undefined) return { message: message.name, verdict: "ok" };
  const result = first.validate(payload);
  return { message: first.name, verdict: `invalid: ${result.ok ? "" : sentence(result.issues)}` };
}

/** The first few: they name the cause. */
const sentence = (issues: readonly Issue[]): string => {
  const shown = issues.slice(0, 3).map(({ message }) => message);
  return issues.length > shown.length
    ? `${shown.join("; ")}; and ${issues.length - shown.length} more`
    : shown.join("; ");
};
