import { parsePointer } from "../json/pointer.js";
import { child, follow, type Node, referenceOf, target } from "../read/node.js";
import { contentHash, type DraftMessage, entries, idOf, type Parts, type Reading, textAt } from "./draft.js";

/** Where a message was found, for the names of messages that have none of their own. */
interface Finding {
  /** The node that holds the message or the `$ref` to it. */
  readonly node: Node;
  /** The object and its traits. */
  readonly parts: Parts;
  /** The channel's or operation's words. */
  readonly place: readonly string[];
}

/** The message at the end of the chain of `$ref`s that starts at `node`. */
export function toMessage(reading: Reading, { node, parts, place }: Finding): DraftMessage {
  const definition = follow(reading.document, node) ?? node;
  const title = textAt(definition, "title");
  const ways = [
    textAt(definition, "messageId"),
    keyAlong(reading, node),
    textAt(definition, "name"),
    title !== undefined && /^[A-Za-z_]\w*$/.test(title) ? title : undefined,
    payloadName(definition),
  ];
  const rank = ways.findIndex((way) => way !== undefined);
  const own = ways[rank];
  return {
    id: idOf(definition),
    node: definition,
    parts,
    key: own ?? title ?? place.join(" "),
    ...spellingsOf(definition, { own, title, place }),
    rank: own === undefined ? ways.length : rank,
    unnamed: own === undefined && title === undefined,
  };
}

/** Ways to name a message: its own name, else its title, else its place. */
function spellingsOf(
  definition: Node,
  {
    own,
    title,
    place,
  }: {
    readonly own?: string | undefined;
    readonly title?: string | undefined;
    readonly place: readonly string[];
  },
): Pick<DraftMessage, "wanted" | "longer"> {
  if (own !== undefined) {
    return {
      wanted: [own],
      longer: () => [
        [...place, own],
        [...place, own, contentHash(definition.value)],
      ],
    };
  }
  const placed = [...place, "message"];
  const hashed = () => [...place, `message ${contentHash(definition.value)}`];
  return title === undefined
    ? { wanted: placed, longer: () => [hashed()] }
    : { wanted: [title], longer: () => [placed, hashed()] };
}

/** An object and its traits. In 3.x the object wins over its traits, in 2.x they win over it; later ones win. */
export function withTraits(reading: Reading, node: Node, winner: "object" | "traits"): Parts {
  const traits = entries(reading, node, "traits").map(([, trait]) => trait);
  traits.reverse();
  return winner === "object" ? [node, ...traits] : [...traits, node];
}

/** The key under which a message is defined, along its chain of `$ref`s: one under `components` before any other. */
function keyAlong(reading: Reading, node: Node): string | undefined {
  let inChannel: string | undefined;
  let elsewhere: string | undefined;
  let at: Node | undefined = node;
  for (let step = 0; at !== undefined && step < 1_000; step += 1) {
    const [top, , list] = at.path;
    const last = at.path.at(-1);
    if (at.path.at(-2) === "messages") {
      if (top === "components" && at.path.length === 3) return last;
      if (top === "channels" && list === "messages") inChannel ??= last;
      else if (!/^\d+$/.test(last ?? "")) elsewhere = last;
    } else if (at !== node) {
      elsewhere = keyIn(at) ?? elsewhere;
    }
    const reference = referenceOf(at);
    at = reference === undefined ? undefined : target(reading.document, at, reference);
  }
  return inChannel ?? elsewhere;
}

/** `messages.yaml#/said` is `said`, and so is the whole of `said.yaml`. */
function keyIn(node: Node): string | undefined {
  const last = node.path.at(-1);
  if (last !== undefined) return /^(message|\d+)$/.test(last) ? undefined : last;
  return baseName(node.file.path);
}

const baseName = (path: string): string | undefined =>
  path
    .split("/")
    .at(-1)
    ?.replace(/\.(ya?ml|json)$/, "");

/** The last step of the payload's `$ref`: a good name for a message that has none. */
function payloadName(message: Node): string | undefined {
  const payload = child(message, "payload");
  const reference = payload && referenceOf(payload);
  if (reference === undefined) return undefined;
  const [file = "", fragment = ""] = reference.split("#");
  return parsePointer(fragment)?.at(-1) ?? baseName(file);
}
