import { AsyncApiError } from "./error.js";
import { gatherTexts, readMembers, type TextKinds } from "./texts.js";
import type { Issue, Validate } from "./validation.js";

/** The parameters of a query, as the values that they stand for. */
export interface QueryValues {
  /** Those that the contract declares and that are there; a name that stands twice is a list. */
  read(query: URLSearchParams): Readonly<Record<string, unknown>>;
  /** What is wrong with them. */
  issuesOf(query: URLSearchParams): readonly Issue[];
  /** Throws where anything is wrong with them. */
  assert(query: URLSearchParams): void;
}

/** What is needed of a query, from what each text stands for and what checks the values. */
export function queryValues(kinds: TextKinds, validate: Validate<unknown>): QueryValues {
  const read = (query: URLSearchParams) =>
    readMembers(gatherTexts([...query].filter(([name]) => Object.hasOwn(kinds, name))), kinds);
  const issuesOf = (query: URLSearchParams) => {
    const result = validate(read(query));
    return result.ok ? [] : result.issues;
  };
  return {
    read,
    issuesOf,
    assert(query) {
      const issues = issuesOf(query);
      const reasons = issues.map(({ message }) => message).join("; ");
      if (issues.length > 0) throw new AsyncApiError("invalid-message", `the query: ${reasons}`, { issues });
    },
  };
}
