import { diagnose } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { child, children, follow, type Node, sourceOf, target } from "../read/node.js";
import {
  type Draft,
  type DraftChannel,
  type DraftMessage,
  idOf,
  member,
  type Reading,
  textAt,
  textOf,
} from "./draft.js";
import { readService } from "./extension-reading.js";

/** Checks that the operations, messages and channels that extensions name are there. */
export function checkExtensionNames(reading: Reading, draft: Draft): void {
  const operations: Named = {
    extension: "x-refusal",
    what: "operation of this document",
    known: draft.operations.map(({ key }) => key),
  };
  checkServices(reading, draft);
  for (const channel of draft.channels) {
    checkMirrors(reading, draft, channel);
    checkGreeting(reading, channel);
  }
  for (const { parts, reply } of draft.operations) {
    const known = keysOf(reply?.messages ?? []);
    const named: Named = { extension: "x-reply", what: "reply of this operation", known };
    checkKeys(reading, below(member(parts, "x-reply"), "messages"), named);
  }
  for (const refusal of refusalsOf(draft)) {
    for (const [, node] of listed(child(refusal, "operations")))
      checkName(reading, { node, name: textOf(node) }, operations);
    for (const [, codes] of listed(child(refusal, "codes"))) checkKeys(reading, codes, operations);
  }
}

/** A service has one title and one description, whichever of its servers say them. */
function checkServices(reading: Reading, { servers }: Draft): void {
  for (const member of ["title", "description"] as const) {
    const first = new Map<string, Node>();
    for (const { node } of servers) {
      const said = child(node, "x-service");
      const name = readService(node)?.name;
      const words = said && child(said, member);
      if (name === undefined || words === undefined) continue;
      const known = first.get(name) ?? words;
      first.set(name, known);
      if (known.value === words.value) continue;
      const problem = `another server gives \`${name}\` a different ${member}, which counts`;
      const related = [{ message: "this one counts", source: sourceOf(known) }];
      reading.report(
        diagnose("extension-shape", { extension: "x-service", problem }, sourceOf(words), related),
      );
    }
  }
}

/** What a name can be of, in words. */
interface Named {
  readonly extension: string;
  readonly what: string;
  readonly known: readonly string[];
}

function checkGreeting(reading: Reading, { node, messages }: DraftChannel): void {
  const named: Named = { extension: "x-greeting", what: "message of this channel", known: keysOf(messages) };
  for (const [, one] of listed(child(node, "x-greeting")))
    checkName(reading, { node: one, name: textOf(one) }, named);
}

/** A channel mirrors another of the document, and that one mirrors none. */
function checkMirrors(reading: Reading, draft: Draft, { node }: DraftChannel): void {
  const own = child(node, "x-mirrors");
  const reference = own && (textOf(own) ?? textAt(own, "$ref"));
  if (own === undefined || reference === undefined) return;
  const first = target(reading.document, own, reference);
  const end = first && follow(reading.document, first);
  const mirrored = draft.channels.find((one) => end !== undefined && idOf(one.node) === idOf(end));
  const what =
    mirrored === undefined
      ? "channel of this document"
      : child(mirrored.node, "x-mirrors") === undefined
        ? undefined
        : "channel that mirrors none itself";
  if (what === undefined) return;
  const holes = {
    extension: "x-mirrors",
    name: reference,
    what,
    hint: "Write the reference of a channel, such as `#/channels/a`.",
  };
  reading.report(diagnose("extension-name-unknown", holes, sourceOf(own)));
}

/** The keys of an object are names; `*` stands for all others. */
function checkKeys(reading: Reading, map: Node | undefined, named: Named): void {
  for (const [name, node] of listed(map))
    if (name !== "*") checkName(reading, { node, name, part: "key" }, named);
}

function checkName(
  reading: Reading,
  {
    node,
    name,
    part = "value",
  }: { readonly node: Node; readonly name: string | undefined; readonly part?: "key" | "value" },
  { extension, what, known }: Named,
): void {
  // A name as it stands in code counts too.
  if (name === undefined || known.includes(name) || known.map(plain).includes(plain(name))) return;
  const near = nearest(name, known);
  const all =
    known.length === 0 ? "There is none." : `There are: ${known.map((one) => `\`${one}\``).join(", ")}.`;
  const hint = near === undefined ? all : `Did you mean \`${near}\`?`;
  reading.report(
    diagnose("extension-name-unknown", { extension, name, what, hint }, { ...sourceOf(node), part }),
  );
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const refusalsOf = ({ channels, operations, spareMessages }: Draft): ReadonlySet<Node> =>
  new Set(
    [
      ...channels.flatMap(({ messages }) => messages),
      ...operations.flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])]),
      ...spareMessages,
    ].flatMap(({ parts }) => member(parts, "x-refusal") ?? []),
  );

const keysOf = (messages: readonly DraftMessage[]): readonly string[] => messages.map(({ key }) => key);

const below = (node: Node | undefined, key: string): Node | undefined => node && child(node, key);

/** The members of an object or a list; none of a text. */
const listed = (node: Node | undefined) => (node === undefined ? [] : children(node));
