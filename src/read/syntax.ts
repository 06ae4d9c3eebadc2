import type { Limits } from "../limits.js";
import { type Fault, Stop } from "./builder.js";
import { parseJson } from "./json-parser.js";
import { ValueBuilder } from "./value-builder.js";
import { parseYaml } from "./yaml-parser.js";

/** The value of a text, and what is wrong with it. Without a value when a fault left none. */
export interface Parsed {
  readonly value?: unknown;
  readonly faults: readonly Fault[];
  readonly language: "json" | "yaml";
}

/** True for a text that starts as a JSON object or array does. */
export const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text) && !/^\s*\{\{/.test(text);

/**
 * Parses YAML or JSON, whatever the file is called. A text that starts with a bracket is JSON, or else flow YAML
 * unless its file is called `.json`.
 * Nothing here recurses deeper than the limits allow.
 */
export function parseText(text: string, path: string, limits: Limits): Parsed {
  if (!looksLikeJson(text)) return attempt(text, "yaml", limits);
  const json = attempt(text, "json", limits);
  if ("value" in json || json.faults.some((fault) => fault.kind === "depth")) return json;
  return path.endsWith(".json") ? json : attempt(text, "yaml", limits);
}

function attempt(text: string, language: "json" | "yaml", limits: Limits): Parsed {
  const faults: Fault[] = [];
  // Beyond this the recursive YAML parser could overflow the stack.
  const maxDepth = Math.min(limits.depth + limits.schemaDepth + 2, 1_500);
  const builder = new ValueBuilder(faults, limits.aliasNodes);
  try {
    if (language === "json") parseJson(text, builder, { maxDepth, faults });
    else parseYaml(text, builder, { maxDepth, faults });
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    return { faults: [...faults, cause.fault], language };
  }
  return { value: builder.value, faults, language };
}
