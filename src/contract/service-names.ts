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
} from "./names.js";
import { type NameOverrides, overrideOf, type ServiceInput } from "./service-plan.js";

/** Names by the id of what they name. */
export type Names = ReadonlyMap<string, string>;

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
    drafts.map(({ node, key }) => nameable(node, [key], names)),
  );

/** What its operations are called. */
export const nameOperations = ({ reading, plan, names }: ServiceInput): Names =>
  nameAll(
    reading,
    operationStyle,
    plan.operations.map(({ node, key, spellings }) => ({
      ...nameable(node, spellings[0] ?? [key], names),
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
  wanted: draft.wanted,
  longer: draft.longer,
  rank: draft.rank,
});

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
