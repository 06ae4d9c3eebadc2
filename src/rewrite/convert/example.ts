import { isMapping } from "../../json/value.js";
import { children, follow, type Node } from "../../read/node.js";
import { map, type Tree } from "../tree.js";
import type { Conversion } from "./conversion.js";

/** In AsyncAPI 2.0 an example could be the payload itself; in 3 one of headers and payload has to be there. */
export function addExamples(conversion: Conversion, entries: Map<string, Tree>, node: Node): void {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "list") {
    entries.set("examples", tree);
    return;
  }
  const items = children(node).flatMap(([, one]) => convertExample(conversion, one) ?? []);
  if (items.length > 0) entries.set("examples", { ...tree, items });
}

function convertExample(conversion: Conversion, node: Node): Tree | undefined {
  const tree = conversion.treeOf(node);
  const example = follow(conversion.document, node);
  if (example === undefined || !isMapping(example.value)) return map({ payload: tree });
  const keys = Object.keys(example.value);
  if (keys.includes("payload") || keys.includes("headers")) return conversion.treeOf(example);
  if (!keys.includes("name") && !keys.includes("summary")) return map({ payload: tree });
  conversion.lose(node, { what: "An example", reason: "it has neither headers nor payload" });
  return undefined;
}
