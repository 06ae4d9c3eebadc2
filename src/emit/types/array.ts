import type { SchemaJson, SchemaObject } from "../../schema/schema.js";
import { array, neverType, type Type, tuple, unknownType } from "./type.js";

/**
 * The type of the arrays that a schema accepts. Lists are `T[]`, whatever their length: a list that is built
 * step by step should fit. Tuples (`prefixItems`) say which elements must be there.
 */
export function arrayType(schema: SchemaObject, typeOf: (json: SchemaJson) => Type): Type {
  const { prefixItems = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (minItems > maxItems) return neverType;
  const rest = items === undefined ? unknownType : typeOf(items);
  const prefix = prefixItems.map(typeOf);
  const impossible = prefix.indexOf(neverType);
  const known = impossible < 0 ? prefix : prefix.slice(0, impossible);
  const isClosed = impossible >= 0 || rest === neverType;
  const longest = Math.min(maxItems, isClosed ? known.length : Number.POSITIVE_INFINITY);
  if (minItems > longest) return neverType;
  if (prefix.length === 0 && longest > 0) return array(rest);
  // Beyond the prefix a few elements are spelt out where the bounds ask for them; further ones are words.
  const shown = Math.min(
    longest,
    Math.max(known.length, Math.min(spelledOut, Math.max(minItems, finite(maxItems)))),
  );
  const elements = Array.from({ length: shown }, (_, index) => ({
    type: known[index] ?? rest,
    optional: index >= minItems,
  }));
  return shown >= longest ? tuple(elements) : tuple(elements, rest);
}

const spelledOut = 10;

const finite = (count: number): number => (Number.isFinite(count) ? count : 0);
