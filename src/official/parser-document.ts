import { escapeStep, unescapeStep } from "../json/pointer.js";
import { type Tree, toValue } from "../rewrite/tree.js";

/** Where a `$ref` that leads out of the document is made to lead: nowhere. */
const nowhere = "#/asyncwright-does-not-follow/";

/**
 * The text that the parser is given. It follows every `$ref`, in examples and extensions, too; those that lead out of
 * the document come to it as local ones that lead nowhere, so that it has no reason to reach for a file or an address.
 */
export const renderQuestion = (tree: Tree): string => JSON.stringify(toValue(keepInside(tree)));

function keepInside(tree: Tree): Tree {
  switch (tree.kind) {
    case "map":
      return {
        ...tree,
        entries: new Map(
          [...tree.entries].map(([key, item]) => [
            key,
            key === "$ref" && item.kind === "scalar" && leadsOut(item.value)
              ? { ...item, value: `${nowhere}${escapeStep(String(item.value))}` }
              : keepInside(item),
          ]),
        ),
      };
    case "list":
      return { ...tree, items: tree.items.map(keepInside) };
    case "scalar":
      return tree;
    default:
      return tree satisfies never;
  }
}

const leadsOut = (reference: unknown): boolean => typeof reference === "string" && !reference.startsWith("#");

/** The `$ref` that was made to lead nowhere, of a message that complains about it. */
export function unfollowedIn(message: string): string | undefined {
  const start = message.indexOf(nowhere);
  if (start < 0) return undefined;
  const end = message.lastIndexOf("'");
  return unescapeStep(message.slice(start + nowhere.length, end > start ? end : undefined));
}
