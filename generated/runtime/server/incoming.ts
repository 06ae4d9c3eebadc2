import { issuesOf } from "../wire/batch.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { type Denial, denyIssues } from "../wire/refusal.js";
import type { ServerState } from "./state.js";

/** Checks a payload that came in, as the settings say: reports what is wrong, and why it is refused where it is. */
export function checkIncoming(
  { validation, report, description }: ServerState,
  channel: string,
  { message, payload }: { readonly message: AnyMessage; readonly payload: unknown },
): Denial | undefined {
  if (validation.incoming === "off") return undefined;
  const issues = issuesOf(description, message, payload);
  if (issues.length === 0) return undefined;
  report({ kind: "invalid-message", channel, message: message.name, direction: "incoming", issues });
  return validation.incoming === "warn" ? undefined : denyIssues(issues);
}
