import { isMapping } from "../json/value.js";
import { child, children, type Node } from "../read/node.js";
import { applicators, listKeywords, mapKeywords, schemaKeywords } from "../schema/keywords.js";

/** A schema directly below another. */
export interface Subschema {
  /** The keyword that holds it. */
  readonly keyword: string;
  /** Its property, pattern or index where the keyword holds several. */
  readonly key?: string;
  readonly node: Node;
}

/** The schemas directly below one, in document order; definitions are reached only through `$ref`. */
export function subschemas(node: Node): readonly Subschema[] {
  if (!isMapping(node.value)) return [];
  const found: Subschema[] = [];
  for (const keyword of Object.keys(node.value)) {
    if (!Object.hasOwn(applicators, keyword)) continue;
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
