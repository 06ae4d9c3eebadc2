import { AsyncApiError } from "../wire/error.js";
import { type Denial, denyThrown } from "../wire/refusal.js";
import { isOutgoingFault } from "./outgoing.js";
import type { ServerState } from "./state.js";

/** Where something went wrong. */
interface Place {
  readonly channel: string;
  readonly operation: string;
}

/**
 * What the other side is told of something that was thrown. A refusal is told with its reason. Of a fault it hears only
 * a correlation, which ties it to the report that has the error.
 */
export function denyOf(
  { report, newId }: Pick<ServerState, "report" | "newId">,
  { channel, operation }: Place,
  thrown: unknown,
): Denial {
  const denial = isOutgoingFault(thrown) ? undefined : denyThrown(thrown);
  if (denial !== undefined && denial.reasons[0] !== "timeout") {
    report({ kind: "refused", channel, operation, reason: denial.reasons[0] });
    return denial;
  }
  const correlation = newId();
  report({ kind: "failed", channel, operation, correlation, error: AsyncApiError.from(thrown) });
  return denial ?? { reasons: ["internal"], text: `something went wrong (${correlation})` };
}
