import { isMapping } from "../../json/value.js";
import { child, children, follow, type Node } from "../../read/node.js";
import { type Conversion, pointerTo } from "./conversion.js";
import { claim, isComponentKey, type Names } from "./planned-names.js";

/** Where everything of the channels goes: decided before anything is written, since references go both ways. */
export interface Plan {
  /** The channels of the document, those that are broken left out. */
  readonly channels: readonly ChannelPlan[];
  /** Those under `components`, by pointer. */
  readonly shared: ReadonlyMap<string, ChannelPlan>;
  /** The keys of `components/messages`, by pointer of the definition. */
  readonly messages: ReadonlyMap<string, string>;
}

export interface ChannelPlan {
  /** As it is listed: the channel itself or a `$ref` to it. */
  readonly listed: Node;
  readonly definition: Node;
  /** More than one channel of the document leads to the definition. */
  readonly isShared: boolean;
  /** Absent for a component that no channel, or more than one, leads to. */
  readonly address?: string;
  /** The key of the channel, or of the component. */
  readonly key: string;
  /** Where its members are written: a component has its own. */
  readonly base: string;
  /** What its operations refer to. */
  readonly reach: string;
  readonly operations: readonly OperationPlan[];
  /** In order, by pointer of the definition. */
  readonly messages: ReadonlyMap<string, MessagePlan>;
}

export interface OperationPlan {
  readonly verb: "publish" | "subscribe";
  readonly node: Node;
  /** Pointers of definitions. */
  readonly messages: readonly string[];
}

interface MessagePlan {
  /** Key in the channel. */
  readonly key: string;
  /** The message or the `$ref` to it. */
  readonly holder: Node;
  readonly definition: Node;
}

/** Plans the channels of a document, and with them its messages. */
export function planChannels(conversion: Conversion, names: Names): Plan {
  const { root, document } = conversion;
  const messages = planComponentMessages(conversion, names);
  const list = child(root, "channels");
  const listed = list === undefined || !isMapping(list.value) ? [] : children(list);
  const found = listed.flatMap(([address, node]) => {
    const definition = follow(document, node);
    return definition === undefined || !isMapping(definition.value) ? [] : [{ address, node, definition }];
  });
  const uses = new Map<string, number>();
  for (const { definition } of found) uses.set(definition.pointer, (uses.get(definition.pointer) ?? 0) + 1);
  const taken = new Set<string>();
  const keys = new Map(
    found.map(({ address }) => [address, claim(taken, channelWishes(names, address), address)] as const),
  );
  const channels = found.map(({ address, node, definition }): ChannelPlan => {
    const key = keys.get(address) ?? address;
    const reach = pointerTo("channels", key);
    const base = node !== definition && isSole(definition, uses) ? definition.pointer : reach;
    const isShared = (uses.get(definition.pointer) ?? 0) > 1;
    const own = { listed: node, definition, isShared, address, key, base, reach };
    return { ...own, ...planMessages(conversion, names, { definition, address }) };
  });
  return { channels, shared: planShared(conversion, names, channels), messages };
}

/** The address itself does where two services have channels of one name. */
const channelWishes = (names: Names, address: string): readonly string[] => [
  names.channel(address),
  ...(isComponentKey(address) ? [address] : []),
];

/** A component that one channel alone leads to is that channel. */
const isSole = (definition: Node, uses: ReadonlyMap<string, number>): boolean =>
  uses.get(definition.pointer) === 1 && isSharedChannel(definition);

const isSharedChannel = ({ path }: Node): boolean =>
  path.length === 3 && path[0] === "components" && path[1] === "channels";

function planShared(
  conversion: Conversion,
  names: Names,
  channels: readonly ChannelPlan[],
): ReadonlyMap<string, ChannelPlan> {
  const section = childOf(conversion.root, "components", "channels");
  const shared = new Map<string, ChannelPlan>();
  for (const [key, node] of section === undefined ? [] : children(section)) {
    if (!isMapping(node.value) || follow(conversion.document, node) !== node) continue;
    const { pointer } = node;
    const used = channels.find(({ base }) => base === pointer);
    const own = { listed: node, definition: node, isShared: false, key, base: pointer, reach: pointer };
    shared.set(
      pointer,
      used ?? { ...own, ...planMessages(conversion, names, { definition: node, address: key }) },
    );
  }
  return shared;
}

