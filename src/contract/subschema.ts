import { isMapping } from "../json/value.js";
import { child, children, type Node } from "../read/node.js";

/** A schema directly below another. */
export interface Subschema {
  /** The keyword that holds it. */
  readonly keyword: string;
  /** Its property, pattern or index where the keyword holds several. */
  readonly key?: string;
  readonly node: Node;
}

/** Keywords with one schema. */
export const schemaKeywords: ReadonlySet<string> = new Set(
  "items additionalItems additionalProperties contains propertyNames not if then else unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
);

/** Keywords with a list of schemas. */
export const listKeywords: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "items", "prefixItems"]);

/** Keywords with a map of schemas. */
export const mapKeywords: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependencies",
  "dependentSchemas",
]);

/** The schemas directly below one, in document order; definitions are reached only through `$ref`. */
export function subschemas(node: Node): readonly Subschema[] {
  if (!isMapping(node.value)) return [];
  const found: Subschema[] = [];
  for (const keyword of Object.keys(node.value)) {
    if (!isKeyword(keyword)) continue;
    const inner = child(node, keyword);
    if (inner === undefined) continue;
    if (Array.isArray(inner.value)) {
      if (!listKeywords.has(keyword)) continue;
      for (const [key, one] of children(inner)) found.push({ keyword, key, node: one });
    } else if (mapKeywords.has(keyword) && isMapping(inner.value)) {
      for (const [key, one] of children(inner))
        if (!Array.isArray(one.value)) found.push({ keyword, key, node: one });
    } else if (schemaKeywords.has(keyword)) found.push({ keyword, node: inner });
  }
  return found;
}

const isKeyword = (name: string): boolean =>
  schemaKeywords.has(name) || listKeywords.has(name) || mapKeywords.has(name);
