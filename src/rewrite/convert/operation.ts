import { children } from "../../read/node.js";
import { list, scalar, type Tree } from "../tree.js";
import { convertBindings } from "./bindings.js";
import type { ChannelPlan, OperationPlan } from "./channel-plan.js";
import { type Conversion, pointerTo } from "./conversion.js";
import { withEntries } from "./members.js";
import { action } from "./planned-names.js";
import { convertSecurity, type SecurityPlan } from "./security.js";
import { convertTraits, yieldToTraits } from "./traits.js";

/** An operation, where it stands, and its channel. */
interface OperationInput {
  readonly channel: ChannelPlan;
  readonly operation: OperationPlan;
  readonly security: SecurityPlan;
}

/** A `publish` or `subscribe` as an operation of its own. */
export function convertOperation(conversion: Conversion, input: OperationInput): Tree {
  const { channel, operation, security } = input;
  const { node, verb } = operation;
  const entries = new Map<string, Tree>([
    ["action", scalar(action(verb))],
    ["channel", conversion.reference(channel.reach)],
  ]);
  const yielded = yieldToTraits(conversion, node);
  for (const [key, member] of children(node)) {
    const tree = yielded.get(key) ?? conversion.treeOf(member);
    if (yielded.has(key) && yielded.get(key) === undefined) continue;
    if (key === "message") addMessages(conversion, entries, input);
    else if (key === "security") addMember(entries, key, convertSecurity(conversion, security, member));
    else if (key === "bindings")
      addMember(entries, key, convertBindings(conversion, member, { kind: "operation", given: tree }));
    else if (key === "traits")
      entries.set(key, convertTraits(conversion, member, { kind: "operation", security }));
    else if (key !== "operationId") entries.set(key, tree);
  }
  if (!entries.has("messages") && channel.messages.size > 0) entries.set("messages", list([]));
  return withEntries(conversion.treeOf(node), entries);
}

function addMember(entries: Map<string, Tree>, key: string, tree: Tree | undefined): void {
  if (tree !== undefined) entries.set(key, tree);
}

function addMessages(
  conversion: Conversion,
  entries: Map<string, Tree>,
  { channel, operation }: OperationInput,
): void {
  const references = operation.messages.flatMap((pointer) => {
    const message = channel.messages.get(pointer);
    return message === undefined
      ? []
      : [conversion.reference(`${channel.reach}${pointerTo("messages", message.key)}`)];
  });
  if (references.length > 0) entries.set("messages", list(references));
}
