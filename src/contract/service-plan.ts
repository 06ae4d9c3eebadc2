import { basename } from "node:path/posix";
import type { Source } from "../diagnostic/diagnostic.js";
import { sourceOf } from "../read/node.js";
import type { Draft, DraftChannel, DraftMessage, DraftOperation, DraftServer, Reading } from "./draft.js";
import { defined, textAt, uniqueMessages } from "./draft.js";
import type { ServiceWords } from "./extension.js";
import { readService } from "./extension-reading.js";
import { toKebab } from "./spelling.js";

/** What a service is built from. */
export interface ServiceInput {
  readonly reading: Reading;
  readonly draft: Draft;
  readonly plan: ServicePlan;
  /** The stem of its types. */
  readonly typeName: string;
  /** It is the only one, so unused components belong to it. */
  readonly alone: boolean;
  readonly names: NameOverrides;
  /** Whether a schema without `type` has that of its `properties` or `items`. */
  readonly impliedTypes: boolean;
}

/** Names that the configuration gives, by what they name: `spec/a.yaml#/b`, `#/components/schemas/b`, or a key. */
export type NameOverrides = ReadonlyMap<string, string>;

/** The name that the configuration gives to what stands at a place, or has a key. */
export const overrideOf = (
  names: NameOverrides,
  { file, pointer }: Source,
  key?: string,
): string | undefined =>
  names.get(`${file}#${pointer}`) ??
  names.get(`#${pointer}`) ??
  (key === undefined ? undefined : names.get(key));

/** The part of a draft that becomes one service. */
export interface ServicePlan {
  readonly name: string;
  /** What its servers say about it (`x-service`): of each member the first that one of them has. */
  readonly said: Omit<ServiceWords, "name">;
  /** Where it is described: the first server of it, or the document. */
  readonly source: Source;
  readonly servers: readonly DraftServer[];
  readonly channels: readonly DraftChannel[];
  readonly operations: readonly DraftOperation[];
  readonly messages: readonly DraftMessage[];
}

/**
 * Which servers, and so which channels, make one service.
 * Servers say `x-service`; of the others those that serve the same channels are one service (`production` and
 * `staging`), since two would be two copies of the same code. A document of one service is named after its title.
 */
export function planServices(draft: Draft): readonly ServicePlan[] {
  const byName = new Map<string, DraftServer[]>();
  const groups = new Map<string, DraftServer[]>();
  for (const server of draft.servers) {
    const said = readService(server.node);
    if (said === undefined) append(groups, channelsOf(draft, server), server);
    else append(byName, safeName(said.name), server);
  }
  const single = byName.size === 0 && groups.size <= 1;
  for (const servers of groups.values()) {
    const [first = ""] = servers.map(({ key }) => key).sort();
    const name = single ? titleName(draft) : safeName(first);
    for (const server of servers) append(byName, name, server);
  }
  if (draft.servers.length === 0) byName.set(titleName(draft), []);
  const names = [...byName.keys()].sort();
  return names.map((name) =>
    planService(draft, { name, servers: byName.get(name) ?? [], alone: names.length === 1 }),
  );
}

function planService(
  draft: Draft,
  {
    name,
    servers,
    alone,
  }: { readonly name: string; readonly servers: readonly DraftServer[]; readonly alone: boolean },
): ServicePlan {
  const channels = draft.channels.filter(
    (channel) =>
      alone || channel.servers.length === 0 || channel.servers.some((server) => servers.includes(server)),
  );
  const operations = draft.operations.filter(({ channel }) => alone || channels.includes(channel));
  const [server] = servers;
  return {
    name,
    said: wordsOf(servers),
    source: sourceOf(alone || server === undefined ? draft.root : server.node),
    servers,
    channels: sorted(channels),
    operations: [...operations].sort((one, other) => (one.key < other.key ? -1 : 1)),
    messages: uniqueMessages([
      ...channels.flatMap(({ messages }) => messages),
      ...operations.flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])]),
      ...(alone ? draft.spareMessages : []),
    ]),
  };
}

function wordsOf(servers: readonly DraftServer[]): ServicePlan["said"] {
  const all = servers.flatMap(({ node }) => readService(node) ?? []);
  const title = all.find((one) => one.title !== undefined)?.title;
  const description = all.find((one) => one.description !== undefined)?.description;
  return defined({ title, description });
}

const sorted = (channels: readonly DraftChannel[]): readonly DraftChannel[] =>
  [...channels].sort((one, other) => (one.key < other.key ? -1 : 1));

const channelsOf = (draft: Draft, server: DraftServer): string =>
  draft.channels
    .filter(({ servers }) => servers.includes(server))
    .map(({ key }) => key)
    .sort()
    .join("\n");

const titleName = (draft: Draft): string =>
  safeName(draft.title, basename(draft.root.file.path).replace(/\.\w+$/, ""));

/** Names that a file system or our own output has taken. */
const taken = /^(con|prn|aux|nul|com\d|lpt\d|runtime|index|node-modules)$/;

function safeName(...wishes: readonly string[]): string {
  const name = wishes.map(toKebab).find((one) => one !== "") ?? "api";
  const short = name.length <= 60 ? name : name.slice(0, 60).replace(/-$/, "");
  return taken.test(short) || /^\d/.test(short) ? `service-${short}` : short;
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The description of a service: its own, else that of its only server, or none. */
export const descriptionOf = ({ said, servers }: ServicePlan): string | undefined => {
  const [only, another] = servers;
  return said.description ?? (another === undefined ? textAt(only?.node, "description") : undefined);
};
