import { expect } from "vitest";
import { defaultLimits } from "../../../src/limits.js";
import { type Formatted, formatText } from "../../../src/rewrite/format/format.js";

/** What stands where, by pointer. */
export type Kinds = Readonly<Record<string, string>>;

/** Formats a text of an AsyncAPI 3 document; without kinds, no member moves. */
export const format = (text: string, kinds: Kinds = {}, path = "a.yaml"): Formatted =>
  formatText(text, { path, version: "3.0.0", kinds: new Map(Object.entries(kinds)), limits: defaultLimits });

/** The formatted text; fails for one that is left alone. */
export function formatted(text: string, kinds: Kinds = {}, path = "a.yaml"): string {
  const result = format(text, kinds, path);
  expect(result).toMatchObject({ kind: "formatted" });
  return result.kind === "formatted" ? result.text : "";
}

/** Lines as a text. */
export const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
