import { denyQuery, missingOf } from "../wire/query.js";
import type { Denial } from "../wire/refusal.js";
import type { OperationDescription } from "../wire/service-description.js";
import type { ServerState } from "./state.js";

/** Why a request is refused for its query: a parameter is missing, or has a value that its schema does not allow. */
export function judgeQuery(
  { description, validation, report }: ServerState,
  { channel, http, queryValues }: OperationDescription,
  query: URLSearchParams,
): Denial | undefined {
  const missing = missingOf(query, http?.query) ?? missingOf(query, description.channels[channel]?.query);
  if (missing !== undefined)
    return { reasons: [`missing ?${missing}`, "invalid-message"], text: `the query has no \`${missing}\`` };
  if (queryValues === undefined || validation.incoming === "off") return undefined;
  const issues = queryValues.issuesOf(query);
  if (issues.length === 0) return undefined;
  report({ kind: "invalid-message", channel, message: "query", direction: "incoming", issues });
  return validation.incoming === "warn" ? undefined : denyQuery(issues);
}
