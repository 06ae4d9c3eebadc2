import type { Denial } from "./refusal.js";
import type { QueryDescription } from "./service-description.js";
import type { Issue } from "./validation.js";

/** Names under which secrets travel in queries that should not. */
const secretNames = [
  "access_token",
  "api_key",
  "apikey",
  "auth",
  "authorization",
  "jwt",
  "password",
  "token",
];

/** One for all the connections that come without a query. */
const none: Readonly<Record<string, string>> = Object.freeze({});

/** A query as handlers see it: the first value of each name. Secrets that the contract does not ask for are left out. */
export function readQuery(
  query: URLSearchParams,
  declared: QueryDescription | undefined,
): Readonly<Record<string, string | undefined>> {
  const wanted = new Set([...(declared?.required ?? []), ...(declared?.optional ?? [])]);
  const entries = [...query].filter(
    ([name]) => wanted.has(name) || !secretNames.includes(name.toLowerCase()),
  );
  return entries.length === 0 ? none : Object.fromEntries(entries.reverse());
}

/** The denial of a query whose values are not as declared. */
export const denyQuery = (issues: readonly Issue[]): Denial => ({
  reasons: ["invalid-message"],
  text: `the query is not as declared: ${issues.map(({ message }) => message).join("; ")}`,
  issues,
});

/** The first required parameter that is not there, or empty. */
export const missingOf = (
  query: URLSearchParams,
  declared: QueryDescription | undefined,
): string | undefined => declared?.required.find((name) => (query.get(name) ?? "") === "");
