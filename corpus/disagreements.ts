import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** Documents on which our verdict differs from the official parser's on purpose, each with the reason. */
export type Disagreements = ReadonlyMap<string, string>;

/** Reads `document: reason` lines; an absent file is an empty list. */
export function readDisagreements(path: string): Disagreements {
  if (!existsSync(path)) return new Map();
  const value: unknown = parse(readFileSync(path, "utf8")) ?? {};
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${path} must map documents to reasons`);
  return new Map(
    Object.entries(value).map(([document, reason]) => {
      if (typeof reason !== "string" || reason.trim() === "")
        throw new Error(`${path}: ${document} has no reason`);
      return [document, reason.trim()];
    }),
  );
}
