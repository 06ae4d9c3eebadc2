import { children, isMapping, type Node } from "../read/node.js";

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
  return children(node).flatMap(([keyword, inner]): readonly Subschema[] => {
    if (schemaKeywords.has(keyword) && !Array.isArray(inner.value)) return [{ keyword, node: inner }];
    if (listKeywords.has(keyword) && Array.isArray(inner.value)) {
      return children(inner).map(([key, one]) => ({ keyword, key, node: one }));
    }
    if (mapKeywords.has(keyword) && isMapping(inner.value)) {
      return children(inner)
        .filter(([, one]) => !Array.isArray(one.value))
        .map(([key, one]) => ({ keyword, key, node: one }));
    }
    return [];
  });
}
