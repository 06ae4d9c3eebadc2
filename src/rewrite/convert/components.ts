import { child, children, follow, type Node } from "../../read/node.js";
import type { BindingKind } from "../../specification/bindings.js";
import type { Tree } from "../tree.js";
import { convertBindings } from "./bindings.js";
import { type ChannelInput, convertSharedChannels } from "./channel.js";
import { choicesOf } from "./channel-plan.js";
import { type Conversion, pointerTo } from "./conversion.js";
import { convertEach, isReferenceTree, withEntries } from "./members.js";
import { convertMessage } from "./message.js";
import { convertParameter } from "./parameter.js";
import { convertSecuritySchemes } from "./security.js";
import { convertServer } from "./server.js";
import { convertTrait } from "./traits.js";

/** The reusable objects, and those that the conversion added; undefined when there are none. */
export function convertComponents(conversion: Conversion, input: ChannelInput): Tree | undefined {
  const node = child(conversion.root, "components");
  const before = node && conversion.treeOf(node);
  if (node !== undefined && before?.kind !== "map") return before;
  const entries = new Map<string, Tree>();
  for (const [section, one] of node === undefined ? [] : children(node))
    entries.set(section, convertSection(conversion, { section, node: one, input }));
  return before === undefined ? undefined : withEntries(before, entries);
}

/** Puts what was added to some sections under `components`. */
export function withAdded(
  conversion: Conversion,
  components: Tree | undefined,
  sections: readonly string[],
): Tree | undefined {
  const entries = new Map(components?.kind === "map" ? components.entries : []);
  for (const section of sections) {
    const added = conversion.added(section);
    if (added.size === 0) continue;
    const before = entries.get(section);
    const all = new Map([...(before?.kind === "map" ? before.entries : []), ...added]);
    entries.set(section, before === undefined ? { kind: "map", entries: all } : withEntries(before, all));
  }
  if (components === undefined) return entries.size === 0 ? undefined : { kind: "map", entries };
  return withEntries(components, entries);
}

interface Section {
  readonly section: string;
  readonly node: Node;
  readonly input: ChannelInput;
}

function convertSection(conversion: Conversion, { section, node, input }: Section): Tree {
  const each = (convert: (one: Node, key: string) => Tree): Tree =>
    convertEach(conversion, node, convert) ?? conversion.treeOf(node);
  const { security } = input;
  switch (section) {
    case "servers":
      return each((one) => convertServer(conversion, one, security));
    case "channels":
      return convertSharedChannels(conversion, node, input);
    case "messages":
      return convertMessages(conversion, node, input);
    case "securitySchemes":
      return convertSecuritySchemes(conversion, node, security);
    case "parameters":
      return each((one, key) => convertParameter(conversion, one, pointerTo("components", section, key)));
    case "operationTraits":
      return each((one) => convertTrait(conversion, one, { kind: "operation", security }));
    case "messageTraits":
      return each((one) => convertTrait(conversion, one, { kind: "message" }));
    case "serverBindings":
    case "channelBindings":
    case "operationBindings":
    case "messageBindings": {
      const kind = bindingKinds[section];
      return each((one) => convertBindings(conversion, one, { kind }));
    }
    default:
      return conversion.treeOf(node);
  }
}

const bindingKinds = {
  serverBindings: "server",
  channelBindings: "channel",
  operationBindings: "operation",
  messageBindings: "message",
} as const satisfies Readonly<Record<string, BindingKind>>;

/** Says under which keys the messages are found, before references are written. */
export function moveMessages(conversion: Conversion, { plan }: Pick<ChannelInput, "plan">): void {
  for (const [pointer, key] of plan.messages)
    conversion.move(pointer, pointerTo("components", "messages", key));
}

/** A `oneOf` is no message any more: those in it are components of their own. */
function convertMessages(conversion: Conversion, node: Node, { plan }: ChannelInput): Tree {
  const entries = new Map<string, Tree>();
  for (const [key, one] of children(node)) {
    const keys = plan.messages;
    const choices = child(one, "oneOf") === undefined ? [] : choicesOf(conversion, one);
    if (choices.length === 0) {
      const tree = conversion.treeOf(one);
      const isWrapper = isReferenceTree(tree) && isChoice(conversion, one);
      const at = keys.get(one.pointer) ?? key;
      if (!isWrapper) entries.set(at, isReferenceTree(tree) ? tree : convertMessage(conversion, one));
    }
    for (const { holder, definition } of choices)
      if (holder === definition)
        entries.set(keys.get(definition.pointer) ?? key, convertMessage(conversion, definition));
  }
  return withEntries(conversion.treeOf(node), entries);
}

function isChoice(conversion: Conversion, node: Node): boolean {
  const end = follow(conversion.document, node);
  return end !== undefined && child(end, "oneOf") !== undefined;
}
