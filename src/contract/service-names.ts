import { type Node, sourceOf } from "../read/node.js";
import { contentHash, type DraftChannel, type DraftMessage, idOf, type Reading } from "./draft.js";
import { readTsName } from "./extension-reading.js";
import {
  channelStyle,
  messageStyle,
  type Nameable,
  type NameStyle,
  operationStyle,
  planNames,
  serviceStyle,
} from "./names.js";
import { type NameOverrides, overrideOf, type ServiceInput, type ServicePlan } from "./service-plan.js";
import { isDeceptive } from "./spelling.js";

/** Names by the id of what they name. */
export type Names = ReadonlyMap<string, string>;

/** The stems of the types of all services, by the service's name: after its title, else after its name. */
export const nameServices = (reading: Reading, plans: readonly ServicePlan[]): Names =>
  nameAll(
    reading,
    serviceStyle,
    plans.map(({ name, said, source }) => ({
      id: name,
      wanted: [said.title !== undefined && isStem(said.title) ? said.title : name],
      longer: () => [[name]],
      rank: 0,
      source,
    })),
  );

/** A title that can be a part of names in code: of letters that are what they look like, and not a sentence. */
const isStem = (title: string): boolean =>
  title.length <= 60 && !isDeceptive(title) && serviceStyle.spell([title]) !== "";

/** What the messages of a service are called. */
export const nameMessages = ({ reading, names }: ServiceInput, drafts: readonly DraftMessage[]): Names =>
  nameAll(
    reading,
    messageStyle,
    drafts.map((one) => messageNameable(one, names)),
  );

/** What its channels are called. */
export const nameChannels = ({ reading, names }: ServiceInput, drafts: readonly DraftChannel[]): Names =>
  nameAll(
    reading,
    channelStyle,
    drafts.map((draft) => channelNameable(draft, names)),
  );

/** What its operations are called. */
export const nameOperations = ({ reading, plan, names }: ServiceInput): Names =>
  nameAll(
    reading,
    operationStyle,
    plan.operations.map(({ id, node, key, spellings }) => ({
      ...nameable(node, spellings[0] ?? [key], names),
      id,
      longer: () => spellings.slice(1),
    })),
  );

function nameAll(reading: Reading, style: NameStyle, things: readonly Nameable[]): Names {
  const { names, diagnostics } = planNames(things, style);
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  return names;
}

const messageNameable = (draft: DraftMessage, overrides: NameOverrides): Nameable => ({
  ...nameable(draft.node, [draft.key], overrides),
  id: draft.id,
  wanted: draft.wanted,
  longer: draft.longer,
  rank: draft.rank,
});

function channelNameable({ id, node, key, words }: DraftChannel, overrides: NameOverrides): Nameable {
  const plain = { ...nameable(node, [key], overrides), id };
  return words === key
    ? plain
    : { ...plain, wanted: [words], longer: () => [[key], [words, "channel"], ...plain.longer()], rank: 1 };
}

function nameable(node: Node, words: readonly string[], overrides: NameOverrides): Nameable {
  const source = sourceOf(node);
  const fixed = overrideOf(overrides, source, words.length === 1 ? words[0] : undefined) ?? readTsName(node);
  return {
    id: idOf(node),
    ...(fixed === undefined ? {} : { fixed }),
    wanted: words,
    longer: () => [
      [source.file.replace(/\.\w+$/, ""), ...words],
      [...words, contentHash(node.value)],
    ],
    rank: 0,
    source,
  };
}
