import type { Json } from "./value.js";
import { isList, isMapping } from "./value.js";

/** An object of the document, of which nothing is known yet. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** An `x-` member that is an object; undefined where it is missing or something else. */
export const recordAt = (owner: JsonRecord | undefined, key: string): JsonRecord | undefined => {
  const value = owner?.[key];
  return value !== undefined && isMapping(value) ? value : undefined;
};

/** The text under a key. */
export const stringAt = (owner: JsonRecord | undefined, key: string): string | undefined => {
  const value = owner?.[key];
  return typeof value === "string" ? value : undefined;
};

/** The texts of a list under a key; numbers count as texts, what is neither is left out. */
export const stringsAt = (owner: JsonRecord | undefined, key: string): readonly string[] =>
  listAt(owner, key).flatMap((item) =>
    typeof item === "string" || typeof item === "number" ? [String(item)] : [],
  );

/** The list under a key; empty where there is none. */
export const listAt = (owner: JsonRecord | undefined, key: string): readonly Json[] => {
  const value = owner?.[key];
  return value !== undefined && isList(value) ? value : [];
};
