import { gatherTexts, readMembers, type TextKinds } from "./texts.js";
import type { Issue, Validate } from "./validation.js";

/** The parameters of a query, as the values that they stand for. */
export interface QueryValues {
  /** Those that the contract declares and that are there; a name that stands twice is a list. */
  read(query: URLSearchParams): Readonly<Record<string, unknown>>;
  /** What is wrong with them. */
  issuesOf(query: URLSearchParams): readonly Issue[];
}

/** What is needed of a query, from what each text stands for and what checks the values. */
export function queryValues(kinds: TextKinds, validate: Validate<unknown>): QueryValues {
  const read = (query: URLSearchParams) =>
    readMembers(gatherTexts([...query].filter(([name]) => Object.hasOwn(kinds, name))), kinds);
  return {
    read,
    issuesOf(query) {
      const result = validate(read(query));
      return result.ok ? [] : result.issues;
    },
  };
}
