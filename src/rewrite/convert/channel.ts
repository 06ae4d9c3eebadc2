import { child, children, follow, type Node } from "../../read/node.js";
import { list, scalar, type Tree } from "../tree.js";
import { convertBindings } from "./bindings.js";
import { type ChannelPlan, homeOf, type OperationPlan, type Plan } from "./channel-plan.js";
import { type Conversion, pointerTo } from "./conversion.js";
import { convertEach, isReferenceTree, withEntries } from "./members.js";
import { convertMessage } from "./message.js";
import { convertOperation } from "./operation.js";
import { convertParameter } from "./parameter.js";
import { claim, isComponentKey, type Names, operationKey } from "./planned-names.js";
import type { SecurityPlan } from "./security.js";

/** What the channels of a document become: channels, and operations beside them. */
interface ConvertedChannels {
  readonly channels: ReadonlyMap<string, Tree>;
  readonly operations: ReadonlyMap<string, Tree>;
}

/** What converts channels beside the conversion itself. */
export interface ChannelInput {
  readonly plan: Plan;
  readonly names: Names;
  readonly security: SecurityPlan;
}

/** Says where channels, their messages and operations go, so that references can be brought after them. */
export function moveChannels(conversion: Conversion, { plan }: Pick<ChannelInput, "plan">): void {
  for (const one of [...plan.shared.values(), ...plan.channels]) {
    if (one.listed === one.definition) conversion.move(one.definition.pointer, one.base);
    else conversion.move(one.listed.pointer, one.reach);
    for (const { definition } of one.messages.values()) {
      const home = homeOf(plan, definition);
      if (home !== undefined) conversion.move(definition.pointer, home);
    }
  }
}

/** Converts the channels of the document. */
export function convertChannels(conversion: Conversion, input: ChannelInput): ConvertedChannels {
  const { plan } = input;
  const node = child(conversion.root, "channels");
  const byAddress = new Map(plan.channels.map((one) => [one.address, one]));
  const channels = new Map<string, Tree>();
  for (const [address, listed] of node === undefined ? [] : children(node)) {
    const one = byAddress.get(address);
    if (one === undefined) channels.set(address, conversion.treeOf(listed));
    else if (one.base !== one.reach) channels.set(one.key, conversion.treeOf(listed));
    else channels.set(one.key, convertChannel(conversion, one, input));
  }
  const operations = new Map<string, Tree>();
  const taken = new Set<string>();
  for (const channel of plan.channels)
    for (const operation of channel.operations)
      placeOperation(conversion, { channel, operation, input, taken, operations, parent: ["operations"] });
  return { channels, operations };
}

/** Converts the channels under `components`; operations of those that no channel uses go to `components`, too. */
export function convertSharedChannels(conversion: Conversion, node: Node, input: ChannelInput): Tree {
  const { shared, channels } = input.plan;
  const used = new Set(channels.map(({ definition }) => definition.pointer));
  const operations = new Map<string, Tree>();
  const taken = new Set<string>();
  const parent = ["components", "operations"];
  for (const channel of shared.values()) {
    if (used.has(channel.definition.pointer)) continue;
    for (const operation of channel.operations)
      placeOperation(conversion, { channel, operation, input, taken, operations, parent });
  }
  for (const [key, tree] of operations) conversion.add("operations", key, tree);
  return (
    convertEach(conversion, node, (one) => {
      const plan = shared.get(one.pointer);
      return plan === undefined ? conversion.treeOf(one) : convertChannel(conversion, plan, input);
    }) ?? conversion.treeOf(node)
  );
}

interface Placing {
  readonly channel: ChannelPlan;
  readonly operation: OperationPlan;
  readonly input: ChannelInput;
  readonly taken: Set<string>;
  readonly operations: Map<string, Tree>;
  readonly parent: readonly string[];
}

function placeOperation(conversion: Conversion, placing: Placing): void {
  const { channel, operation, input, taken, operations, parent } = placing;
  const { node, verb } = operation;
  const place = channel.address ?? channel.key;
  const named = input.names.operation(node, verb, place);
  const all = channel.isShared
    ? [input.names.sharedOperation(verb, place)]
    : [named, operationKey(verb, place)];
  const wishes = all.filter((one) => parent.length === 1 || isComponentKey(one));
  const key = claim(taken, wishes.length === 0 ? [verb] : wishes, `${place} ${verb}`);
  if (key !== named && child(node, "operationId")?.value === named) {
    const reason = `its name is taken, so it is called \`${key}\``;
    conversion.lose(node, { what: `The operationId \`${named}\``, reason });
  }
  conversion.move(node.pointer, pointerTo(...parent, key));
  operations.set(key, convertOperation(conversion, { channel, operation, security: input.security }));
}

function convertChannel(conversion: Conversion, plan: ChannelPlan, input: ChannelInput): Tree {
  const { definition, address, base } = plan;
  const tree = conversion.treeOf(definition);
  if (tree.kind !== "map") return tree;
  const entries = new Map<string, Tree>([["address", scalar(address ?? null)]]);
  const messages = messagesOf(conversion, plan, input);
  const addMessages = () => {
    if (messages.size > 0) entries.set("messages", { kind: "map", entries: messages });
  };
  for (const [key, node] of children(definition)) {
    if (key === "publish" || key === "subscribe") addMessages();
    else if (key === "servers") addServers(conversion, entries, node);
    else if (key === "parameters") {
      const each = (one: Node, name: string) =>
        convertParameter(conversion, one, `${base}${pointerTo("parameters", name)}`);
      entries.set(key, convertEach(conversion, node, each) ?? conversion.treeOf(node));
    } else if (key === "bindings") entries.set(key, convertBindings(conversion, node, { kind: "channel" }));
    else if (key !== "$ref") entries.set(key, conversion.treeOf(node));
  }
  return withEntries(tree, entries);
}

/** The messages of a channel: those that are at home here, and references to the others. */
function messagesOf(conversion: Conversion, channel: ChannelPlan, { plan }: ChannelInput): Map<string, Tree> {
  const messages = new Map<string, Tree>();
  for (const { key, holder, definition } of channel.messages.values()) {
    const home = homeOf(plan, definition) ?? `${channel.base}${pointerTo("messages", key)}`;
    const isHere = home === `${channel.base}${pointerTo("messages", key)}`;
    const tree = conversion.treeOf(holder);
    if (isHere) messages.set(key, convertMessage(conversion, definition));
    else if (isReferenceTree(tree) && leadsToMessage(conversion, holder)) messages.set(key, tree);
    else messages.set(key, conversion.reference(home, tree.source));
  }
  return messages;
}

/** True for a `$ref` whose first step is a place that has messages afterwards, too. */
function leadsToMessage(conversion: Conversion, holder: Node): boolean {
  const definition = follow(conversion.document, holder);
  return definition !== undefined && definition.path[0] === "components" && definition.path.length === 3;
}

/** In AsyncAPI 2 an empty list, like none, means all servers. */
function addServers(conversion: Conversion, entries: Map<string, Tree>, node: Node): void {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "list" || tree.items.length === 0) return;
  const names = [
    ...new Map(tree.items.map((one) => [one.kind === "scalar" ? one.value : one, one])).values(),
  ];
  const servers = names.map((one) =>
    one.kind === "scalar" ? conversion.reference(pointerTo("servers", String(one.value)), one.source) : one,
  );
  entries.set("servers", list(servers, tree.source));
}
