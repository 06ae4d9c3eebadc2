import { issuesOf } from "../wire/batch.js";
import type { ChannelPlan, PlannedOperation } from "../wire/channel-plan.js";
import type { Verdict } from "../wire/decision.js";
import type { AnyMessage } from "../wire/dispatch.js";
import type { IncomingFrame } from "../wire/frame.js";
import { type Denial, denyIssues } from "../wire/refusal.js";
import { isSenderTrue } from "../wire/sender.js";
import type { ServerState } from "./state.js";

/** What a frame is taken for, and what the other side is told where it is refused. */
export type Judgement =
  | {
      readonly verdict: Verdict & { readonly outcome: "accepted" };
      readonly message: AnyMessage;
      readonly operation: PlannedOperation;
      readonly denial: undefined;
    }
  | {
      readonly verdict: Exclude<Verdict, { readonly outcome: "accepted" }>;
      readonly message: AnyMessage | undefined;
      readonly operation: PlannedOperation | undefined;
      readonly denial: Denial;
    };

/** One for all that is accepted. */
export const accepted = { outcome: "accepted" } as const;

/** The verdict on what is refused for another reason than its looks. */
export const refusedFor = ({ reasons: [reason], text }: Denial) =>
  ({ outcome: "refused", reason, text }) as const;

const unreadableTexts: Readonly<Record<(IncomingFrame & { readonly ok: false })["reason"], string>> = {
  "not-json": "it is not JSON",
  binary: "it is not text",
  "too-deep": "it is nested too deep",
};

/** Judges a frame on a channel, and reports what is wrong with it. Pure but for the reports. */
export function judgeFrame(
  state: ServerState,
  { plan, identity }: { readonly plan: ChannelPlan; readonly identity: unknown },
  frame: IncomingFrame,
): Judgement {
  const { name: channel } = plan;
  if (!frame.ok) {
    const { reason } = frame;
    state.report({ kind: "refused", channel, reason });
    return {
      verdict: { outcome: "unreadable", reason },
      ...{ message: undefined, operation: undefined },
      denial: { reasons: ["not-json"], text: unreadableTexts[reason] },
    };
  }
  const { payload } = frame;
  const found = plan.find(frame);
  if (!found.ok) {
    const { reason, logged = reason, why } = found;
    state.report({ kind: "unknown-message", channel, reason: logged, bytes: frame.bytes });
    return {
      verdict: { outcome: "unknown", reason },
      ...{ message: undefined, operation: undefined },
      denial: { reasons: [why === "none-fits" ? "invalid-message" : why], text: reason },
    };
  }
  const { message } = found;
  const operation = plan.operations.get(message);
  if (operation === undefined) {
    const reason = "nothing handles it here";
    const denial: Denial = { reasons: ["tag-unknown"], text: reason };
    return { verdict: { outcome: "unknown", reason }, message, operation, denial };
  }
  const invalid = checkIncoming(state, { channel, message, payload });
  if (invalid !== undefined) {
    const { issues = [] } = invalid;
    return { verdict: { outcome: "invalid", issues }, message, operation, denial: invalid };
  }
  if (!isSenderTrue(plan, payload, identity)) {
    const denial: Denial = { reasons: ["forbidden"], text: "it is not from who it says" };
    return { verdict: refusedFor(denial), message, operation, denial };
  }
  return { verdict: accepted, message, operation, denial: undefined };
}

/** Checks a payload that came in, as the settings say: reports what is wrong, and why it is refused where it is. */
export function checkIncoming(
  { validation, report, description }: ServerState,
  {
    channel,
    message,
    payload,
  }: { readonly channel: string; readonly message: AnyMessage; readonly payload: unknown },
): Denial | undefined {
  if (validation.incoming === "off") return undefined;
  const issues = issuesOf(description, message, payload);
  if (issues.length === 0) return undefined;
  report({ kind: "invalid-message", channel, message: message.name, direction: "incoming", issues });
  return validation.incoming === "warn" ? undefined : denyIssues(issues);
}