/** The operations of a channel and all of their messages, each with a key that is its own. */
function planMessages(
  conversion: Conversion,
  names: Names,
  { definition, address }: { readonly definition: Node; readonly address: string },
): Pick<ChannelPlan, "operations" | "messages"> {
  const messages = new Map<string, MessagePlan>();
  const taken = new Set<string>();
  const operations = (["publish", "subscribe"] as const).flatMap((verb): OperationPlan[] => {
    const listed = child(definition, verb);
    const node = listed && follow(conversion.document, listed);
    if (node === undefined || !isMapping(node.value)) return [];
    const found = choicesOf(conversion, child(node, "message"));
    for (const { holder, definition: message } of found) {
      if (messages.has(message.pointer)) continue;
      const wish = names.message(message, [address, verb]);
      const key = claim(taken, [wish], message.pointer);
      messages.set(message.pointer, { key, holder, definition: message });
    }
    return [{ verb, node, messages: [...new Set(found.map((one) => one.definition.pointer))] }];
  });
  return { operations, messages };
}

/** The messages that a `message` member stands for: one, each of a `oneOf`, or none. */
export function choicesOf(
  conversion: Conversion,
  node: Node | undefined,
): readonly Pick<MessagePlan, "holder" | "definition">[] {
  const found: Pick<MessagePlan, "holder" | "definition">[] = [];
  const seen = new Set<string>();
  const waiting = node === undefined ? [] : [node];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    const definition = follow(conversion.document, holder);
    if (definition === undefined || !isMapping(definition.value)) continue;
    const choices = child(definition, "oneOf");
    if (choices === undefined) found.push({ holder, definition });
    else if (!seen.has(definition.pointer)) {
      seen.add(definition.pointer);
      waiting.push(
        ...children(choices)
          .map(([, one]) => one)
          .reverse(),
      );
    }
  }
  return found;
}

/** A `messageId` was the name of a message; where its key is that now, the component is called so. */
function planComponentMessages(conversion: Conversion, names: Names): ReadonlyMap<string, string> {
  const section = childOf(conversion.root, "components", "messages");
  const definitions = (section === undefined ? [] : children(section)).flatMap(([key, node]) => {
    const wrapped = child(node, "oneOf") === undefined ? [] : choicesOf(conversion, node);
    const lifted = wrapped.filter(({ holder, definition }) => holder === definition);
    return lifted.length > 0 || wrapped.length > 0
      ? lifted.map(({ definition }) => ({ node: definition, wishes: [names.message(definition, [key])] }))
      : [{ node, wishes: [names.message(node, [key]), key] }];
  });
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  const isAtHome = ({ node, wishes }: (typeof definitions)[number]) => wishes[0] === node.path.at(-1);
  for (const one of [...definitions.filter(isAtHome), ...definitions.filter((each) => !isAtHome(each))]) {
    if (keys.has(one.node.pointer)) continue;
    const wishes = one.wishes.filter(isComponentKey);
    keys.set(one.node.pointer, claim(taken, wishes.length === 0 ? ["message"] : wishes, one.node.pointer));
  }
  return keys;
}

/** Where the definition of a message is written. */
export function homeOf({ channels, shared, messages }: Plan, definition: Node): string | undefined {
  const component = messages.get(definition.pointer);
  if (component !== undefined) return pointerTo("components", "messages", component);
  const holder = containerOf(definition);
  const plan = shared.get(holder) ?? channels.find((one) => one.listed.pointer === holder);
  const message = plan?.messages.get(definition.pointer);
  return plan && message && `${plan.base}${pointerTo("messages", message.key)}`;
}

function containerOf({ path }: Node): string {
  return pointerTo(...path.slice(0, path[0] === "channels" ? 2 : 3));
}

/** A member of a member. */
function childOf(node: Node, ...keys: readonly string[]): Node | undefined {
  let at: Node | undefined = node;
  for (const key of keys) at = at && child(at, key);
  return at;
}
