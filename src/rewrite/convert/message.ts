import { child, children, type Node } from "../../read/node.js";
import { isAsyncApiFormat } from "../../specification/schema-format.js";
import { map, type Tree } from "../tree.js";
import { convertBindings } from "./bindings.js";
import type { Conversion } from "./conversion.js";
import { addExamples } from "./example.js";
import { withEntries } from "./members.js";
import { convertTraits, traitsOf, yieldToTraits } from "./traits.js";

/** A message of AsyncAPI 3: its format stands with the schema, its id is its key. */
export function convertMessage(conversion: Conversion, node: Node): Tree {
  const before = conversion.treeOf(node);
  if (before.kind !== "map") return before;
  const entries = new Map<string, Tree>();
  const format = foreignFormat(conversion, node);
  const yielded = yieldToTraits(conversion, node);
  for (const [key, member] of children(node)) {
    if (yielded.has(key) && yielded.get(key) === undefined) continue;
    const tree = yielded.get(key) ?? conversion.treeOf(member);
    switch (key) {
      case "messageId":
      case "schemaFormat":
        break;
      case "payload":
        entries.set(key, format === undefined ? tree : inFormat(conversion, node, { format, schema: tree }));
        break;
      case "examples":
        addExamples(conversion, entries, member);
        break;
      case "bindings":
        entries.set(key, convertBindings(conversion, member, { kind: "message", given: tree }));
        break;
      case "traits":
        entries.set(key, convertTraits(conversion, member, { kind: "message" }));
        break;
      default:
        entries.set(key, tree);
    }
  }
  noteLostMembers(conversion, node, format);
  return withEntries(before, entries);
}

function inFormat(
  conversion: Conversion,
  node: Node,
  { format, schema }: { readonly format: Node; readonly schema: Tree },
): Tree {
  const { pointer } = node;
  conversion.move(`${pointer}/payload`, `${conversion.moved(pointer)}/payload/schema`);
  return map({ schemaFormat: conversion.treeOf(format), schema });
}

function noteLostMembers(conversion: Conversion, node: Node, format: Node | undefined): void {
  const id = child(node, "messageId");
  const key = conversion.moved(node.pointer).split("/").at(-1);
  if (typeof id?.value === "string" && key !== id.value)
    conversion.lose(id, { what: "The messageId", reason: `the message is known as \`${key}\`` });
  if (format !== undefined && child(node, "payload") === undefined)
    conversion.lose(format, { what: "The schemaFormat", reason: "the message has no payload to say it of" });
}

/** The format of the payload, where it is not AsyncAPI's own; the last trait that has one wins. */
function foreignFormat(conversion: Conversion, node: Node): Node | undefined {
  const owners = [...traitsOf(conversion, node)].reverse();
  const format = [...owners, node]
    .map((owner) => child(owner, "schemaFormat"))
    .find((one) => typeof one?.value === "string");
  return format === undefined || isAsyncApiFormat(String(format.value)) ? undefined : format;
}
